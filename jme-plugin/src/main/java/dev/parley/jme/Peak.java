package dev.parley.jme;

/** Finds the top of a curve that is known at a grid's points. */
final class Peak {

    private Peak() {
    }

    /** Returns by how many steps the top lies beside the highest point: -0.5..0.5, by the parabola through three. */
    static double offset(double[] values, int highest) {
        double left = values[highest - 1];
        double right = values[highest + 1];
        double bend = left - 2 * values[highest] + right;
        return bend < 0 ? Math.max(-0.5, Math.min(0.5, 0.5 * (left - right) / bend)) : 0;
    }
}
