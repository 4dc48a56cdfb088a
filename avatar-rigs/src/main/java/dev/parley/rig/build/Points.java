package dev.parley.rig.build;

import java.util.Arrays;

/** Arithmetic on flat coordinate arrays {@code (vertices, 3)}. */
final class Points {

    private Points() {
    }

    /** {@code to += weight * from}. */
    static void accumulate(double[] to, double weight, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += weight * from[i];
        }
    }

    static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        accumulate(sum, 1, b);
        return sum;
    }

    static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        accumulate(difference, -1, b);
        return difference;
    }

    /** A copy of vertex {@code index}. */
    static double[] at(double[] points, int index) {
        return Arrays.copyOfRange(points, 3 * index, 3 * index + 3);
    }

    static double distance(double[] points, int a, int b) {
        return Math.sqrt(squaredDistance(points, a, points, b));
    }

    static double squaredDistance(double[] p, int a, double[] q, int b) {
        double x = p[3 * a] - q[3 * b];
        double y = p[3 * a + 1] - q[3 * b + 1];
        double z = p[3 * a + 2] - q[3 * b + 2];
        return x * x + y * y + z * z;
    }

    /** Length of the vector at vertex {@code index}. */
    static double length(double[] points, int index) {
        double x = points[3 * index];
        double y = points[3 * index + 1];
        double z = points[3 * index + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** The longest vector. */
    static double largest(double[] deltas) {
        double largest = 0;
        for (int i = 0; i < deltas.length / 3; i++) {
            largest = Math.max(largest, length(deltas, i));
        }
        return largest;
    }
}
