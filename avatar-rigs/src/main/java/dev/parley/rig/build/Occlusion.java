package dev.parley.rig.build;

import java.util.Arrays;
import java.util.List;

/**
 * Ambient occlusion at vertices: how much of the sky they see, by depth maps from many directions, cosine-weighted.
 */
final class Occlusion {

    /** Directions of the sphere; each is used with its mirror image. */
    private static final int DIRECTIONS = 56;
    private static final int MAP = 640;
    /** A surface closer than this (units) does not shade. */
    private static final double BIAS = .02;

    private final List<Part> occluders;
    private final double[] centre;
    private final double scale;

    Occlusion(List<Part> occluders) {
        this.occluders = occluders;
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (Part part : occluders) {
            for (int i = 0; i < part.positions().length; i++) {
                low[i % 3] = Math.min(low[i % 3], part.positions()[i]);
                high[i % 3] = Math.max(high[i % 3], part.positions()[i]);
            }
        }
        centre = new double[] {(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2};
        scale = MAP / Math.sqrt(Math.pow(high[0] - low[0], 2) + Math.pow(high[1] - low[1], 2)
            + Math.pow(high[2] - low[2], 2));
    }

    /**
     * @param points {@code (n, 3)}
     * @param normals unit, {@code (n, 3)}
     * @return 0 hidden .. 1 open, {@code (n)}
     */
    double[] openness(double[] points, double[] normals) {
        double[] open = new double[points.length / 3];
        double[] all = new double[open.length];
        for (int k = 0; k < DIRECTIONS; k++) {
            double y = 1 - (2 * k + 1.0) / DIRECTIONS;
            double r = Math.sqrt(1 - y * y);
            double turn = k * Math.PI * (3 - Math.sqrt(5));
            add(points, normals, new double[] {r * Math.cos(turn), y, r * Math.sin(turn)}, open, all);
            add(points, normals, new double[] {-r * Math.cos(turn), y, r * Math.sin(turn)}, open, all);
        }
        Arrays.setAll(open, i -> all[i] == 0 ? 1 : open[i] / all[i]);
        return open;
    }

    private void add(double[] points, double[] normals, double[] d, double[] open, double[] all) {
        View view = new View(d);
        float[] map = new float[MAP * MAP];
        Arrays.fill(map, -Float.MAX_VALUE);
        for (Part part : occluders) {
            double[] seen = view.project(part.positions());
            for (int t = 0; t < part.triangles().length; t += 3) {
                draw(map, seen, 3 * part.triangles()[t], 3 * part.triangles()[t + 1], 3 * part.triangles()[t + 2]);
            }
        }
        double[] seen = view.project(points);
        for (int i = 0; i < open.length; i++) {
            double cos = normals[3 * i] * d[0] + normals[3 * i + 1] * d[1] + normals[3 * i + 2] * d[2];
            if (cos > 0) {
                all[i] += cos;
                int x = (int) Numbers.clamp(Math.rint(seen[3 * i]), 0, MAP - 1);
                int y = (int) Numbers.clamp(Math.rint(seen[3 * i + 1]), 0, MAP - 1);
                open[i] += seen[3 * i + 2] + BIAS >= map[y * MAP + x] ? cos : 0;
            }
        }
    }

    /** Two axes across a direction, and the direction; coordinates across in texels of the map. */
    private final class View {

        private final double[] right;
        private final double[] up;
        private final double[] ahead;

        View(double[] d) {
            ahead = d;
            right = Math.abs(d[1]) < .9 ? unit(d[2], 0, -d[0]) : unit(0, -d[2], d[1]);
            up = new double[] {d[1] * right[2] - d[2] * right[1], d[2] * right[0] - d[0] * right[2],
                d[0] * right[1] - d[1] * right[0]};
        }

        private static double[] unit(double x, double y, double z) {
            double length = Math.sqrt(x * x + y * y + z * z);
            return new double[] {x / length, y / length, z / length};
        }

        double[] project(double[] points) {
            double[] out = new double[points.length];
            for (int i = 0; i < points.length; i += 3) {
                double x = points[i] - centre[0];
                double y = points[i + 1] - centre[1];
                double z = points[i + 2] - centre[2];
                out[i] = (x * right[0] + y * right[1] + z * right[2]) * scale + MAP / 2.0;
                out[i + 1] = (x * up[0] + y * up[1] + z * up[2]) * scale + MAP / 2.0;
                out[i + 2] = x * ahead[0] + y * ahead[1] + z * ahead[2];
            }
            return out;
        }
    }

    private static void draw(float[] map, double[] p, int a, int b, int c) {
        double bx = p[b] - p[a];
        double by = p[b + 1] - p[a + 1];
        double cx = p[c] - p[a];
        double cy = p[c + 1] - p[a + 1];
        double area = bx * cy - by * cx;
        if (Math.abs(area) < 1e-12) {
            return;
        }
        int left = (int) Math.max(0, Math.ceil(Math.min(p[a], Math.min(p[b], p[c]))));
        int right = (int) Math.min(MAP - 1, Math.floor(Math.max(p[a], Math.max(p[b], p[c]))));
        int top = (int) Math.max(0, Math.ceil(Math.min(p[a + 1], Math.min(p[b + 1], p[c + 1]))));
        int bottom = (int) Math.min(MAP - 1, Math.floor(Math.max(p[a + 1], Math.max(p[b + 1], p[c + 1]))));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double s = ((x - p[a]) * cy - (y - p[a + 1]) * cx) / area;
                double t = (bx * (y - p[a + 1]) - by * (x - p[a])) / area;
                if (s >= 0 && t >= 0 && s + t <= 1) {
                    double depth = p[a + 2] + s * (p[b + 2] - p[a + 2]) + t * (p[c + 2] - p[a + 2]);
                    map[y * MAP + x] = Math.max(map[y * MAP + x], (float) depth);
                }
            }
        }
    }
}
