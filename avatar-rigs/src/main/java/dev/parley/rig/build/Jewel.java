package dev.parley.rig.build;

import java.util.Arrays;
import java.util.Map;

/** Collects spheres and chains of gold into one mesh. */
final class Jewel {

    private static final int ROWS = 8;
    private static final int COLUMNS = 12;
    private static final int SIDES = 6;

    private final int width;
    private double[] positions = {};
    private double[] normals = {};
    private double[] joints = {};
    private int[] triangles = {};

    /** @param joints how many joints the rig has by now */
    Jewel(int joints) {
        width = joints;
    }

    /**
     * An ellipsoid.
     *
     * @param radii along x, y and z
     * @param joint holds it alone
     */
    void sphere(double[] centre, double[] radii, int joint) {
        double[] held = new double[width];
        held[joint] = 1;
        int first = grow((ROWS + 1) * (COLUMNS + 1));
        for (int i = 0; first + i < positions.length / 3; i++) {
            double down = Math.PI * (i / (COLUMNS + 1)) / ROWS;
            double round = 2 * Math.PI * (i % (COLUMNS + 1)) / COLUMNS;
            double[] n = {Math.sin(down) * Math.sin(round), Math.cos(down), Math.sin(down) * Math.cos(round)};
            double[] at = {centre[0] + radii[0] * n[0], centre[1] + radii[1] * n[1], centre[2] + radii[2] * n[2]};
            put(first + i, at, new double[] {n[0] / radii[0], n[1] / radii[1], n[2] / radii[2]}, held);
        }
        stitch(first, ROWS, COLUMNS);
    }

    /**
     * A closed chain: a thin tube through points that lie round an upright axis.
     *
     * @param points {@code (n, 3)}
     * @param held weights on the joints for each point
     */
    void chain(double[] points, double[] middle, double radius, double[][] held) {
        int n = points.length / 3;
        int first = grow((n + 1) * (SIDES + 1));
        for (int i = 0; i <= n; i++) {
            double[] p = Points.at(points, i % n);
            double x = p[0] - middle[0];
            double z = p[2] - middle[2];
            double out = Math.max(Math.hypot(x, z), 1e-9);
            for (int k = 0; k <= SIDES; k++) {
                double turn = 2 * Math.PI * k / SIDES;
                double[] normal = {Math.cos(turn) * x / out, Math.sin(turn), Math.cos(turn) * z / out};
                double[] at = {p[0] + radius * normal[0], p[1] + radius * normal[1], p[2] + radius * normal[2]};
                put(first + i * (SIDES + 1) + k, at, normal, held[i % n]);
            }
        }
        stitch(first, n, SIDES);
    }

    /** @return the first of the new vertices */
    private int grow(int vertices) {
        int first = positions.length / 3;
        positions = Arrays.copyOf(positions, 3 * (first + vertices));
        normals = Arrays.copyOf(normals, positions.length);
        joints = Arrays.copyOf(joints, width * (first + vertices));
        return first;
    }

    private void put(int vertex, double[] at, double[] normal, double[] held) {
        double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        for (int axis = 0; axis < 3; axis++) {
            positions[3 * vertex + axis] = at[axis];
            normals[3 * vertex + axis] = normal[axis] / length;
        }
        System.arraycopy(held, 0, joints, width * vertex, held.length);
    }

    private void stitch(int first, int rows, int columns) {
        int at = triangles.length;
        triangles = Arrays.copyOf(triangles, at + 6 * rows * columns);
        for (int cell = 0; cell < rows * columns; cell++) {
            int a = first + cell / columns * (columns + 1) + cell % columns;
            int below = a + columns + 1;
            for (int corner : new int[] {a, below, below + 1, a, below + 1, a + 1}) {
                triangles[at++] = corner;
            }
        }
    }

    Part part(String name) {
        return new Part(name, "Gold", positions, normals, new double[2 * (positions.length / 3)], triangles, joints,
            Map.of());
    }
}
