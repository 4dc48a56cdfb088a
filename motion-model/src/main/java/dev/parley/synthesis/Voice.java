package dev.parley.synthesis;

import java.util.Map;

/**
 * Who speaks, as named dials. Immutable; usable on any thread.
 *
 * @param dials value of each dial by its name in the manifest; a dial left out is 0 (not null, copied)
 */
public record Voice(Map<String, Float> dials) {

    /** The model's own voice. */
    public static final Voice OWN = new Voice(Map.of());

    private static final String PITCH = "logF0Mean";
    private static final String FORMANTS = "formantScale";
    private static final double SEMITONES = 12;

    /**
     * Copies the dials.
     */
    public Voice {
        dials = Map.copyOf(dials);
    }

    /**
     * Returns the model's voice, moved.
     *
     * @param semitones mean pitch above the model's own; beyond -8..8 training has shown little
     * @param formants frequencies of the formants over the model's own (&gt;0); below 1 a longer throat. Beyond 0.8..1.25
     *     training has shown little
     * @return a new voice
     */
    public static Voice moved(double semitones, double formants) {
        if (!(formants > 0)) {
            throw new IllegalArgumentException("formants is " + formants + "; it must be above 0 (1 changes nothing)");
        }
        return new Voice(Map.of(PITCH, (float) (semitones / SEMITONES * Math.log(2)), FORMANTS,
                (float) Math.log(formants)));
    }
}
