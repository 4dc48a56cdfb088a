package dev.parley.jme.audio;

/**
 * Counts the samples of an output that have been heard, holds and silence included. Usable on any thread, lock-free.
 */
interface OutputPosition {

    /** Returns the sample being heard, with its fraction. */
    double samples();
}
