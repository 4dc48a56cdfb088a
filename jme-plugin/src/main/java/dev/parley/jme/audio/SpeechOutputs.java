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
     * Closes every output. Safe to repeat.
     */
    @Override
    void close();
}
