package dev.parley.flow;

/**
 * Logarithm, sine and cosine from sums and products alone, which Java computes alike on every machine; to 1e-11 what
 * {@link StrictMath} gives, in a tenth of the time. Stateless; any thread.
 */
final class StrictSeries {

    private static final double LN_2 = 0.6931471805599453;
    private static final double ROOT_2 = 1.4142135623730951;
    private static final double TURN = 6.283185307179586;
    private static final long MANTISSA = (1L << 52) - 1;
    private static final long ONE = 1023L << 52;

    private StrictSeries() {
    }

    /** Returns the natural logarithm of a normal positive number. */
    static double logarithm(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long exponent = (bits >>> 52) - 1023;
        double m = Double.longBitsToDouble(bits & MANTISSA | ONE);
        if (m > ROOT_2) {
            m *= 0.5;
            exponent++;
        }
        double z = (m - 1) / (m + 1);
        double s = z * z;
        double series = 1 + s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11 + s * (1.0 / 13))))));
        return exponent * LN_2 + 2 * z * series;
    }

    /**
     * Returns a cosine.
     *
     * @param turns the angle in full turns, 0..1
     */
    static double cosine(double turns) {
        return quarters(turns, 1);
    }

    /**
     * Returns a sine.
     *
     * @param turns the angle in full turns, 0..1
     */
    static double sine(double turns) {
        return quarters(turns, 0);
    }

    /** Returns the sine of an angle so many quarter turns further on. */
    private static double quarters(double turns, int further) {
        int nearest = (int) (4 * turns + 0.5);
        double angle = TURN * (turns - 0.25 * nearest);
        int quarter = nearest + further & 3;
        double value = (quarter & 1) == 0 ? smallSine(angle) : smallCosine(angle);
        return quarter < 2 ? value : -value;
    }

    private static double smallSine(double a) {
        double s = a * a;
        return a * (1 - s * (1.0 / 6) * (1 - s * (1.0 / 20) * (1 - s * (1.0 / 42) * (1 - s * (1.0 / 72) * (1 - s * (1.0 / 110) * (1 - s * (1.0 / 156)))))));
    }

    private static double smallCosine(double a) {
        double s = a * a;
        return 1 - s * (1.0 / 2) * (1 - s * (1.0 / 12) * (1 - s * (1.0 / 30) * (1 - s * (1.0 / 56) * (1 - s * (1.0 / 90) * (1 - s * (1.0 / 132))))));
    }
}
