package dev.parley.jme;

import dev.parley.jme.audio.SpeechLine;
import dev.parley.jme.audio.SpeechOutput;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechChunk;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.text.TextWarning;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/**
 * What has been made of a line that has its turn. {@link #produce} belongs to the inference thread, the rest to any.
 */
final class Performance {

    private final SpeechRequest request;
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

    Performance(SpeechRequest request) {
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

    /** Ends before anything is made, for a cause or none. */
    void abandon(Throwable cause) {
        failure = cause;
        complete = true;
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
