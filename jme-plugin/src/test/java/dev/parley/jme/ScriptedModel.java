package dev.parley.jme;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.SpeechChunk;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.text.TextWarning;
import dev.parley.text.UnspeakableTextException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks in chunks of half a second whose motion a test can predict: a text "N" lasts N chunks, each with one word. The
 * jaw opens in proportion to the line's time, the head sways.
 */
final class ScriptedModel implements SpeechModel {

    static final int RATE = 22_050;
    static final double CHUNK_SECONDS = 0.5;
    static final double JAW_PER_SECOND = 0.1;
    private static final double FRAME_RATE = 86;
    private static final List<MotionChannel> CHANNELS = List.of(MotionChannel.byName("jawOpen").orElseThrow(),
            MotionChannel.HEAD_YAW, MotionChannel.HEAD_PITCH, MotionChannel.byName("eyeBlinkLeft").orElseThrow());

    final AtomicInteger open = new AtomicInteger();
    final Semaphore permits = new Semaphore(Integer.MAX_VALUE / 2);
    final List<IdleRequest> idles = new CopyOnWriteArrayList<>();
    volatile Thread thread;
    volatile boolean closed;

    /** From now on each chunk needs a permit. */
    void hold() {
        permits.drainPermits();
    }

    @Override
    public SpeechStream synthesize(SpeechRequest request) {
        if (request.text().isBlank()) {
            throw new UnspeakableTextException("the text is empty; give it a word");
        }
        open.incrementAndGet();
        return new Line(request.text());
    }

    @Override
    public IdleStream idle(IdleRequest request) {
        open.incrementAndGet();
        idles.add(request);
        return new Idle(request.seed());
    }

    @Override
    public double chunkSeconds() {
        return CHUNK_SECONDS;
    }

    @Override
    public void close() {
        closed = true;
    }

    private static MotionClip motion(double start, double seconds, double jaw, double phase) {
        int frames = (int) Math.round(seconds * FRAME_RATE);
        float[] values = new float[frames * CHANNELS.size()];
        for (int i = 0; i < frames; i++) {
            double t = start + (i + 0.5) / FRAME_RATE;
            values[i * 4] = (float) (jaw * t);
            values[i * 4 + 1] = (float) (0.05 * Math.sin(2.1 * t + phase));
            values[i * 4 + 2] = (float) (0.04 * Math.sin(3.3 * t + 2 * phase));
        }
        return new MotionClip(CHANNELS, values, FRAME_RATE);
    }

    private final class Line implements SpeechStream {

        private final int chunks;
        private int index;
        private volatile boolean cancelled;
        private boolean closedOnce;

        Line(String text) {
            chunks = Integer.parseInt(text.trim());
        }

        @Override
        public SpeechChunk next() {
            thread = Thread.currentThread();
            boolean permitted = false;
            while (!cancelled && !permitted) {
                try {
                    permitted = permits.tryAcquire(5, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (cancelled || index >= chunks) {
                return null;
            }
            double start = index * CHUNK_SECONDS;
            float[] samples = new float[(int) (CHUNK_SECONDS * RATE)];
            Arrays.fill(samples, 0.2f);
            TimedEvent word = new TimedEvent(TimedEvent.Type.WORD, "word" + index, start, start + CHUNK_SECONDS, 0, 1);
            return new SpeechChunk(index, start, new PcmAudio(samples, RATE),
                    motion(start, CHUNK_SECONDS, JAW_PER_SECOND, 1), List.of(word), ++index == chunks);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public List<TextWarning> warnings() {
            return chunks > 90 ? List.of(new TextWarning("very long", 0, 1)) : List.of();
        }

        @Override
        public int steps() {
            return 8;
        }

        @Override
        public void close() {
            if (!closedOnce) {
                closedOnce = true;
                open.decrementAndGet();
            }
        }
    }

    private final class Idle implements IdleStream {

        private final long seed;
        private double start;
        private volatile boolean cancelled;
        private boolean closedOnce;

        Idle(long seed) {
            this.seed = seed;
        }

        @Override
        public MotionClip next() {
            if (cancelled) {
                return null;
            }
            MotionClip clip = motion(start, 1, 0, 3 + seed);
            start += 1;
            return clip;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void close() {
            if (!closedOnce) {
                closedOnce = true;
                open.decrementAndGet();
            }
        }
    }
}
