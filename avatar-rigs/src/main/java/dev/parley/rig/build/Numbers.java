package dev.parley.rig.build;

/** Scalar helpers of the shape recipes. */
final class Numbers {

    private Numbers() {
    }

    /** Hermite step: 0 at or below {@code from}, 1 at or above {@code to}, smooth between ({@code from != to}). */
    static double smoothStep(double from, double to, double x) {
        double t = clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }

    static double clamp(double x, double low, double high) {
        return Math.max(low, Math.min(high, x));
    }

    static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    /** Piecewise linear interpolation over ascending {@code nodes}; {@code outside} beyond them. */
    static double interpolate(double[] nodes, double[] values, double x, double outside) {
        int last = nodes.length - 1;
        if (x < nodes[0] || x > nodes[last]) {
            return outside;
        }
        int i = 0;
        while (i < last - 1 && x > nodes[i + 1]) {
            i++;
        }
        return mix(values[i], values[i + 1], (x - nodes[i]) / (nodes[i + 1] - nodes[i]));
    }
}
