package dev.parley.jme.audio;

import com.jme3.math.Vector3f;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An own source in the application's OpenAL context. {@link #pump} keeps 120 ms of sound ahead in buffers of 20 ms and
 * measures the clock; one thread calls it every 5 ms. The source never starves while a line is open: with less than
 * 60 ms left it plays silence, 10 ms at a time. Without a context, or with one whose device is gone, the lines go on in
 * silence; with a device that stands still they wait.
 */
final class SpeechVoice implements SpeechOutput, OutputPosition {

    private static final Logger LOGGER = Logger.getLogger(SpeechVoice.class.getName());
    private static final double BLOCK_SECONDS = 0.020;
    private static final double AHEAD_SECONDS = 0.120;
    private static final double LOW_SECONDS = 0.060;
    private static final double HOLD_SECONDS = 0.010;
    /** Silence after the last line: covers the latency, and lets a line that follows at once begin smoothly. */
    private static final double LINGER_SECONDS = 0.3;

    /** Without a device, the longest time that this thread may be late by without holding the lines. */
    private static final double CATCH_UP_SECONDS = 1;

    private final int sampleRate;
    private final LongSupplier nanoClock;
    private final LineQueue lines;
    private final ClockSmoother smoother;
    private final Placement placement = new Placement();
    private final float[] block;
    private final float[] silence;
    private final StallWatch watch = new StallWatch();
    private volatile ClockReading reading = ClockReading.START;
    private volatile float volume = 1;
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile boolean stalled;
    private volatile double latencyOffset;

    // The player's thread alone uses what follows.
    private AlSource source;
    private final ContextWatch contexts = new ContextWatch();
    private Object context;
    private long unqueued;
    private long queuedEnd;
    private long lastNanos;
    private long lingerUntil = Long.MIN_VALUE;
    private float fade = 1;

    SpeechVoice(int sampleRate, LongSupplier nanoClock) {
        this.sampleRate = sampleRate;
        this.nanoClock = nanoClock;
        lines = new LineQueue(sampleRate);
        smoother = new ClockSmoother(sampleRate);
        block = new float[samplesOf(BLOCK_SECONDS)];
        silence = new float[samplesOf(HOLD_SECONDS)];
    }

    @Override
    public SpeechLine begin() {
        VoiceLine line = new VoiceLine(this, sampleRate);
        lines.add(line);
        return line;
    }

    @Override
    public void update() {
        // The player's thread does it all.
    }

    @Override
    public void place(Vector3f position, Vector3f velocity) {
        placement.set(position, velocity);
    }

    @Override
    public void setDistances(float reference, float maximum) {
        placement.setDistances(reference, maximum);
    }

    @Override
    public void setVolume(float newVolume) {
        volume = newVolume;
    }

