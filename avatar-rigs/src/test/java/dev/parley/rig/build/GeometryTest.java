package dev.parley.rig.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The builder's geometry, on shapes whose answers are known. */
class GeometryTest {

    /** Two unit squares side by side on z = 0, seen from +z. */
    private static final QuadMesh SQUARES = new QuadMesh(new int[] {0, 1, 4, 3, 1, 2, 5, 4},
        new int[] {0, 1, 4, 3, 1, 2, 5, 4}, new int[2], new double[] {0, 0, .5, 0, 1, 0, 0, 1, .5, 1, 1, 1});
    private static final double[] POINTS = {0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 0, 1, 1, 0, 2, 1, 0};

    @Test
    void shouldCutWhereTheBoundaryCrosses() {
        double[] inside = new double[6];
        for (int i = 0; i < 6; i++) {
            inside[i] = 1.25 - POINTS[3 * i];
        }
        CutMesh cut = MeshCutter.cut(SQUARES, inside);
        double[] points = cut.carry(POINTS, 3);
        assertEquals(1.25, area(points, cut.triangles()), 1e-12);
        for (int i = 0; i < cut.size(); i++) {
            assertEquals(points[3 * i] / 2, cut.uvs()[2 * i], 1e-12);
        }
    }

    private static double area(double[] p, int[] triangles) {
        double area = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int b = 3 * triangles[t + 1];
            int c = 3 * triangles[t + 2];
            area += ((p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[c] - p[a]) * (p[b + 1] - p[a + 1])) / 2;
        }
        return area;
    }

    @Test
    void shouldShareTheVerticesOfACut() {
        CutMesh whole = MeshCutter.whole(SQUARES, 6);
        assertEquals(6, whole.size());
        assertEquals(4, whole.triangleCount());
        assertEquals(4, whole.only(t -> t < 2).size());
    }

    @Test
    void shouldPointNormalsOutOfTheFrontSide() {
        double[] normals = Normals.of(POINTS, SQUARES);
        for (int i = 0; i < 6; i++) {
            assertArrayEquals(new double[] {0, 0, 1}, Points.at(normals, i), 1e-12);
        }
    }

    @Test
    void shouldTurnByTheRightHandRule() {
        double[] origin = new double[3];
        assertArrayEquals(new double[] {0, -1, 0}, Rotation.ofVector(90, 0, 0).about(origin, new double[] {0, 0, 1}), 1e-12);
        assertArrayEquals(new double[] {1, 0, 0}, Rotation.ofVector(0, 90, 0).about(origin, new double[] {0, 0, 1}), 1e-12);
        assertArrayEquals(new double[] {0, 1, 0}, Rotation.ofVector(0, 0, 90).about(origin, new double[] {1, 0, 0}), 1e-12);
    }

    @Test
    void shouldFillTexelsThatNoTriangleCovers() {
        CutMesh half = MeshCutter.whole(SQUARES, 6).only(t -> t < 2);
        Raster baked = TexelBake.bake(8, half.uvs(), half.triangles(), half.carry(POINTS, 3));
        assertEquals(2 * 1.5 / 8, baked.get(3 * 8 + 1, 0), 1e-6);
        assertEquals(baked.get(3 * 8 + 3, 0), baked.get(3 * 8 + 7, 0), 1e-6);
    }

    @Test
    void shouldKeepFlatColoursInABlur() {
        Raster flat = new Raster(9, 5, 1);
        Arrays.fill(flat.data(), 7f);
        for (float value : flat.blurred(2).data()) {
            assertEquals(7, value, 1e-4);
        }
    }

    @Test
    void shouldGiveEachIslandTheFaceItPaints() {
        double[] corners = SkinAtlas.warp(new double[] {.635, .155, .998, .845});
        assertArrayEquals(new double[] {.008, .008, .772, .992}, corners, 1e-9);
        double middle = SkinAtlas.warp(new double[] {.9, .5})[0] - SkinAtlas.warp(new double[] {.88, .5})[0];
        double edge = SkinAtlas.warp(new double[] {.70, .5})[0] - SkinAtlas.warp(new double[] {.68, .5})[0];
        assertTrue(middle > 2 * edge, "the face gets " + middle + ", the back of the head " + edge);
    }
}
