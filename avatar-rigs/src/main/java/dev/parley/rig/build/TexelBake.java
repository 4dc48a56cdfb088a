package dev.parley.rig.build;

import java.util.Arrays;

/** Draws values of vertices into texture space, and fills what no triangle covers from the nearest texel. */
final class TexelBake {

    private final Raster out;
    private final boolean[] covered;

    private TexelBake(int size, int channels) {
        out = new Raster(size, size, channels);
        covered = new boolean[size * size];
    }

    /**
     * @param size edge in texels
     * @param uvs {@code (n, 2)}, v up
     * @param values {@code (n, channels)}
     */
    static Raster bake(int size, double[] uvs, int[] triangles, double[] values) {
        TexelBake bake = new TexelBake(size, values.length / (uvs.length / 2));
        for (int t = 0; t < triangles.length; t += 3) {
            bake.draw(uvs, values, triangles[t], triangles[t + 1], triangles[t + 2]);
        }
        bake.fill();
        return bake.out;
    }

    /** Texels that a triangle covers, or that lie within {@code margin} steps of one: the rest is never seen. */
    static boolean[] seen(int size, double[] uvs, int[] triangles, int margin) {
        TexelBake bake = new TexelBake(size, 1);
        double[] nothing = new double[uvs.length / 2];
        for (int t = 0; t < triangles.length; t += 3) {
            bake.draw(uvs, nothing, triangles[t], triangles[t + 1], triangles[t + 2]);
        }
        boolean[] seen = bake.covered;
        for (int step = 0; step < margin; step++) {
            seen = grown(seen, size);
        }
        return seen;
    }

    private static boolean[] grown(boolean[] seen, int size) {
        boolean[] more = seen.clone();
        for (int i = 0; i < seen.length; i++) {
            if (seen[i]) {
                more[Math.max(0, i - 1)] = true;
                more[Math.min(seen.length - 1, i + 1)] = true;
                more[Math.max(0, i - size)] = true;
                more[Math.min(seen.length - 1, i + size)] = true;
            }
        }
        return more;
    }

    private void draw(double[] uvs, double[] values, int a, int b, int c) {
        int n = out.width();
        double ax = uvs[2 * a] * n - .5;
        double ay = (1 - uvs[2 * a + 1]) * n - .5;
        double bx = uvs[2 * b] * n - .5 - ax;
        double by = (1 - uvs[2 * b + 1]) * n - .5 - ay;
        double cx = uvs[2 * c] * n - .5 - ax;
        double cy = (1 - uvs[2 * c + 1]) * n - .5 - ay;
        double area = bx * cy - by * cx;
        if (area == 0) {
            return;
        }
        int left = (int) Math.max(0, Math.ceil(ax + Math.min(0, Math.min(bx, cx))));
        int right = (int) Math.min(n - 1, Math.floor(ax + Math.max(0, Math.max(bx, cx))));
        int top = (int) Math.max(0, Math.ceil(ay + Math.min(0, Math.min(by, cy))));
        int bottom = (int) Math.min(n - 1, Math.floor(ay + Math.max(0, Math.max(by, cy))));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double s = ((x - ax) * cy - (y - ay) * cx) / area;
                double t = (bx * (y - ay) - by * (x - ax)) / area;
                if (s >= -1e-9 && t >= -1e-9 && s + t <= 1 + 1e-9) {
                    put(y * n + x, values, a, b, c, s, t);
                }
            }
        }
    }

    private void put(int texel, double[] values, int a, int b, int c, double s, double t) {
        int k = out.channels();
        for (int i = 0; i < k; i++) {
            out.set(texel, i, (1 - s - t) * values[a * k + i] + s * values[b * k + i] + t * values[c * k + i]);
        }
        covered[texel] = true;
    }

    /** Breadth-first from the covered texels. */
    private void fill() {
        int n = out.width();
        int[] queue = new int[n * n];
        int end = 0;
        for (int i = 0; i < covered.length; i++) {
            if (covered[i]) {
                queue[end++] = i;
            }
        }
        for (int start = 0; start < end; start++) {
            int from = queue[start];
            int x = from % n;
            end = spread(from, x > 0 ? from - 1 : -1, queue, end);
            end = spread(from, x < n - 1 ? from + 1 : -1, queue, end);
            end = spread(from, from - n, queue, end);
            end = spread(from, from + n < n * n ? from + n : -1, queue, end);
        }
    }

    private int spread(int from, int to, int[] queue, int end) {
        if (to < 0 || covered[to]) {
            return end;
        }
        int k = out.channels();
        System.arraycopy(out.data(), from * k, out.data(), to * k, k);
        covered[to] = true;
        queue[end] = to;
        return end + 1;
    }

    /** Columns side by side: arrays of {@code (n, widths[i])} become one of {@code (n, sum)}. */
    static double[] join(int n, double[]... columns) {
        int width = Arrays.stream(columns).mapToInt(c -> c.length / n).sum();
        double[] joined = new double[n * width];
        int at = 0;
        for (double[] column : columns) {
            int k = column.length / n;
            for (int i = 0; i < column.length; i++) {
                joined[i / k * width + at + i % k] = column[i];
            }
            at += k;
        }
        return joined;
    }
}
