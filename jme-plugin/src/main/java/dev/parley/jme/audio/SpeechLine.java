package dev.parley.jme.audio;

import dev.parley.signal.PcmAudio;

/**
 * One line of speech on its way to the ear. {@link #write} and {@link #finish} belong to one thread at a time, the
 * producer's; everything else may be called on any. Nothing here blocks.
 */
public interface SpeechLine extends SpeechClock {

    /**
     * Appends sound.
     *
     * @param audio at the output's rate (not null, alias kept)
     * @throws IllegalArgumentException if the rate is another
     */
    void write(PcmAudio audio);

    /**
     * Says that no more sound will come.
     */
    void finish();

    /** Seconds over which a stopped line fades out, unless another time is given: soft, and silent within 50 ms. */
    double STOP_SECONDS = 0.030;

    /**
     * Ends the line early: what is audible fades out within 50 ms and the output's latency, the rest is dropped. Safe
     * to repeat.
     */
    default void stop() {
        stop(STOP_SECONDS);
    }

    /**
     * Ends the line early: what is audible fades out, the rest is dropped. Safe to repeat; of several fades the
     * shortest holds.
     *
     * @param fadeSeconds how long the fade lasts (&ge;0); less than 5 ms would click, and counts as 5 ms
     */
    void stop(double fadeSeconds);

    /**
     * Holds or resumes this line: while held, silence plays and the line's clock stands still. A line that has not begun
     * waits.
     *
     * @param paused true to hold
     */
    void setPaused(boolean paused);

    /**
     * Tells whether the ear has heard the end of the line, or the line was stopped and is silent.
     *
     * @return true at the end, for good
     */
    boolean isOver();

    /**
     * Tells whether the line has begun and now waits, silent, for more sound, for the output to be resumed, or for a
     * device that has stopped to play.
     *
     * @return true while it waits
     */
    boolean isHolding();

    /**
     * Returns how much has been written.
     *
     * @return seconds (&ge;0)
     */
    double writtenSeconds();

    /**
     * Returns how often the line has waited for more sound after its start.
     *
     * @return holds (&ge;0)
     */
    int holds();
}
