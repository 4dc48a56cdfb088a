package dev.parley.rig.build;

import dev.parley.rig.build.AvatarGeometry.AvatarMesh;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** What is seen of an avatar from straight in front, without perspective: the first surface at each dot of a grid. */
final class FrontView {

    /** Metres between dots. */
    private static final double STEP = .0002;
    private static final double LEFT = -.09;
    private static final double BOTTOM = 0;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 1000;

    private final double[] depth = new double[WIDTH * HEIGHT];
    private final String[] seen = new String[WIDTH * HEIGHT];
    private final double[] u = new double[WIDTH * HEIGHT];
    private final double[] v = new double[WIDTH * HEIGHT];

    FrontView(AvatarGeometry avatar, List<String> meshes, Map<String, Double> weights) {
        Arrays.fill(depth, Double.NEGATIVE_INFINITY);
        for (String name : meshes) {
            AvatarMesh mesh = avatar.meshes().get(name);
            float[] p = mesh.posed(weights);
            for (int t = 0; t < mesh.triangles().length; t += 3) {
                draw(name, mesh, p, mesh.triangles()[t], mesh.triangles()[t + 1], mesh.triangles()[t + 2]);
            }
        }
    }

    private void draw(String name, AvatarMesh mesh, float[] p, int a, int b, int c) {
        double ax = (p[3 * a] - LEFT) / STEP;
        double ay = (p[3 * a + 1] - BOTTOM) / STEP;
        double bx = (p[3 * b] - p[3 * a]) / STEP;
        double by = (p[3 * b + 1] - p[3 * a + 1]) / STEP;
        double cx = (p[3 * c] - p[3 * a]) / STEP;
        double cy = (p[3 * c + 1] - p[3 * a + 1]) / STEP;
        double area = bx * cy - by * cx;
        if (Math.abs(area) < 1e-9) {
            return;
        }
        int bottom = (int) Math.max(0, Math.ceil(ay + Math.min(0, Math.min(by, cy))));
        int top = (int) Math.min(HEIGHT - 1, ay + Math.max(0, Math.max(by, cy)));
        int left = (int) Math.max(0, Math.ceil(ax + Math.min(0, Math.min(bx, cx))));
        int right = (int) Math.min(WIDTH - 1, ax + Math.max(0, Math.max(bx, cx)));
        for (int y = bottom; y <= top; y++) {
            for (int x = left; x <= right; x++) {
                double s = ((x - ax) * cy - (y - ay) * cx) / area;
                double t = (bx * (y - ay) - by * (x - ax)) / area;
                double r = 1 - s - t;
                double z = r * p[3 * a + 2] + s * p[3 * b + 2] + t * p[3 * c + 2];
                int dot = y * WIDTH + x;
                if (s >= 0 && t >= 0 && r >= 0 && z > depth[dot]) {
                    depth[dot] = z;
                    seen[dot] = name;
                    u[dot] = r * mesh.uvs()[2 * a] + s * mesh.uvs()[2 * b] + t * mesh.uvs()[2 * c];
                    v[dot] = r * mesh.uvs()[2 * a + 1] + s * mesh.uvs()[2 * b + 1] + t * mesh.uvs()[2 * c + 1];
                }
            }
        }
    }

    /** Square millimetres where this mesh is in front, at texture coordinates for which {@code where} is positive. */
    double area(String mesh, DoubleBinaryOperator where) {
        double dots = 0;
        for (int i = 0; i < seen.length; i++) {
            dots += mesh.equals(seen[i]) && where.applyAsDouble(u[i], v[i]) > 0 ? 1 : 0;
        }
        return dots * STEP * STEP * 1e6;
    }

    double area(String mesh) {
        return area(mesh, (a, b) -> 1);
    }
}
