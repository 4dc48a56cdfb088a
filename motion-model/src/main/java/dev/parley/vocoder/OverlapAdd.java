package dev.parley.vocoder;

import dev.parley.analysis.ShortTimeTransform;

/**
 * Overlap-add of inverse short-time transforms, divided by the sum of the squared windows of the frames that are there.
 * Frame {@code i} is centred on sample {@code i * hop + hop / 2}; before the line's start lies half a transform of
 * which only {@link #frame} makes use. Belongs to one thread.
 */
final class OverlapAdd {

    /** Room for frames to begin with. */
    private static final int FRAMES = 64;

    private static final float LEAST = 1e-8f;

    private final int hop;
    private final int overlap;
    private final ShortTimeTransform transform;
    /** Row {@code n} is sample {@code n - left}. */
    private final SlidingFloats sum;
    private final float[] frame;
    private final float[] weight;
    /** Sums of the squared windows over a hop where the newest 0, 1, ... frames that reach into it are missing. */
    private final float[][] steady;
    private long frames;
    private long taken;

    OverlapAdd(int hop, ShortTimeTransform transform) {
        this.hop = hop;
        this.transform = transform;
        this.overlap = transform.size() / hop;
        this.frame = new float[transform.size()];
        this.weight = new float[hop];
        this.steady = new float[overlap][hop];
        this.sum = new SlidingFloats(1, FRAMES * hop);
        for (int missing = 0; missing < overlap; missing++) {
            weigh(missing, overlap, steady[missing]);
        }
    }

    /** Writes the sum of the squared windows over a hop, of the frames that began so many hops ago. */
    private void weigh(int from, int until, float[] target) {
        for (int i = 0; i < hop; i++) {
            target[i] = LEAST;
            for (int ago = from; ago < until; ago++) {
                target[i] += transform.windowSquared(ago * hop + i);
            }
        }
    }

    /** Returns how many frames were added. */
    long frames() {
        return frames;
    }

    /** Adds the next frame's spectrum, (bins, 2). */
    void add(float[] spectrum) {
        transform.inverse(spectrum, frame);
        long start = frames * hop;
        sum.appendZeros((int) (start + transform.size() - sum.end()));
        sum.add(start, frame);
        frames++;
    }

    /** Writes what a frame's transform covers, as the frames so far make it; size samples. */
    void frame(long index, float[] target) {
        for (int part = 0; part < overlap; part++) {
            read(index + part, target, part * hop);
        }
    }

    /** Takes the sound up to the start of a frame; no later frame may reach into it. */
    float[] takeUntil(long endFrame) {
        float[] samples = new float[(int) ((endFrame - taken) * hop)];
        long left = (transform.size() - hop) / 2;
        float[] row = new float[hop];
        for (int at = 0; at < samples.length; at += hop) {
            long first = taken * hop + at + left;
            int before = (int) (first % hop);
            read(first / hop, row, 0);
            System.arraycopy(row, before, samples, at, hop - before);
            read(first / hop + 1, row, 0);
            System.arraycopy(row, 0, samples, at + hop - before, before);
        }
        taken = endFrame;
        forgetBefore(taken + left / hop);
        return samples;
    }

    /** Forgets the rows that only frames before this one cover. */
    void forgetBefore(long index) {
        sum.forgetBefore(index * hop);
    }

    /** Reads the rows of a hop, which the frames {@code index - overlap + 1 .. index} cover, divided by their weight. */
    private void read(long index, float[] target, int offset) {
        int latest = (int) Math.max(0, index - frames + 1);
        int earliest = (int) Math.min(overlap, index + 1);
        float[] divisor = earliest == overlap && latest < overlap ? steady[latest] : weight;
        if (divisor == weight) {
            weigh(latest, earliest, weight);
        }
        sum.copy(index * hop, hop, target, offset);
        for (int i = 0; i < hop; i++) {
            target[offset + i] /= divisor[i];
        }
    }
}
