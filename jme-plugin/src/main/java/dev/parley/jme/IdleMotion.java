package dev.parley.jme;

import dev.parley.signal.MotionClip;
import dev.parley.synthesis.Emotion;
import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.Partner;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The motion of one avatar that does not speak. {@link #produce} belongs to the inference thread, {@link #set} and
 * {@link #stop} to any.
 */
final class IdleMotion {

    private static final Logger LOGGER = Logger.getLogger(IdleMotion.class.getName());
    /** Another performance each time: the noise begins anew. */
    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

    private final MotionTrack track = new MotionTrack();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile IdleRequest wanted;
    private volatile IdleStream stream;
    private volatile boolean ended;
    private IdleRequest begun;
    private MotionClip previous;
    private MotionClip last;

    IdleMotion(long seed) {
        wanted = IdleRequest.of(seed);
    }

    MotionTrack track() {
        return track;
    }

    /** Changes how the avatar feels and to whom it listens, from the next clip on; null for neutral, for nobody. */
    void set(Emotion emotion, Partner partner) {
        wanted = IdleRequest.of(wanted.seed() + SEED_STEP).withEmotion(emotion).withPartner(partner);
    }

    /** Tells whether there is somebody to listen to: then motion made far ahead would come too late. */
    boolean isListening() {
        return wanted.partner() != null;
    }

    /** Asks for a clip; tells whether none was asked for that is still to be made (any thread). */
    boolean ask() {
        return asked.compareAndSet(false, true);
    }

    /** Makes the next clip of each (the inference thread); frees the streams of those that were stopped. */
    static void produce(SpeechModel model, List<IdleMotion> motions) {
        List<IdleMotion> open = motions.stream().filter(motion -> motion.prepare(model)).toList();
        try {
            List<MotionClip> clips = open.isEmpty() ? List.of()
                    : model.next(open.stream().map(motion -> motion.stream).toList());
            for (int i = 0; i < clips.size(); i++) {
                open.get(i).accept(clips.get(i));
            }
        } catch (RuntimeException e) {
            if (open.size() > 1) {
                open.forEach(motion -> produce(model, List.of(motion)));
            } else {
                open.forEach(motion -> motion.giveUp(e));
            }
        }
        motions.forEach(motion -> motion.asked.set(false));
    }

    /** Opens the stream that is wanted; tells whether there is one. */
    private boolean prepare(SpeechModel model) {
        try {
            if (!ended) {
                begin(model);
            }
        } catch (RuntimeException e) {
            giveUp(e);
        }
        if (ended) {
            free();
        }
        return !ended;
    }

    private void begin(SpeechModel model) {
        IdleRequest request = wanted;
        if (stream == null || request != begun) {
            free();
            begun = request;
            stream = model.idle(last == null ? request : request.withBefore(shown()));
        }
    }

    private void accept(MotionClip clip) {
        if (clip == null) {
            close();
        } else {
            track.add(clip);
            previous = last;
            last = clip;
        }
    }

    private void giveUp(RuntimeException e) {
        LOGGER.log(Level.WARNING, "No idle motion from the model; the face breathes and blinks without it", e);
        close();
    }

    /** What the new stream continues. */
    private MotionClip shown() {
        return previous == null ? last : MotionClip.concat(List.of(previous, last));
    }

    private void close() {
        ended = true;
        free();
    }

    private void free() {
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
