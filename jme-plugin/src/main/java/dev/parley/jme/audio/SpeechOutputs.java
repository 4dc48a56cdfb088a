package dev.parley.jme.audio;

/**
 * Makes the mouths of the avatars of one application. Usable on any thread.
 */
public interface SpeechOutputs extends AutoCloseable {

    /**
     * Makes an output.
     *
     * @param sampleRate samples a second of all its lines (&gt;0)
     * @return a new output, to be closed by the caller
     */
    SpeechOutput open(int sampleRate);

    /**
     * Returns in a few words where the sound goes, for the log.
     *
     * @return a short text
     */
    String description();

    /**
     * Says how much later the ear hears the sound than the device tells: wireless headphones, a television. The clocks
     * of all outputs, of those still to be opened too, go by it at once; they stand still rather than run backwards. An
     * output without a device ignores it.
     *
     * @param seconds -1..2; positive if the picture is ahead of the sound
     */
    default void setLatencyOffset(double seconds) {
        checkLatencyOffset(seconds);
    }

    /**
     * Checks the range of a latency offset.
     *
     * @param seconds -1..2
     * @return the same
     * @throws IllegalArgumentException if it is outside
     */
    static double checkLatencyOffset(double seconds) {
        if (!(seconds >= -1 && seconds <= 2)) {
            throw new IllegalArgumentException("the latency offset is " + seconds + " s; it must be -1 to 2: by how much "
                    + "the sound comes later than the device tells");
        }
        return seconds;
    }

    /**
     * Closes every output. Safe to repeat.
     */
    @Override
    void close();
}
