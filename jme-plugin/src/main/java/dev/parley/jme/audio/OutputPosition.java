package dev.parley.jme.audio;

/**
 * Counts the samples of an output that have been heard, holds and silence included. Usable on any thread, lock-free.
 */
interface OutputPosition {

    /** Returns the sample being heard, with its fraction. */
    double samples();

    /** Returns the same by the device's latest report, not smoothed; not a number without a device. */
    double reportedSamples();

    /** Tells whether the device has sound to play and does not play it. */
    default boolean isStalled() {
        return false;
    }
}
