package dev.parley.rig.build;

/** Where a line along an axis meets a triangle. Stateless. */
final class Overlap {

    private Overlap() {
    }

    /**
     * Returns how far along the third axis a triangle lies at a place of two others, or minus infinity beside it.
     *
     * @param p positions, three a vertex
     * @param a index of a corner's first coordinate, as b and c
     * @param v the second axis of the place, 1 or 2; the first is x
     * @param x the place's x
     * @param y its coordinate along v
     */
    static double height(double[] p, int a, int b, int c, int v, double x, double y) {
        if (Math.min(p[a], Math.min(p[b], p[c])) > x || Math.max(p[a], Math.max(p[b], p[c])) < x) {
            return Double.NEGATIVE_INFINITY;
        }
        int along = 3 - v;
        double bx = p[b] - p[a];
        double by = p[b + v] - p[a + v];
        double cx = p[c] - p[a];
        double cy = p[c + v] - p[a + v];
        double area = bx * cy - by * cx;
        double s = ((x - p[a]) * cy - (y - p[a + v]) * cx) / area;
        double t = (bx * (y - p[a + v]) - by * (x - p[a])) / area;
        boolean inside = s >= 0 && t >= 0 && s + t <= 1;
        return inside ? p[a + along] + s * (p[b + along] - p[a + along]) + t * (p[c + along] - p[a + along])
            : Double.NEGATIVE_INFINITY;
    }
}
