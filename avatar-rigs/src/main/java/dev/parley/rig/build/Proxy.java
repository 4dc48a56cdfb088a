package dev.parley.rig.build;

import java.util.Arrays;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/**
 * Clothes, hair, teeth and the like: each vertex is a weighted mean of three vertices of the base mesh plus an offset,
 * so that it follows the identity and its shapes.
 */
final class Proxy {

    private final int[] references;
    private final double[] weights;
    private final double[] offsets;
    private final QuadMesh quads;
    private final boolean[] hidden = new boolean[BaseMesh.VERTICES];

    /**
     * @param type folder below {@code proxies}
     * @param name folder below that
     */
    Proxy(MakeHumanData data, String type, String name) {
        JsonNode json = data.json("proxies/" + type + "/" + name + "/" + name + ".json");
        JsonNode rows = json.get("ref_vIdxs");
        references = new int[3 * rows.size()];
        for (int i = 0; i < references.length; i++) {
            references[i] = rows.get(i / 3).get(i % 3).intValue();
        }
        weights = MakeHumanData.triples(json.get("weights"));
        offsets = MakeHumanData.triples(json.get("offsets"));
        quads = QuadMesh.read(json);
        int[] flags = MakeHumanData.ints(json.get("metadata").get("deleteVerts"));
        for (int i = 0; i < flags.length; i++) {
            hidden[i] = flags[i] != 0;
        }
    }

    int size() {
        return references.length / 3;
    }

    QuadMesh quads() {
        return quads;
    }

    /** Whether the proxy covers this vertex of the skin, so that the skin below can be left out. */
    boolean hides(int skinVertex) {
        return hidden[skinVertex];
    }

    /** Whether all that moves vertex {@code i} passes. */
    boolean hangsOn(int i, IntPredicate baseVertex) {
        for (int k = 0; k < 3; k++) {
            if (weights[3 * i + k] != 0 && !baseVertex.test(references[3 * i + k])) {
                return false;
            }
        }
        return true;
    }

    /** Values of the base mesh's vertices, {@code (VERTICES, n)}, carried over: {@code (size, n)}, a new array. */
    double[] follow(double[] values) {
        int n = values.length / BaseMesh.VERTICES;
        double[] out = new double[size() * n];
        for (int i = 0; i < references.length; i++) {
            for (int k = 0; k < n; k++) {
                out[i / 3 * n + k] += weights[i] * values[references[i] * n + k];
            }
        }
        return out;
    }

    /** The proxy fitted to a mesh, {@code (size, 3)} in units. */
    double[] fit(double[] mesh, ProxyScale scale) {
        double[] fitted = follow(mesh);
        double[] factors = scale.of(mesh);
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] += offsets[i] * factors[i % 3];
        }
        return fitted;
    }

    /** The quads that pass, by the index of the proxy's vertices: all four corners must. */
    QuadMesh quadsOf(IntPredicate vertex) {
        return quads.only(q -> Arrays.stream(quads.corners(), 4 * q, 4 * q + 4).allMatch(vertex));
    }
}
