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

    /** Nothing is made further ahead of the ear than this. */
    private static final double LINE_AHEAD_SECONDS = 2.5;
    /** With less than this left the next chunk is begun, however long it may be. */
    private static final double LINE_LOW_SECONDS = 0.75;
    private static final double IDLE_AHEAD_SECONDS = 3;
    /** To answer a partner soon. */
    private static final double LISTEN_AHEAD_SECONDS = 0.4;
    /** Frames without an update after which an avatar counts as out of the scene. */
    private static final int AWAY_FRAMES = 3;
    private static final double NANOS = 1e9;

    private final Stage stage;
    private final Announcer announcer;
    private final IdleMotion idle;
    private final MotionPlayer player;
    private final Mouth mouth;
    private final Queue<SpokenLine> incoming = new ConcurrentLinkedQueue<>();
    private final List<SpokenLine> lines = new CopyOnWriteArrayList<>();
    private final AtomicBoolean makingLine = new AtomicBoolean();
    /** Sound made and not heard yet of the lines before the one that is being made, in seconds. */
    private volatile double before;
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
        before = unfinished == null ? 0 : aheadBefore(unfinished);
        if (unfinished != null && wantsMore(model, unfinished) && makingLine.compareAndSet(false, true)) {
            submit(model, unfinished, priority(unfinished));
        }
    }

    /** The sound that is left tells by when more is needed. */
    private void submit(SpeechModel model, SpokenLine line, Priority priority) {
        double seconds = priority == Priority.FIRST_CHUNK ? InferenceQueue.PATIENCE_NANOS / NANOS : ahead(line);
        long deadline = System.nanoTime() + (long) (seconds * NANOS);
        stage.inference().submit(priority, deadline, () -> produce(model, line));
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

    private double aheadBefore(SpokenLine line) {
        double seconds = 0;
        for (int i = 0; lines.get(i) != line; i++) {
            seconds += lines.get(i).ahead();
        }
        return seconds;
    }

    /** Returns the sound that is made and not heard yet, up to the end of what there is of a line. */
    private double ahead(SpokenLine line) {
        return before + line.ahead();
    }

    private boolean wantsMore(SpeechModel model, SpokenLine line) {
        double limit = Math.max(LINE_LOW_SECONDS, LINE_AHEAD_SECONDS - model.chunkSeconds());
        return line.isStopped() || ahead(line) < limit;
    }

    private Priority priority(SpokenLine line) {
        return line == lines.get(0) && !line.hasSound() ? Priority.FIRST_CHUNK : Priority.REST;
    }

    private void produce(SpeechModel model, SpokenLine line) {
        line.produce(model, mouth::open);
        if (!line.isComplete() && wantsMore(model, line)) {
            submit(model, line, Priority.REST);
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
        if (model != null && !idle.isEnded() && player.idleAhead() < idleAhead()) {
            stage.crowd().ask(model, idle, player.idleAhead());
        }
    }

    private double idleAhead() {
        return idle.isListening() ? LISTEN_AHEAD_SECONDS : IDLE_AHEAD_SECONDS;
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
            stage.inference().submit(Priority.RELEASE, () -> line.produce(model, mouth::open));
        }
        stage.inference().submit(Priority.RELEASE, () -> IdleMotion.produce(model, List.of(idle)));
        mouth.close();
        lines.forEach(announcer::end);
        lines.clear();
    }
}
