package dev.parley.jme;

import dev.parley.jme.audio.SpeechLine;
import dev.parley.synthesis.SpeechRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One line from text to ear. While it waits for its turn it is little more than its text. Usable on any thread.
 */
final class SpokenLine implements SpeechHandle {

    private static final double PROGRESS_UNIT = 1e-9;
    private static final double NANOS = 1e9;

    private final SpeechRequest request;
    private final TextTap tap;
    private final CompletableFuture<SpeechHandle> completion = new CompletableFuture<>();
    private final AtomicLong progress = new AtomicLong();
    private volatile Performance performance;
    private volatile boolean stopped;
    private volatile boolean paused;
    private volatile double fadeSeconds;

    SpokenLine(SpeechRequest request) {
        this(request, null);
    }

    /**
     * Makes a line.
     *
     * @param tap where its text comes from; null for that of the request
     */
    SpokenLine(SpeechRequest request, TextTap tap) {
        this.request = request;
        this.tap = tap;
    }

    /** Gives the line its turn (the render thread). */
    void begin() {
        Performance begun = new Performance(request, tap);
        performance = begun;
        begun.setPaused(paused);
        if (stopped) {
            begun.stop(fadeSeconds);
        }
    }

    /** Returns what is made of the line, or null before its turn. */
    Performance performance() {
        return performance;
    }

    /** Ends a line that has no turn, at once. */
    void drop() {
        stopped = true;
        completion.complete(this);
    }

    /** Ends a line for which there is no room, at once. */
    void refuse(int most) {
        completion.completeExceptionally(new IllegalStateException(most + " lines wait already, the most there may be;"
                + " speak fewer, or stop() those that wait"));
    }

    private SpeechLine voice() {
        Performance begun = performance;
        return begun == null ? null : begun.voice();
    }

    @Override
    public void stop() {
        stop(SpeechLine.STOP_SECONDS);
    }

    @Override
    public void interrupt(Duration fade) {
        if (fade.isNegative()) {
            throw new IllegalArgumentException("the fade is " + fade + "; it must not be negative");
        }
        stop(fade.toNanos() / NANOS);
    }

    private void stop(double fade) {
        fadeSeconds = fade;
        stopped = true;
        Performance begun = performance;
        if (begun != null) {
            begun.stop(fade);
        }
        if (tap != null) {
            tap.cancel();
        }
    }

    /** Returns where the text comes from, or null if it is the request's. */
    TextTap tap() {
        return tap;
    }

    @Override
    public void pause() {
        setPaused(true);
    }

    @Override
    public void resume() {
        setPaused(false);
    }

    private synchronized void setPaused(boolean newPaused) {
        paused = newPaused;
        Performance begun = performance;
        if (begun != null) {
            begun.setPaused(newPaused);
        }
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public SpeechRequest request() {
        return request;
    }

    @Override
    public String text() {
        return tap == null ? request.text() : tap.feed().text();
    }

    @Override
    public int heardWords() {
        Performance begun = performance;
        return begun == null ? 0 : begun.words().heard(heardSeconds());
    }

    @Override
    public String heardText() {
        Performance begun = performance;
        int words = heardWords();
        return begun == null ? "" : HeardText.upTo(text(), begun.words().textEnd(words));
    }

    @Override
    public double heardSeconds() {
        SpeechLine out = voice();
        return out == null ? -1 : out.heardSeconds();
    }

    @Override
    public double reportedSeconds() {
        SpeechLine out = voice();
        return out == null ? Double.NaN : out.reportedSeconds();
    }

    @Override
    public int holds() {
        SpeechLine out = voice();
        return out == null ? 0 : out.holds();
    }

    @Override
    public double progress() {
        Performance begun = performance;
        if (begun == null) {
            return 0;
        }
        if (isHeard() && !stopped && failure() == null) {
            return 1;
        }
        double expected = begun.expectedSeconds();
        double share = expected > 0 ? Math.max(0, Math.min(1, heardSeconds() / expected)) : 0;
        return progress.accumulateAndGet((long) (share / PROGRESS_UNIT), Math::max) * PROGRESS_UNIT;
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public boolean isDone() {
        return completion.isDone();
    }

    @Override
    public CompletableFuture<SpeechHandle> completion() {
        return completion;
    }

    /** Tells whether the ear has had all it will get. */
    boolean isHeard() {
        Performance begun = performance;
        SpeechLine out = voice();
        return begun != null && begun.isComplete() && (out == null || out.isOver());
    }

    boolean isHolding() {
        SpeechLine out = voice();
        return out != null && out.isHolding();
    }

    /** Returns how much is made and not heard yet, in seconds; nothing of a stopped line is still to be heard. */
    double ahead() {
        SpeechLine out = voice();
        return out == null || stopped ? 0 : out.writtenSeconds() - Math.max(0, out.heardSeconds());
    }

    boolean hasSound() {
        return voice() != null;
    }

    /** Returns why the line cannot be spoken or broke off, or null. */
    Throwable failure() {
        Performance begun = performance;
        return begun == null ? null : begun.failure();
    }
}