    @Override
    public void setPaused(boolean newPaused) {
        paused = newPaused;
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public double samples() {
        return reading.at(nanoClock.getAsLong()) - latencyOffset * sampleRate;
    }

    @Override
    public double reportedSamples() {
        return reading.reportedAt(nanoClock.getAsLong()) - latencyOffset * sampleRate;
    }

    @Override
    public boolean isStalled() {
        return stalled;
    }

    /** Sets by how many seconds the ear hears later than the device tells. */
    void setLatencyOffset(double seconds) {
        latencyOffset = seconds;
    }

    @Override
    public void close() {
        closed = true;
    }

    /**
     * Moves everything on; the player's thread calls it every 5 ms.
     *
     * @return false once the voice is closed and has freed its source
     */
    boolean pump() {
        long now = nanoClock.getAsLong();
        if (closed) {
            release();
            return false;
        }
        checkContext(now);
        if (lines.refresh()) {
            lingerUntil = now + (long) (LINGER_SECONDS * 1e9);
        }
        if (source == null) {
            runSilently(now);
        } else if (now < lingerUntil) {
            play(now);
        } else {
            rest(now);
        }
        lastNanos = now;
        return true;
    }

    private void play(long now) {
        boolean starved = !source.isPlaying();
        unqueued += source.unqueue();
        if (starved) {
            source.rewind();
        }
        fadeStopped(now);
        source.setGain(volume * fade);
        source.place(placement);
        feed();
        if (queuedEnd > unqueued) {
            start();
            measure(now);
        }
    }

    private void measure(long now) {
        double reported = unqueued + source.heardOffset();
        stalled = watch.update(unqueued + source.mixedOffset(), now);
        if (stalled) {
            smoother.reset();
        }
        reading = new ClockReading(stalled ? reported : smoother.update(reported, now), reported, now,
                stalled ? 0 : sampleRate, queuedEnd);
    }

    private void start() {
        if (!source.isPlaying()) {
            source.play();
            smoother.reset();
        }
    }

    private void feed() {
        while (ahead() < AHEAD_SECONDS && source.hasRoom()) {
            int count = lines.read(queuedEnd, block, block.length, false, paused);
            if (count == 0) {
                break;
            }
            queue(block, count);
        }
        while (lines.head() != null && canHold() && ahead() < LOW_SECONDS && source.hasRoom()) {
            int count = lines.read(queuedEnd, block, silence.length, true, paused);
            if (count > 0) {
                queue(block, count);
            } else {
                queue(silence, silence.length);
            }
        }
    }

    /** Silence before the first sound would only delay it. */
    private boolean canHold() {
        return queuedEnd > unqueued || lines.head().hasBegun();
    }

    private void queue(float[] samples, int count) {
        source.queue(samples, count);
        queuedEnd += count;
    }

    private double ahead() {
        return (double) (queuedEnd - unqueued - source.mixedOffset()) / sampleRate;
    }

    private void fadeStopped(long now) {
        VoiceLine head = lines.head();
        if (head == null || !head.isStopRequested()) {
            return;
        }
        fade = Math.max(0, fade - (float) ((now - lastNanos) * 1e-9 / head.fadeSeconds()));
        if (fade == 0) {
            long mixed = unqueued + source.mixedOffset();
            source.clear();
            lines.endHead(mixed);
            restartAt(mixed);
        }
    }

    /** Begins anew at an output sample: what was queued from there on is read again. */
    private void restartAt(long position) {
        lines.takeBack(position);
        unqueued = position;
        queuedEnd = position;
        fade = 1;
    }

    private void rest(long now) {
        stalled = false;
        if (queuedEnd > unqueued) {
            source.clear();
            unqueued = queuedEnd;
        }
        reading = new ClockReading(queuedEnd, Double.NaN, now, 0, queuedEnd);
    }

    private void runSilently(long now) {
        stalled = false;
        double position = Math.min(reading.passed(now), queuedEnd + CATCH_UP_SECONDS * sampleRate);
        VoiceLine head = lines.head();
        if (head != null && head.isStopRequested()) {
            lines.endHead((long) position);
        }
        while (queuedEnd <= position) {
            int count = lines.read(queuedEnd, block, block.length, true, paused);
            queuedEnd += count > 0 ? count : silence.length;
        }
        reading = new ClockReading(position, Double.NaN, now, sampleRate, queuedEnd);
    }

    private void checkContext(long now) {
        Object current = AlDevice.currentContext();
        current = contexts.update(current != null && AlDevice.isConnected() ? current : null, now);
        if (current == context) {
            return;
        }
        freeSource();
        context = current;
        long heard = (long) Math.max(0, reading.at(now));
        source = current == null ? null : newSource();
        restartAt(heard);
        smoother.reset();
        reading = new ClockReading(heard, Double.NaN, now, 0, heard);
    }

    private AlSource newSource() {
        try {
            return new AlSource(sampleRate, block.length);
        } catch (IllegalStateException e) {
            LOGGER.log(Level.WARNING, "An avatar speaks without sound: {0}", e.getMessage());
            return null;
        }
    }

    /** Gives up after a fault: every line ends. */
    void fail() {
        closed = true;
        lines.endAll();
    }

    private void release() {
        lines.endAll();
        freeSource();
    }

    /** A context that is gone has freed it; one whose device may yet be reopened has not. */
    private void freeSource() {
        if (source != null && AlDevice.currentContext() == context) {
            source.delete();
        }
        source = null;
    }

    private int samplesOf(double seconds) {
        return (int) Math.round(seconds * sampleRate);
    }
}
