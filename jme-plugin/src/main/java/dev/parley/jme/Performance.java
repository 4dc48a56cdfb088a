package dev.parley.jme;

import dev.parley.jme.audio.SpeechLine;
import dev.parley.jme.audio.SpeechOutput;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechChunk;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.text.TextWarning;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * What has been made of a line that has its turn. {@link #produce} belongs to the inference threads, the rest to any.
 */
final class Performance {

    private final SpeechRequest request;
    private final TextTap tap;
    private final MotionTrack motion = new MotionTrack();
    private final WordTimes words = new WordTimes();
    private final Queue<TimedEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private volatile SpeechStream stream;
    private volatile SpeechLine voice;
    private volatile Throwable failure;
    private volatile boolean complete;
    private volatile boolean stopped;
    private volatile boolean paused;
    private volatile double fadeSeconds;
    private volatile double expectedSeconds;
    private volatile boolean hurried;
    private volatile int pieces;
    /** A first chunk that is heard together with the second. */
    private SpeechChunk held;
    private int warned;

    /**
     * Begins with nothing.
     *
     * @param tap where the text comes from; null for that of the request
     */
    Performance(SpeechRequest request, TextTap tap) {
        this.request = request;
        this.tap = tap;
    }

    /**
     * Makes the next chunk (an inference thread; another one may be at it).
     *
     * @param mayBeHeard asked once the first chunk is made: whether it is heard at once, or together with the second
     * @return the sound that was made, in seconds
     */
    synchronized double produce(SpeechModel model, IntFunction<SpeechOutput> outputs, BooleanSupplier mayBeHeard) {
        if (complete) {
            return 0;
        }
        try {
            SpeechChunk chunk = stopped ? null : next(model);
            if (chunk != null && pieces++ == 0 && waits(chunk, mayBeHeard)) {
                held = chunk;
            } else {
                accept(chunk, outputs);
            }
            return chunk == null ? 0 : chunk.audio().seconds();
        } catch (RuntimeException e) {
            acceptHeld(outputs);
            end(tap == null || tap.failure() == null ? e : tap.failure());
            return 0;
        }
    }

    /** A line whose text is still to come may have no second chunk for long. */
    private boolean waits(SpeechChunk first, BooleanSupplier mayBeHeard) {
        return tap == null && !first.last() && !mayBeHeard.getAsBoolean();
    }

    private void accept(SpeechChunk chunk, IntFunction<SpeechOutput> outputs) {
        acceptHeld(outputs);
        if (chunk != null) {
            hear(chunk, outputs);
        }
        boolean waits = !stopped && stream != null && stream.isWaiting();
        if (chunk == null && !waits || chunk != null && chunk.last()) {
            end(tap == null ? null : tap.failure());
        }
    }

    private void acceptHeld(IntFunction<SpeechOutput> outputs) {
        SpeechChunk first = held;
        held = null;
        if (first != null && !stopped) {
            hear(first, outputs);
        }
    }

    private SpeechChunk next(SpeechModel model) {
        if (stream == null) {
            SpeechStream opened = tap == null ? model.synthesize(request) : model.synthesize(request, tap.feed());
            stream = opened;
            if (stopped) {
                opened.cancel();
            }
        }
        if (hurried) {
            hurried = false;
            tap.feed().hurry();
        }
        SpeechChunk chunk = stream.next();
        List<TextWarning> all = stream.warnings();
        for (; warned < all.size(); warned++) {
            warnings.add(all.get(warned).message());
        }
        if (tap != null) {
            tap.askLater();
        }
        return chunk;
    }

    private void hear(SpeechChunk chunk, IntFunction<SpeechOutput> outputs) {
        motion.add(chunk.motion());
        words.add(chunk.events());
        events.addAll(chunk.events());
        SpeechLine out = voice;
        if (out == null) {
            out = outputs.apply(chunk.audio().sampleRate()).begin();
            out.setPaused(paused);
            voice = out;
            out.setPaused(paused);
        }
        out.write(chunk.audio());
        expectedSeconds = chunk.last() ? out.writtenSeconds() : guess(chunk, out.writtenSeconds());
        if (stopped) {
            out.stop(fadeSeconds);
        }
    }

    private double guess(SpeechChunk chunk, double made) {
        int known = tap == null ? request.text().length() : tap.feed().text().length() + tap.feed().waiting();
        int characters = Math.max(1, known);
        int spoken = chunk.events().stream().mapToInt(TimedEvent::textEnd).max().orElse(0);
        return spoken == 0 ? Math.max(expectedSeconds, made) : made * characters / Math.min(spoken, characters);
    }

    private void end(Throwable cause) {
        failure = cause;
        SpeechStream opened = stream;
        complete = true;
        if (voice != null) {
            voice.finish();
        }
        if (opened != null) {
            opened.close();
        }
        if (tap != null) {
            tap.cancel();
        }
    }

    /** Stops inference and sound; a last {@link #produce} frees the stream. */
    void stop(double fade) {
        fadeSeconds = fade;
        stopped = true;
        SpeechStream opened = stream;
        if (opened != null) {
            opened.cancel();
        }
        SpeechLine out = voice;
        if (out != null) {
            out.stop(fade);
        }
    }

    void setPaused(boolean newPaused) {
        paused = newPaused;
        SpeechLine out = voice;
        if (out != null) {
            out.setPaused(newPaused);
        }
    }

    /** Tells whether nothing can be made for want of text. */
    boolean isStarved() {
        SpeechStream opened = stream;
        return tap != null && !complete && !stopped && !hurried && !tap.feed().isReady()
                && (opened == null || opened.isWaiting());
    }

    /** Has a text that does not go on spoken up to its last word. */
    void hurry() {
        hurried = true;
    }

    /** Ends before anything is made, for a cause or none. */
    void abandon(Throwable cause) {
        failure = cause;
        complete = true;
        if (tap != null) {
            tap.cancel();
        }
    }

    Throwable failure() {
        return failure;
    }

    MotionTrack motion() {
        return motion;
    }

    WordTimes words() {
        return words;
    }

    /** Returns the line's sound, or null until there is some. */
    SpeechLine voice() {
        return voice;
    }

    /** Returns how many chunks are made. */
    int pieces() {
        return pieces;
    }

    /** Returns how long the whole line will be, as far as one can tell, in seconds; 0 if not at all. */
    double expectedSeconds() {
        return expectedSeconds;
    }

    /** Tells whether nothing more will be made. */
    boolean isComplete() {
        return complete;
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
}
