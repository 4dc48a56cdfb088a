package dev.parley.jme.audio;

import com.jme3.math.Vector3f;
import java.util.Arrays;

/**
 * An output without a sound card: plays as fast as its time source runs. {@link #update} moves it on, and between two
 * updates its clocks stand still, so a recording with a fixed time step is the same every time.
 */
final class VirtualVoice implements SpeechOutput, OutputPosition {

    private static final int BLOCK = 512;

    private final int sampleRate;
    private final TimeSource time;
    private final SampleSink sink;
    private final LineQueue lines;
    private final float[] block = new float[BLOCK];
    private volatile double position;
    private volatile float volume = 1;
    private volatile boolean paused;
    private volatile boolean closed;
    private long played;
    /** Gain of a line that fades out. */
    private double fade = 1;

    VirtualVoice(int sampleRate, TimeSource time, SampleSink sink) {
        this.sampleRate = sampleRate;
        this.time = time;
        this.sink = sink;
        lines = new LineQueue(sampleRate);
        position = time.seconds() * sampleRate;
        played = (long) Math.ceil(position);
    }

    @Override
    public SpeechLine begin() {
        VoiceLine line = new VoiceLine(this, sampleRate);
        lines.add(line);
        return line;
    }

    @Override
    public synchronized void update() {
        if (closed) {
            return;
        }
        double target = Math.max(position, time.seconds() * sampleRate);
        lines.refresh();
        while (played <= target) {
            play((int) Math.min(BLOCK, (long) Math.floor(target) - played + 1));
        }
        position = target;
        lines.refresh();
    }

    private void play(int wanted) {
        VoiceLine head = lines.head();
        boolean stopping = head != null && head.isStopRequested() && head.hasBegun();
        double step = stopping ? 1 / (head.fadeSeconds() * sampleRate) : 0;
        int most = stopping ? (int) Math.min(wanted, Math.ceil(fade / step)) : wanted;
        int count = lines.read(played, block, most, true, paused);
        boolean over = stopping && (count == 0 || fade <= count * step);
        if (count == 0) {
            count = most;
            Arrays.fill(block, 0, count, 0f);
        }
        for (int i = 0; i < count; i++) {
            fade = Math.max(0, fade - step);
            block[i] *= (float) fade * volume;
        }
        sink.accept(played, block, count);
        played += count;
        if (over) {
            lines.endHead(played);
            fade = 1;
        }
    }

    @Override
    public void place(Vector3f position, Vector3f velocity) {
        // Nobody listens from a place.
    }

    @Override
    public void setDistances(float reference, float maximum) {
        new Placement().setDistances(reference, maximum);
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
        return position;
    }

    @Override
    public double reportedSamples() {
        return Double.NaN;
    }

    @Override
    public synchronized void close() {
        closed = true;
        lines.endAll();
    }
}
