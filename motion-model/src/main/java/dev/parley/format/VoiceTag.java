package dev.parley.format;

/**
 * Says that a voice is synthetic, and by what model; written into every sound and video file. Immutable.
 *
 * @param model the model's name (not null)
 * @param version the model's version (not null)
 */
public record VoiceTag(String model, String version) {

    /**
     * Returns the sentence that goes into a file's comment field.
     *
     * @return for instance {@code synthetic speech, model parley-en 0.1}
     */
    public String comment() {
        return "synthetic speech, model " + model + " " + version;
    }

    /**
     * Returns the name of the software that made the voice.
     *
     * @return for instance {@code Parley, model parley-en 0.1}
     */
    public String software() {
        return "Parley, model " + model + " " + version;
    }
}
