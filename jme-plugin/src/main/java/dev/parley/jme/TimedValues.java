package dev.parley.jme;

import java.util.Arrays;

/** Values and the moments at which they were seen. One thread at a time. */
final class TimedValues {

    private static final double FURTHEST = 0.3;
    private static final double GRID = 0.001;
    private static final int FEWEST = 6;

    private double[] seconds;
    private double[] values;
    private int count;

    TimedValues() {
        this(new double[4096], new double[4096], 0);
    }

    private TimedValues(double[] seconds, double[] values, int count) {
        this.seconds = seconds;
        this.values = values;
        this.count = count;
    }

    void add(double when, double value) {
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        seconds[count] = when;
        values[count++] = value;
    }

    TimedValues between(double from, double to) {
        int first = 0;
        while (first < count && seconds[first] < from) {
            first++;
        }
        int end = first;
        while (end < count && seconds[end] <= to) {
            end++;
        }
        return new TimedValues(Arrays.copyOfRange(seconds, first, end), Arrays.copyOfRange(values, first, end),
                end - first);
    }

    /** How these values follow from a curve's: a factor, and what is added. */
    record Scale(double factor, double added) {
    }

    /** Appends other values with the times of a curve at which they should be. */
    void addAll(TimedValues others, double shift) {
        for (int i = 0; i < others.count; i++) {
            add(others.seconds[i] + shift, others.values[i]);
        }
    }

    /** Returns the scale that gives a curve's values the mean and the deviation of these, late or not. */
    Scale scale(Curve curve) {
        Sums sums = sums(curve, 0);
        double factor = sums.xx > 0 ? Math.sqrt(sums.variance / sums.xx) : 0;
        return new Scale(factor, sums.y - factor * sums.x);
    }

    /**
     * Returns by how much these values come later than a curve's, or not a number if they are not alike anywhere.
     *
     * @param shift the curve's time less that of the values, if none were late
     * @param strange share of the values' variance that the curve may leave unexplained
     */
    double delay(Curve curve, double shift, Scale scale, double strange) {
        int steps = (int) Math.round(FURTHEST / GRID);
        double[] found = new double[2 * steps + 1];
        int best = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = -unlikeness(curve, shift - (i - steps) * GRID, scale);
            best = found[i] > found[best] ? i : best;
        }
        boolean inside = count >= FEWEST && best > 0 && best < found.length - 1;
        double variance = inside ? sums(curve, shift).variance() : 0;
        return inside && -found[best] <= strange * variance ? (best - steps + Peak.offset(found, best)) * GRID
                : Double.NaN;
    }

    private double unlikeness(Curve curve, double shift, Scale scale) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double error = scale.factor * curve.at(seconds[i] + shift) + scale.added - values[i];
            sum += error * error;
        }
        return sum / Math.max(1, count);
    }

    private Sums sums(Curve curve, double shift) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < count; i++) {
            double expected = curve.at(seconds[i] + shift);
            x += expected / count;
            y += values[i] / count;
            xx += expected * expected / count;
            yy += values[i] * values[i] / count;
        }
        return new Sums(x, y, xx - x * x, yy - y * y);
    }

    /** Means and variances: x is the curve, y are the values. */
    private record Sums(double x, double y, double xx, double variance) {
    }
}
