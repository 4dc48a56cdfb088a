package dev.parley.jme;

import dev.parley.jme.audio.SampleSink;
import java.util.Arrays;

/** Keeps what an output plays. */
final class Recording implements SampleSink {

    private float[] samples = new float[1 << 16];
    private int length;

    @Override
    public void accept(long position, float[] block, int count) {
        if (length + count > samples.length) {
            samples = Arrays.copyOf(samples, 2 * samples.length);
        }
        System.arraycopy(block, 0, samples, length, count);
        length += count;
    }

    int length() {
        return length;
    }

    /** Returns a copy of a stretch. */
    float[] part(int from, int to) {
        return Arrays.copyOfRange(samples, from, to);
    }

    /** Returns the largest step from one sample to the next in a stretch. */
    double largestStep(int from, int to) {
        double largest = 0;
        for (int i = Math.max(1, from); i < to; i++) {
            largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
        }
        return largest;
    }

    /** Returns the index after the last sample that is not silent. */
    int soundEnd() {
        int end = length;
        while (end > 0 && samples[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
