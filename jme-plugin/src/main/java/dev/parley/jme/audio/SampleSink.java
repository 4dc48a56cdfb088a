package dev.parley.jme.audio;

/**
 * Receives what a virtual output plays, silence included, without gap or overlap.
 */
@FunctionalInterface
public interface SampleSink {

    /** Lets the sound go. */
    SampleSink NOWHERE = (position, samples, count) -> { };

    /**
     * Receives the next samples.
     *
     * @param position index of the first one since the time source's zero
     * @param samples amplitudes, volume applied (valid during the call only)
     * @param count how many of them are there
     */
    void accept(long position, float[] samples, int count);
}
