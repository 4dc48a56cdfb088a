package dev.parley.jme;

import com.jme3.math.Vector3f;
import dev.parley.jme.audio.SpeechOutput;
import dev.parley.jme.audio.SpeechOutputs;
import java.util.function.Consumer;

/** An avatar's output, which opens when the first sound tells its rate. */
final class Mouth {

    /** World units a second beyond which a move is a leap, not a flight. */
    private static final float MAX_SPEED = 100;

    private final SpeechOutputs outputs;
    private final Vector3f position = new Vector3f();
    private final Vector3f velocity = new Vector3f();
    private volatile SpeechOutput output;
    private boolean placed;
    private boolean paused;
    private boolean closed;
    private float volume = 1;
    private float reference = SpeechOutput.DEFAULT_REFERENCE;
    private float maximum = SpeechOutput.DEFAULT_MAXIMUM;

    Mouth(SpeechOutputs outputs) {
        this.outputs = outputs;
    }

    /** Returns the output, opened at the first call (an inference thread). */
    synchronized SpeechOutput open(int sampleRate) {
        if (output == null) {
            SpeechOutput opened = outputs.open(sampleRate);
            opened.setVolume(volume);
            opened.setDistances(reference, maximum);
            opened.place(position, velocity);
            opened.setPaused(paused);
            output = opened;
            if (closed) {
                opened.close();
            }
        }
        return output;
    }

    /** Does a frame's share (the render thread). */
    void update() {
        SpeechOutput opened = output;
        if (opened != null) {
            opened.update();
        }
    }

    void place(Vector3f newPosition, float step) {
        velocity.set(newPosition).subtractLocal(position);
        if (placed && step > 0 && velocity.length() < MAX_SPEED * step) {
            velocity.divideLocal(step);
        } else {
            velocity.zero();
        }
        position.set(newPosition);
        placed = true;
        SpeechOutput opened = output;
        if (opened != null) {
            opened.place(position, velocity);
        }
    }

    void setPaused(boolean newPaused) {
        if (newPaused != paused) {
            change(() -> paused = newPaused, opened -> opened.setPaused(newPaused));
        }
    }

    void setVolume(float newVolume) {
        change(() -> volume = newVolume, opened -> opened.setVolume(newVolume));
    }

    void setDistances(float newReference, float newMaximum) {
        change(() -> {
            reference = newReference;
            maximum = newMaximum;
        }, opened -> opened.setDistances(newReference, newMaximum));
    }

    private synchronized void change(Runnable here, Consumer<SpeechOutput> there) {
        here.run();
        if (output != null) {
            there.accept(output);
        }
    }

    synchronized void close() {
        closed = true;
        if (output != null) {
            output.close();
        }
    }
}
