package dev.parley.rig.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Triangulates quads and clips them where a function of the vertices falls below 0. Use once. */
final class MeshCutter {

    private record Corner(int vertex, int uv) {
    }

    private record Cut(Corner from, Corner to) {
    }

    private final QuadMesh quads;
    private final double[] inside;
    private final Map<Cut, Integer> numbers = new HashMap<>();
    private final List<Cut> vertices = new ArrayList<>();
    private final List<Integer> triangles = new ArrayList<>();

    private MeshCutter(QuadMesh quads, double[] inside) {
        this.quads = quads;
        this.inside = inside;
    }

    /** The part of the quads where {@code inside} (a value a vertex, linear along edges) is at least 0. */
    static CutMesh cut(QuadMesh quads, double[] inside) {
        return new MeshCutter(quads, inside).run();
    }

    /** All of the quads. */
    static CutMesh whole(QuadMesh quads, int vertices) {
        return cut(quads, new double[vertices]);
    }

    private CutMesh run() {
        for (int q = 0; q < quads.size(); q++) {
            clip(corner(q, 0), corner(q, 1), corner(q, 2));
            clip(corner(q, 0), corner(q, 2), corner(q, 3));
        }
        return result();
    }

    private Corner corner(int quad, int k) {
        return new Corner(quads.corners()[4 * quad + k], quads.uvCorners()[4 * quad + k]);
    }

    /** Sutherland and Hodgman's clipping against one boundary. */
    private void clip(Corner... triangle) {
        List<Integer> outline = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Corner a = triangle[k];
            Corner b = triangle[(k + 1) % 3];
            boolean aIn = inside[a.vertex] >= 0;
            if (aIn) {
                outline.add(number(new Cut(a, a)));
            }
            if (aIn != inside[b.vertex] >= 0) {
                outline.add(number(a.vertex < b.vertex ? new Cut(a, b) : new Cut(b, a)));
            }
        }
        for (int k = 2; k < outline.size(); k++) {
            triangles.addAll(List.of(outline.get(0), outline.get(k - 1), outline.get(k)));
        }
    }

    private int number(Cut cut) {
        return numbers.computeIfAbsent(cut, c -> {
            vertices.add(c);
            return vertices.size() - 1;
        });
    }

    private CutMesh result() {
        int n = vertices.size();
        CutMesh mesh = new CutMesh(new int[n], new int[n], new double[n], new double[2 * n],
            triangles.stream().mapToInt(Integer::intValue).toArray());
        for (int i = 0; i < n; i++) {
            Cut cut = vertices.get(i);
            double a = inside[cut.from.vertex];
            double b = inside[cut.to.vertex];
            mesh.from()[i] = cut.from.vertex;
            mesh.to()[i] = cut.to.vertex;
            mesh.share()[i] = a == b ? 0 : a / (a - b);
            for (int axis = 0; axis < 2; axis++) {
                mesh.uvs()[2 * i + axis] = Numbers.mix(quads.uvs()[2 * cut.from.uv + axis],
                    quads.uvs()[2 * cut.to.uv + axis], mesh.share()[i]);
            }
        }
        return mesh;
    }
}
