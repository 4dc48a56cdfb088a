package dev.parley.jme;

import dev.parley.signal.MotionFrame;
import dev.parley.synthesis.Emotion;
import dev.parley.synthesis.Partner;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One avatar's lines, in order, and its face. For the render thread, but for {@link #speak} and what runs in the
 * inference queue.
 */
final class Talker {

    private static final double LINE_AHEAD_SECONDS = 8;
    private static final double IDLE_AHEAD_SECONDS = 3;
    /** To answer a partner soon. */
    private static final double LISTEN_AHEAD_SECONDS = 0.4;
    /** Frames without an update after which an avatar counts as out of the scene. */
    private static final int AWAY_FRAMES = 3;

    private final Stage stage;
    private final Announcer announcer;
    private final IdleMotion idle;
    private final MotionPlayer player;
    private final Mouth mouth;
    private final Queue<SpokenLine> incoming = new ConcurrentLinkedQueue<>();
    private final List<SpokenLine> lines = new CopyOnWriteArrayList<>();
    private final AtomicBoolean makingLine = new AtomicBoolean();
    private final AtomicBoolean makingIdle = new AtomicBoolean();
    private long lastFrame;
    private boolean closed;

    Talker(Stage stage, Announcer announcer, long seed) {
        this.stage = stage;
        this.announcer = announcer;
        idle = new IdleMotion(seed);
        player = new MotionPlayer(idle.track(), seed);
        mouth = new Mouth(stage.outputs());
        lastFrame = stage.frame();
    }

    /** Appends a line (any thread). */
    void speak(SpokenLine line) {
        incoming.add(line);
    }

    /** Sets what the face feels and to whom it listens between lines; null for neutral, for nobody (any thread). */
    void setIdle(Emotion emotion, Partner partner) {
        idle.set(emotion, partner);
    }

    boolean isSpeaking() {
        return !lines.isEmpty() || !incoming.isEmpty();
    }

    Mouth mouth() {
        return mouth;
    }

    /** Moves everything on, and returns what the face shows (alias: overwritten by the next call). */
    MotionFrame update(float step) {
        lastFrame = stage.frame();
        mouth.setPaused(stage.isPaused());
        moveLines();
        makeIdle();
        SpokenLine head = lines.isEmpty() ? null : lines.get(0);
        double heard = head == null ? -1 : head.heardSeconds();
        return heard >= 0 ? player.update(step, head.motion(), heard, head.isHolding())
                : player.update(step, null, heard, false);
    }

    /** Holds the sound if the avatar has left the scene; its lines can still be stopped. */
    void tickAway() {
        if (stage.frame() - lastFrame > AWAY_FRAMES) {
            mouth.setPaused(true);
            moveLines();
        }
    }

    private void moveLines() {
        for (SpokenLine next = incoming.poll(); next != null; next = incoming.poll()) {
            lines.add(next);
        }
        makeLines();
        mouth.update();
        while (!lines.isEmpty() && announcer.announce(lines.get(0))) {
            lines.remove(0);
            makeLines();
        }
    }

    private void makeLines() {
        SpeechModel model = stage.model();
        if (model == null) {
            awaitModel();
            return;
        }
        SpokenLine unfinished = unfinished();
        if (unfinished != null && wantsMore(unfinished) && makingLine.compareAndSet(false, true)) {
            stage.inference().submit(priority(unfinished), () -> produce(model, unfinished));
        }
    }

    /** Lines are made in order: the first one that is not whole. */
    private SpokenLine unfinished() {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isComplete()) {
                return lines.get(i);
            }
        }
        return null;
    }

    private boolean wantsMore(SpokenLine line) {
        return line.isStopped() || line.ahead() < LINE_AHEAD_SECONDS;
    }

    private Priority priority(SpokenLine line) {
        return line == lines.get(0) && !line.hasSound() ? Priority.FIRST_CHUNK : Priority.REST;
    }

    private void produce(SpeechModel model, SpokenLine line) {
        line.produce(model, mouth::open);
        if (!line.isComplete() && wantsMore(line)) {
            stage.inference().submit(Priority.REST, () -> produce(model, line));
        } else {
            makingLine.set(false);
        }
    }

    /** Without a model nothing is made: a line waits for it, or ends. */
    private void awaitModel() {
        Throwable failure = stage.failure();
        for (int i = 0; i < lines.size(); i++) {
            SpokenLine line = lines.get(i);
            if (failure != null || line.isStopped()) {
                line.abandon(failure);
            }
        }
    }

    private void makeIdle() {
        SpeechModel model = stage.model();
        if (model != null && !idle.isEnded() && player.idleAhead() < idleAhead()
                && makingIdle.compareAndSet(false, true)) {
            stage.inference().submit(Priority.IDLE, () -> produceIdle(model));
        }
    }

    private double idleAhead() {
        return idle.isListening() ? LISTEN_AHEAD_SECONDS : IDLE_AHEAD_SECONDS;
    }

    private void produceIdle(SpeechModel model) {
        idle.produce(model);
        makingIdle.set(false);
    }

    /** Stops every line, also those not begun (any thread). */
    void stopLines() {
        incoming.forEach(SpokenLine::stop);
        lines.forEach(SpokenLine::stop);
    }

    /** Ends everything: lines complete as stopped, streams are freed on the inference thread. Safe to repeat. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopLines();
        idle.stop();
        lines.addAll(incoming);
        incoming.clear();
        SpeechModel model = stage.model();
        for (SpokenLine line : lines) {
            stage.inference().submit(Priority.FIRST_CHUNK, () -> line.produce(model, mouth::open));
        }
        stage.inference().submit(Priority.FIRST_CHUNK, () -> idle.produce(model));
        mouth.close();
        lines.forEach(announcer::end);
        lines.clear();
    }
}
