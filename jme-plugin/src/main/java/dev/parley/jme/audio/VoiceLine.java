package dev.parley.jme.audio;

import dev.parley.signal.PcmAudio;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line as the outputs of this package play it. The player's thread places samples; every other thread reads.
 */
final class VoiceLine implements SpeechLine {

    private static final double NANOS = 1e9;
    /** Sound kept behind the play position, so that a rebuilt source can repeat what nobody heard. */
    private static final double KEPT_SECONDS = 1;
    private static final double SHORTEST_FADE = 0.005;

    private final OutputPosition output;
    private final int sampleRate;
    private final SampleStore store = new SampleStore();
    private final AtomicLong heardNanos = new AtomicLong(Long.MIN_VALUE);
    private volatile Timeline timeline = Timeline.EMPTY;
    private volatile boolean finished;
    private volatile boolean stopRequested;
    private volatile boolean paused;
    private double fadeSeconds = Double.MAX_VALUE;
    private volatile boolean stopped;

    VoiceLine(OutputPosition output, int sampleRate) {
        this.output = output;
        this.sampleRate = sampleRate;
    }

    @Override
    public void write(PcmAudio audio) {
        if (audio.sampleRate() != sampleRate) {
            throw new IllegalArgumentException("the sound has " + audio.sampleRate() + " Hz, its output "
                    + sampleRate + " Hz; resample it, or open an output of that rate");
        }
        store.write(audio);
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public synchronized void stop(double seconds) {
        fadeSeconds = Math.min(fadeSeconds, Math.max(SHORTEST_FADE, seconds));
        stopRequested = true;
    }

    @Override
    public void setPaused(boolean newPaused) {
        paused = newPaused;
    }

    @Override
    public double heardSeconds() {
        double sample = timeline.lineSample(output.samples());
        double nanos = Math.max(-NANOS, sample / sampleRate * NANOS);
        return heardNanos.accumulateAndGet((long) nanos, Math::max) / NANOS;
    }

    @Override
    public double reportedSeconds() {
        return timeline.lineSample(output.reportedSamples()) / sampleRate;
    }

    @Override
    public boolean isOver() {
        return stopped || isPlaced() && output.samples() >= deviceEnd();
    }

    @Override
    public boolean isHolding() {
        Timeline now = timeline;
        if (stopped || now.isEmpty()) {
            return false;
        }
        boolean dry = !isPlaced() && output.samples() >= now.deviceEnd();
        return dry || output.isStalled() && !isOver();
    }

    @Override
    public double writtenSeconds() {
        return (double) store.written() / sampleRate;
    }

    @Override
    public int holds() {
        return timeline.gaps();
    }

    /** Tells whether all of the line has been placed on the output. */
    boolean isPlaced() {
        return finished && timeline.end() >= store.written();
    }

    boolean isFinished() {
        return finished;
    }

    boolean isStopRequested() {
        return stopRequested;
    }

    /** Returns how long the line fades once its stop is requested. */
    synchronized double fadeSeconds() {
        return fadeSeconds;
    }

    boolean isPaused() {
        return paused;
    }

    boolean hasBegun() {
        return !timeline.isEmpty();
    }

    /** Returns how many written samples are not placed yet. */
    long available() {
        return store.written() - timeline.end();
    }

    /** Places the next samples at an output sample and copies them (the player's thread). */
    void place(long device, float[] target, int count) {
        long from = timeline.end();
        store.read(from, target, count);
        timeline = timeline.placed(device, count);
        store.forget(from - (long) (KEPT_SECONDS * sampleRate));
    }

    /** Takes back what was placed at or after an output sample (the player's thread). */
    void takeBack(long device) {
        timeline = timeline.before(device);
    }

    /** Says that a stopped line is silent (the player's thread). */
    void markStopped() {
        stopped = true;
    }

    private long deviceEnd() {
        Timeline now = timeline;
        return now.isEmpty() ? Long.MIN_VALUE : now.deviceEnd();
    }
}
