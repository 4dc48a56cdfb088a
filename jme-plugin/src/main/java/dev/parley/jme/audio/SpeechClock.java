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
}
