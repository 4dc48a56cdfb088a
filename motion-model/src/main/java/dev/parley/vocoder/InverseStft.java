package dev.parley.vocoder;

import dev.parley.analysis.ShortTimeTransform;

/**
 * Overlap-add of inverse short-time transforms, divided by the sum of the squared windows, as frames arrive. Frame
 * {@code i} is centred on sample {@code i * hop + hop / 2}. Belongs to one thread.
 */
final class InverseStft {

    /** Room for frames to begin with. */
    private static final int FRAMES = 64;

    private static final float LEAST = 1e-8f;

    private final int hop;
    private final ShortTimeTransform transform;
    private final SlidingFloats sum;
    private final SlidingFloats weight;
    private final float[] frame;
    private long frames;
    private long taken;

    InverseStft(int hop, ShortTimeTransform transform) {
        this.hop = hop;
        this.transform = transform;
        this.frame = new float[transform.size()];
        this.sum = new SlidingFloats(1, FRAMES * hop);
        this.weight = new SlidingFloats(1, FRAMES * hop);
    }

    /** Returns how many frames were added. */
    long frames() {
        return frames;
    }

    /** Adds the next frame's spectrum, (bins, 2). */
    void add(float[] spectrum) {
        transform.inverse(spectrum, frame);
        long start = frames * hop - left();
        int missing = (int) (start + transform.size() - sum.end());
        if (missing > 0) {
            sum.appendZeros(missing);
            weight.appendZeros(missing);
        }
        for (int i = (int) Math.max(0, -start); i < transform.size(); i++) {
            sum.add(start + i, frame[i]);
            weight.add(start + i, transform.windowSquared(i));
        }
        frames++;
    }

    /** Takes the sound up to the start of a frame; no later frame may reach into it. */
    float[] takeUntil(long endFrame) {
        int count = (int) ((endFrame - taken) * hop);
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            long at = taken * hop + i;
            samples[i] = sum.get(at) / Math.max(LEAST, weight.get(at));
        }
        taken = endFrame;
        sum.forgetBefore(taken * hop);
        weight.forgetBefore(taken * hop);
        return samples;
    }

    private int left() {
        return (transform.size() - hop) / 2;
    }
}
