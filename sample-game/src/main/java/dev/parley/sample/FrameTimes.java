package dev.parley.sample;

import java.util.Arrays;

/** Collects how long frames took. Belongs to the render thread; {@link #add} allocates only when its store is full. */
final class FrameTimes {

    private double[] millis = new double[4096];
    private int count;

    void add(double frameMillis) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = frameMillis;
    }

    /** The value that a share of the frames do not exceed, or not a number if there are none. */
    double percentile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.ceil(share * count) - 1)];
    }
}
