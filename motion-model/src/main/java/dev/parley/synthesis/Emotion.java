package dev.parley.synthesis;

import java.util.Objects;

/**
 * How a line is felt. Immutable; usable on any thread.
 *
 * @param name one of the manifest's emotions, in any case (not null)
 * @param intensity 0..1
 */
public record Emotion(String name, float intensity) {

    /** The name of the absence of all others. */
    public static final String NEUTRAL = "neutral";

    /**
     * Validates the intensity.
     */
    public Emotion {
        Objects.requireNonNull(name, "name");
        if (!(intensity >= 0 && intensity <= 1)) {
            throw new IllegalArgumentException("intensity of emotion '" + name + "' is " + intensity
                    + "; it must be between 0 and 1");
        }
    }
}
