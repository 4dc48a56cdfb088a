package dev.parley.jme;

import dev.parley.jme.audio.SpeechLine;
import dev.parley.jme.audio.SpeechOutput;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechChunk;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.text.TextWarning;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * One line from text to ear. {@link #produce} belongs to the inference thread; the public methods may be called on any.
 */
final class SpokenLine implements SpeechHandle {

    private static final double PROGRESS_UNIT = 1e-9;

    private final SpeechRequest request;
    private final CompletableFuture<SpeechHandle> completion = new CompletableFuture<>();
    private final MotionTrack motion = new MotionTrack();
    private final Queue<TimedEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final AtomicLong progress = new AtomicLong();
    private volatile SpeechStream stream;
    private volatile SpeechLine voice;
    private volatile Throwable failure;
    private volatile boolean complete;
    private volatile boolean stopped;
    private volatile double expectedSeconds;

    SpokenLine(SpeechRequest request) {
        this.request = request;
    }

    /** Makes the next chunk (the inference thread). */
    void produce(SpeechModel model, IntFunction<SpeechOutput> outputs) {
        if (complete) {
            return;
        }
        try {
            SpeechChunk chunk = stopped ? null : next(model);
            if (chunk != null) {
                accept(chunk, outputs);
            }
            if (chunk == null || chunk.last()) {
                end();
            }
        } catch (RuntimeException e) {
            failure = e;
            end();
        }
    }

    private SpeechChunk next(SpeechModel model) {
        if (stream == null) {
            SpeechStream opened = model.synthesize(request);
            for (TextWarning warning : opened.warnings()) {
                warnings.add(warning.message());
            }
            stream = opened;
            if (stopped) {
                opened.cancel();
            }
        }
        return stream.next();
    }

    private void accept(SpeechChunk chunk, IntFunction<SpeechOutput> outputs) {
        motion.add(chunk.motion());
        events.addAll(chunk.events());
        SpeechLine out = voice;
        if (out == null) {
            out = outputs.apply(chunk.audio().sampleRate()).begin();
            voice = out;
        }
        out.write(chunk.audio());
        expectedSeconds = chunk.last() ? out.writtenSeconds() : guess(chunk, out.writtenSeconds());
        if (stopped) {
            out.stop();
        }
    }

    private double guess(SpeechChunk chunk, double made) {
        int characters = Math.max(1, request.text().length());
        int spoken = chunk.events().stream().mapToInt(TimedEvent::textEnd).max().orElse(0);
        return spoken == 0 ? Math.max(expectedSeconds, made) : made * characters / Math.min(spoken, characters);
    }

    private void end() {
        SpeechStream opened = stream;
        complete = true;
        if (voice != null) {
            voice.finish();
        }
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        SpeechStream opened = stream;
        if (opened != null) {
            opened.cancel();
        }
        SpeechLine out = voice;
        if (out != null) {
            out.stop();
        }
    }

    @Override
    public SpeechRequest request() {
        return request;
    }

    @Override
    public double heardSeconds() {
        SpeechLine out = voice;
        return out == null ? -1 : out.heardSeconds();
    }

    @Override
    public double reportedSeconds() {
        SpeechLine out = voice;
        return out == null ? Double.NaN : out.reportedSeconds();
    }

    @Override
    public int holds() {
        SpeechLine out = voice;
        return out == null ? 0 : out.holds();
    }

    @Override
    public double progress() {
        double expected = expectedSeconds;
        if (complete && !stopped && failure == null && isHeard()) {
            return 1;
        }
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

    MotionTrack motion() {
        return motion;
    }

    /** Tells whether nothing more will be made. */
    boolean isComplete() {
        return complete;
    }

    /** Tells whether the ear has had all it will get. */
    boolean isHeard() {
        SpeechLine out = voice;
        return complete && (out == null || out.isOver());
    }

    boolean isHolding() {
        SpeechLine out = voice;
        return out != null && out.isHolding();
    }

    /** Returns how much is made and not heard yet, in seconds. */
    double ahead() {
        SpeechLine out = voice;
        return out == null ? 0 : out.writtenSeconds() - Math.max(0, out.heardSeconds());
    }

    boolean hasSound() {
        return voice != null;
    }

    /** Returns the next event if it has begun, or null (the render thread). */
    TimedEvent pollEvent(double heard) {
        TimedEvent next = events.peek();
        return next != null && next.start() <= heard ? events.poll() : null;
    }

    /** Returns the next warning, or null (the render thread). */
    String pollWarning() {
        return warnings.poll();
    }

    /** Ends a line that nothing has been made of, for a cause or none. */
    void abandon(Throwable cause) {
        failure = cause;
        complete = true;
    }

    Throwable failure() {
        return failure;
    }
}
