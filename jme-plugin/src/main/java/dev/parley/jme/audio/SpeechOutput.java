package dev.parley.jme.audio;

import com.jme3.math.Vector3f;

/**
 * The mouth of one avatar: plays lines one after another. Every method may be called on any thread unless it says
 * otherwise; none blocks.
 */
public interface SpeechOutput extends AutoCloseable {

    /** World units at which the sound has its own volume, unless set otherwise; jMonkeyEngine's own value. */
    float DEFAULT_REFERENCE = 10;
    /** World units beyond which the sound falls no further, unless set otherwise; jMonkeyEngine's own value. */
    float DEFAULT_MAXIMUM = 200;

    /**
     * Appends a line behind those already begun.
     *
     * @return a new line, empty
     */
    SpeechLine begin();

    /**
     * Does the output's share of a frame. Call it once a frame on the render thread, before the clocks are read.
     */
    void update();

    /**
     * Places the mouth in the world. Call it on the render thread.
     *
     * @param position world units (not null, unaffected)
     * @param velocity world units a second, for the Doppler effect (not null, unaffected)
     */
    void place(Vector3f position, Vector3f velocity);

    /**
     * Sets how the sound fades with distance, as {@code com.jme3.audio.AudioNode} does.
     *
     * @param reference world units at which the sound has its own volume (&gt;0)
     * @param maximum world units beyond which it falls no further (&gt;reference)
     */
    void setDistances(float reference, float maximum);

    /**
     * Sets the volume.
     *
     * @param volume factor on the amplitude (&ge;0; 1 leaves it as it is)
     */
    void setVolume(float volume);

    /**
     * Holds or resumes: while held, silence plays and the lines' clocks stand still.
     *
     * @param paused true to hold
     */
    void setPaused(boolean paused);

    /**
     * Returns the rate of the sound.
     *
     * @return samples a second (&gt;0)
     */
    int sampleRate();

    /**
     * Stops every line and frees the output. Safe to repeat.
     */
    @Override
    void close();
}
