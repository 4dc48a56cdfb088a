package dev.parley.jme;

import dev.parley.signal.MotionClip;
import dev.parley.synthesis.IdleStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the idle motion of one avatar. {@link #produce} belongs to the inference thread. */
final class IdleMotion {

    private static final Logger LOGGER = Logger.getLogger(IdleMotion.class.getName());

    private final MotionTrack track = new MotionTrack();
    private final long seed;
    private volatile IdleStream stream;
    private volatile boolean ended;

    IdleMotion(long seed) {
        this.seed = seed;
    }

    MotionTrack track() {
        return track;
    }

    /** Makes the next clip; frees the stream after {@link #stop()}. */
    void produce(SpeechModel model) {
        try {
            MotionClip clip = ended ? null : next(model);
            if (clip != null) {
                track.add(clip);
            } else {
                close();
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "No idle motion from the model; the face breathes and blinks without it", e);
            close();
        }
    }

    private MotionClip next(SpeechModel model) {
        if (stream == null) {
            stream = model.idle(seed);
        }
        return ended ? null : stream.next();
    }

    private void close() {
        ended = true;
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Stops the stream (any thread); a last {@link #produce} frees it. */
    void stop() {
        ended = true;
        IdleStream opened = stream;
        if (opened != null) {
            opened.cancel();
        }
    }
}
