package dev.parley.rig.build;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Triangles cut out of quads: one vertex for each pair of vertex and texture coordinate, and new ones where an edge was
 * cut. Each vertex lies between two source vertices.
 *
 * @param from source vertex {@code (n)}
 * @param to source vertex {@code (n)}
 * @param share 0 at {@code from} .. 1 at {@code to}
 * @param uvs {@code (n, 2)}, v up
 * @param triangles {@code (m, 3)}
 */
record CutMesh(int[] from, int[] to, double[] share, double[] uvs, int[] triangles) {

    int size() {
        return from.length;
    }

    int triangleCount() {
        return triangles.length / 3;
    }

    /** Values of the source vertices, {@code (sources, n)}, at this mesh's vertices: {@code (size, n)}. */
    double[] carry(double[] values, int n) {
        double[] out = new double[size() * n];
        for (int i = 0; i < out.length; i++) {
            int v = i / n;
            out[i] = Numbers.mix(values[from[v] * n + i % n], values[to[v] * n + i % n], share[v]);
        }
        return out;
    }

    /** The triangles whose index passes, with the vertices they need. */
    CutMesh only(IntPredicate keep) {
        int[] kept = IntStream.range(0, triangleCount()).filter(keep)
            .flatMap(t -> Arrays.stream(triangles, 3 * t, 3 * t + 3)).toArray();
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] vertices = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            Integer known = numbers.putIfAbsent(kept[i], numbers.size());
            if (known == null) {
                vertices[numbers.size() - 1] = kept[i];
            }
            kept[i] = numbers.get(kept[i]);
        }
        return pick(Arrays.copyOf(vertices, numbers.size()), kept);
    }

    private CutMesh pick(int[] vertices, int[] newTriangles) {
        return new CutMesh(Arrays.stream(vertices).map(v -> from[v]).toArray(),
            Arrays.stream(vertices).map(v -> to[v]).toArray(),
            Arrays.stream(vertices).mapToDouble(v -> share[v]).toArray(),
            Arrays.stream(vertices).boxed().flatMapToDouble(v -> Arrays.stream(uvs, 2 * v, 2 * v + 2)).toArray(),
            newTriangles);
    }

    /** Mean texture coordinate (0: u, 1: v) of a triangle. */
    double uvCentre(int triangle, int axis) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += uvs[2 * triangles[3 * triangle + k] + axis];
        }
        return sum / 3;
    }
}
