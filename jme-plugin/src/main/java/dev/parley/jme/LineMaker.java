package dev.parley.jme;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Has an avatar's lines made in order, a piece at a time, not far ahead of the ear. {@link #make} belongs to the render
 * thread, the rest to any.
 */
final class LineMaker implements SpeechLoad.Speaker {

    /** Sound made ahead of the ear, of all lines together; more would be thrown away when somebody interrupts. */
    static final double AHEAD_SECONDS = 2.5;
    /** With less than this left the next chunk is begun, however long it may be. */
    private static final double LOW_SECONDS = 0.75;
    private static final double NANOS = 1e9;

    private final Stage stage;
    private final Mouth mouth;
    private final Supplier<SpokenLine[]> lines;
    private final AtomicBoolean making = new AtomicBoolean();

    /**
     * Makes nothing yet.
     *
     * @param lines returns those that have their turn, an array that is replaced and never changed
     */
    LineMaker(Stage stage, Mouth mouth, Supplier<SpokenLine[]> lines) {
        this.stage = stage;
        this.mouth = mouth;
        this.lines = lines;
        stage.inference().load().add(this);
    }

    /** Has the next piece made if it is time. */
    void make(SpeechModel model) {
        SpokenLine unfinished = unfinished();
        if (unfinished != null && wantsMore(model, unfinished) && making.compareAndSet(false, true)) {
            submit(model, unfinished);
        }
    }

    /** The sound that is left tells by when more is needed. */
    private void submit(SpeechModel model, SpokenLine line) {
        double ahead = ahead();
        long now = System.nanoTime();
        if (line.performance().pieces() == 0 && ahead * NANOS < InferenceQueue.PATIENCE_NANOS) {
            stage.inference().begin(now + InferenceQueue.PATIENCE_NANOS, () -> produce(model, line), line::isStopped);
        } else {
            stage.inference().submit(Priority.REST, now + (long) (ahead * NANOS), () -> produce(model, line));
        }
    }

    private void produce(SpeechModel model, SpokenLine line) {
        Performance performance = line.performance();
        boolean first = performance.pieces() == 0;
        double made = performance.produce(model, mouth::open, () -> ahead() > 0 || stage.inference().maySound());
        stage.inference().load().made(first, stage.inference().workSeconds(), made);
        if (!performance.isComplete() && wantsMore(model, line)) {
            submit(model, line);
        } else {
            making.set(false);
        }
    }

    private boolean wantsMore(SpeechModel model, SpokenLine line) {
        double limit = Math.max(LOW_SECONDS, AHEAD_SECONDS - model.chunkSeconds());
        return line.isStopped() || ahead() < limit && !line.performance().isStarved();
    }

    /** Lines are made in order: the first one that is not whole, or null. */
    SpokenLine unfinished() {
        SpokenLine[] now = lines.get();
        for (int i = 0; i < now.length; i++) {
            if (!now[i].performance().isComplete()) {
                return now[i];
            }
        }
        return null;
    }

    /** Returns how much is made and not heard yet, of all lines. */
    double ahead() {
        SpokenLine[] now = lines.get();
        double ahead = 0;
        for (int i = 0; i < now.length; i++) {
            ahead += now[i].ahead();
        }
        return ahead;
    }

    @Override
    public SpeechLoad.Outlook outlook() {
        SpokenLine line = unfinished();
        if (line == null || line.isStopped() || line.performance().isStarved()) {
            return null;
        }
        double ahead = ahead();
        int pieces = line.performance().pieces();
        boolean sounds = line.hasSound() || ahead > 0;
        return pieces == 0 && !sounds ? null : new SpeechLoad.Outlook(sounds, ahead, pieces);
    }

    /** Counts no longer among those who speak. */
    void close() {
        stage.inference().load().remove(this);
    }
}
