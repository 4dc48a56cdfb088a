package dev.parley.rig.build;

/** Smooth vertex normals, each face weighted by its angle at the vertex. */
final class Normals {

    private Normals() {
    }

    /**
     * @param points {@code (n, 3)}
     * @return unit vectors {@code (n, 3)}; 0 for vertices of no quad
     */
    static double[] of(double[] points, QuadMesh quads) {
        double[] normals = new double[points.length];
        int[] corners = quads.corners();
        for (int q = 0; q < corners.length; q += 4) {
            add(normals, points, corners[q], corners[q + 1], corners[q + 2]);
            add(normals, points, corners[q], corners[q + 2], corners[q + 3]);
        }
        for (int i = 0; i < normals.length / 3; i++) {
            double length = Points.length(normals, i);
            for (int axis = 0; axis < 3 && length > 0; axis++) {
                normals[3 * i + axis] /= length;
            }
        }
        return normals;
    }

    private static void add(double[] normals, double[] p, int a, int b, int c) {
        double[] n = cross(p, a, b, c);
        double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        if (length < 1e-14) {
            return;
        }
        addAt(normals, a, n, angle(p, a, b, c) / length);
        addAt(normals, b, n, angle(p, b, c, a) / length);
        addAt(normals, c, n, angle(p, c, a, b) / length);
    }

    private static void addAt(double[] normals, int i, double[] n, double weight) {
        for (int axis = 0; axis < 3; axis++) {
            normals[3 * i + axis] += weight * n[axis];
        }
    }

    private static double[] cross(double[] p, int a, int b, int c) {
        double ux = p[3 * b] - p[3 * a];
        double uy = p[3 * b + 1] - p[3 * a + 1];
        double uz = p[3 * b + 2] - p[3 * a + 2];
        double vx = p[3 * c] - p[3 * a];
        double vy = p[3 * c + 1] - p[3 * a + 1];
        double vz = p[3 * c + 2] - p[3 * a + 2];
        return new double[] {uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx};
    }

    private static double angle(double[] p, int at, int b, int c) {
        double dot = 0;
        for (int axis = 0; axis < 3; axis++) {
            dot += (p[3 * b + axis] - p[3 * at + axis]) * (p[3 * c + axis] - p[3 * at + axis]);
        }
        double lengths = Points.distance(p, at, b) * Points.distance(p, at, c);
        return lengths == 0 ? 0 : Math.acos(Numbers.clamp(dot / lengths, -1, 1));
    }
}
