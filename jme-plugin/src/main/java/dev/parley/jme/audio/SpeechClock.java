package dev.parley.jme.audio;

/**
 * Tells what of a line is being heard. Usable on any thread; never blocks, allocates nothing.
 */
public interface SpeechClock {

    /**
     * Returns the position in the line of the sample that leaves the loudspeaker now: the output's latency is taken
     * off. Never runs backwards within a line; stands still while the sound waits for more; ends at the line's length.
     *
     * @return seconds from the line's first sample; negative while none has been heard
     */
    double heardSeconds();

    /**
     * Returns the same position by the device's latest report alone, carried on by real time: not smoothed, and free to
     * run backwards. The difference to {@link #heardSeconds()} is what smoothing changes.
     *
     * @return seconds from the line's first sample; not a number while no device reports
     */
    double reportedSeconds();
}
