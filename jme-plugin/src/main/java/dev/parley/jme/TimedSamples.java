package dev.parley.jme;

import dev.parley.signal.PcmAudio;
import java.util.Arrays;

/**
 * Sound as it left a loudspeaker, brought to one rate, and the moment at which it did. What comes later than it should is
 * taken to follow a silence. One thread adds, then one finds.
 */
final class TimedSamples {

    private static final double LEAST_LIKENESS = 0.8;
    /** Fainter than this is silence, which is alike everywhere. */
    private static final double LEAST_POWER = 1e-5;
    private static final double NEAR = 0.02;
    private static final double FAR = 1.5;
    private static final int PART = 1024;

    private final int rate;
    private double start = Double.NaN;
    private float[] samples = new float[1 << 16];
    private int count;

    TimedSamples(int rate) {
        this.rate = rate;
    }

    synchronized void add(double seconds, float[] block, int length, int blockRate) {
        if (Double.isNaN(start)) {
            start = seconds;
        }
        int first = (int) Math.round((seconds - start) * rate);
        int end = (int) Math.round((seconds + (double) length / blockRate - start) * rate);
        if (end > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(end, 2 * samples.length));
        }
        for (int i = Math.max(0, first); i < end; i++) {
            double at = (start + (double) i / rate - seconds) * blockRate;
            int before = (int) Math.max(0, Math.min(length - 1, Math.floor(at)));
            int after = Math.min(length - 1, before + 1);
            samples[i] = (float) (block[before] + (at - before) * (block[after] - block[before]));
        }
        count = Math.max(count, end);
    }

    /**
     * Finds a moment of a line.
     *
     * @param line the line as it was made
     * @param at the moment in it
     * @param half how much on either side is compared
     * @param expected when it should have been heard, or not a number
     * @return when it was heard, or not a number
     */
    synchronized double find(PcmAudio line, double at, double half, double expected) {
        int first = (int) Math.round((at - half) * line.sampleRate());
        float[] wanted = new float[(int) Math.round(2 * half * line.sampleRate())];
        if (first + wanted.length > line.length()) {
            return Double.NaN;
        }
        line.copyTo(first, wanted, 0, wanted.length);
        if (power(wanted, 0, wanted.length) < LEAST_POWER * wanted.length) {
            return Double.NaN;
        }
        double offset = at - (double) first / line.sampleRate();
        double begin = Double.isNaN(expected) ? start : expected - offset;
        double near = Double.isNaN(expected) ? Double.NaN : around(wanted, begin);
        if (Double.isNaN(near)) {
            double reach = Double.isNaN(expected) ? (double) count / rate : FAR;
            near = around(wanted, roughly(wanted, begin, reach));
        }
        return near + offset;
    }

    /** Finds a stretch by a part of it in a wide range: good enough to look closer. */
    private double roughly(float[] wanted, double from, double reach) {
        int skipped = (wanted.length - PART) / 2;
        float[] part = Arrays.copyOfRange(wanted, skipped, skipped + PART);
        int first = (int) ((from - start) * rate) + skipped;
        return search(part, first, first + (int) (reach * rate)) - (double) skipped / rate;
    }

    private double around(float[] wanted, double when) {
        int middle = (int) Math.round((when - start) * rate);
        return Double.isNaN(when) ? when : search(wanted, middle - (int) (NEAR * rate), middle + (int) (NEAR * rate));
    }

    private double search(float[] wanted, int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(to, count - wanted.length);
        if (last - first < 2) {
            return Double.NaN;
        }
        double[] found = new double[last - first + 1];
        int best = 0;
        double norm = Math.sqrt(power(wanted, 0, wanted.length));
        double there = power(samples, first, wanted.length);
        for (int i = 0; i < found.length; i++) {
            found[i] = there > LEAST_POWER ? product(wanted, first + i) / (norm * Math.sqrt(there)) : 0;
            best = found[i] > found[best] ? i : best;
            there += square(samples[Math.min(count - 1, first + i + wanted.length)]) - square(samples[first + i]);
        }
        boolean inside = best > 0 && best < found.length - 1 && found[best] >= LEAST_LIKENESS;
        return inside ? start + (first + best + Peak.offset(found, best)) / rate : Double.NaN;
    }

    private double product(float[] wanted, int at) {
        float sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += wanted[i] * samples[at + i];
        }
        return sum;
    }

    private static double power(float[] values, int from, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += square(values[from + i]);
        }
        return sum;
    }

    private static double square(float value) {
        return value * value;
    }
}
