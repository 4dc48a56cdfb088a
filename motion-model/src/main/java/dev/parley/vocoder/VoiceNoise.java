package dev.parley.vocoder;

/**
 * Where the noise of a voice comes from: a pure function of place, so that a line is the same however it is cut.
 */
@FunctionalInterface
public interface VoiceNoise {

    /**
     * Writes the noise of one frame's samples.
     *
     * @param frame index of the frame in the line (&ge;0)
     * @param target standard normal samples, one hop of them (not null, modified)
     */
    void fill(long frame, float[] target);
}
