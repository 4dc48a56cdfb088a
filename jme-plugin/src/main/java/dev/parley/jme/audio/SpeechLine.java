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

    /**
     * Ends the line early: what is audible fades out within 50 ms and the output's latency, the rest is dropped. Safe
     * to repeat.
     */
    void stop();

    /**
     * Tells whether the ear has heard the end of the line, or the line was stopped and is silent.
     *
     * @return true at the end, for good
     */
    boolean isOver();

    /**
     * Tells whether the line has begun and now waits, silent, for more sound, or for the output to be resumed.
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
