package dev.parley.analysis;

/**
 * One band of a {@link ZeroCrossingTracker}: the sound under a cutoff, as a Nuttall window smooths it, and when it
 * rises and falls through zero, peaks and dips. Belongs to one thread; allocates nothing after construction.
 */
final class ZeroCrossingBand {

    /** Crossings that are remembered of each kind. */
    private static final int KEPT = 64;
    private static final int KINDS = 4;
    /** Coefficients of Nuttall's window. */
    private static final double[] NUTTALL = {0.355768, -0.487396, 0.144232, -0.012604};

    private final double sampleRate;
    private final double cutoff;
    private final float[] taps;
    private final double[][] times = new double[KINDS][KEPT];
    private final int[] counts = new int[KINDS];
    private double value;
    private double slope;
    private double frequency;
    private double spread;

    /**
     * Makes a band.
     *
     * @param sampleRate samples a second (&gt;0)
     * @param cutoff Hz: of a voice between half of it and all of it the fundamental alone is left
     */
    ZeroCrossingBand(double sampleRate, double cutoff) {
        this.sampleRate = sampleRate;
        this.cutoff = cutoff;
        taps = new float[4 * (int) Math.rint(sampleRate / cutoff / 2) + 1];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double phase = 2 * Math.PI * (i + 1) / (taps.length + 1);
            for (int k = 0; k < NUTTALL.length; k++) {
                taps[i] += (float) (NUTTALL[k] * Math.cos(k * phase));
            }
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= (float) sum;
        }
    }

    /** Returns how many samples the smoothing spans. */
    int length() {
        return taps.length;
    }

    /**
     * Takes one more sample.
     *
     * @param samples sound (not null, unaffected)
     * @param end one past the newest sample (&ge;{@link #length()})
     * @param time when that sample is, in samples
     */
    void push(float[] samples, int end, double time) {
        double next = smooth(samples, end - taps.length);
        double rise = next - value;
        double at = time - taps.length / 2;
        if (value < 0 && next >= 0) {
            add(0, at - next / rise);
        } else if (value > 0 && next <= 0) {
            add(1, at - next / rise);
        }
        if (slope < 0 && rise >= 0) {
            add(2, at - 0.5 - rise / (rise - slope));
        } else if (slope > 0 && rise <= 0) {
            add(3, at - 0.5 - rise / (rise - slope));
        }
        value = next;
        slope = rise;
    }

    private float smooth(float[] samples, int start) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < taps.length; i += 4) {
            s0 += taps[i] * samples[start + i];
            s1 += taps[i + 1] * samples[start + i + 1];
            s2 += taps[i + 2] * samples[start + i + 2];
            s3 += taps[i + 3] * samples[start + i + 3];
        }
        for (; i < taps.length; i++) {
            s0 += taps[i] * samples[start + i];
        }
        return s0 + s1 + s2 + s3;
    }

    private void add(int kind, double time) {
        times[kind][counts[kind]++ % KEPT] = time;
        if (counts[kind] == 2 * KEPT) {
            counts[kind] = KEPT;
        }
    }

    /**
     * Measures the band around a moment; the results are {@link #frequency()} and {@link #spread()}.
     *
     * @param time in samples
     * @return whether the four kinds of crossing tell a frequency between half the cutoff and the cutoff
     */
    boolean measure(double time) {
        double sum = 0;
        double squares = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            double hertz = around(kind, time);
            if (hertz <= 0) {
                return false;
            }
            sum += hertz;
            squares += hertz * hertz;
        }
        frequency = sum / KINDS;
        spread = Math.sqrt(Math.max(0, (squares - sum * sum / KINDS) / (KINDS - 1))) / frequency;
        return frequency >= cutoff / 2 && frequency <= cutoff;
    }

    /** Returns the mean frequency of the four kinds, Hz. */
    double frequency() {
        return frequency;
    }

    /** Returns their standard deviation as a share of it: how little they agree. */
    double spread() {
        return spread;
    }

    /** Between the middles of two intervals their frequencies are interpolated; 0 if none is near. */
    private double around(int kind, double time) {
        int last = counts[kind] - 1;
        int oldest = Math.max(0, counts[kind] - KEPT);
        double after = 0;
        double afterAt = 0;
        for (int i = last; i > oldest; i--) {
            double from = times[kind][(i - 1) % KEPT];
            double to = times[kind][i % KEPT];
            double middle = (from + to) / 2;
            double hertz = sampleRate / (to - from);
            if (middle <= time) {
                if (after > 0) {
                    return hertz + (after - hertz) * (time - middle) / (afterAt - middle);
                }
                return time - to <= to - from ? hertz : 0;
            }
            after = hertz;
            afterAt = middle;
        }
        return 0;
    }
}
