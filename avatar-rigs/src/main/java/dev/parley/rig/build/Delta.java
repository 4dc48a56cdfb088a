package dev.parley.rig.build;

import java.util.function.IntToDoubleFunction;

/**
 * Displacements of all vertices, {@code (VERTICES, 3)} in units. Immutable: each operation makes a new one.
 */
final class Delta {

    private final double[] xyz;
    private final SurfaceGraph graph;

    /** @param xyz kept, not copied */
    Delta(double[] xyz, SurfaceGraph graph) {
        this.xyz = xyz;
        this.graph = graph;
    }

    /** Do not modify. */
    double[] xyz() {
        return xyz;
    }

    Delta times(double weight) {
        return times((int vertex) -> weight);
    }

    Delta times(double[] mask) {
        return times((int vertex) -> mask[vertex]);
    }

    Delta times(IntToDoubleFunction mask) {
        double[] product = new double[xyz.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = xyz[i] == 0 ? 0 : xyz[i] * mask.applyAsDouble(i / 3);
        }
        return new Delta(product, graph);
    }

    Delta plus(Delta other) {
        return new Delta(Points.sum(xyz, other.xyz), graph);
    }

    Delta minus(Delta other) {
        return new Delta(Points.difference(xyz, other.xyz), graph);
    }

    Delta smooth(int times) {
        return new Delta(graph.smooth(xyz, times), graph);
    }

    /** Vectors shorter than {@code least} become 0. */
    Delta without(double least) {
        double[] kept = xyz.clone();
        for (int i = 0; i < kept.length / 3; i++) {
            if (Points.length(xyz, i) < least) {
                kept[3 * i] = kept[3 * i + 1] = kept[3 * i + 2] = 0;
            }
        }
        return new Delta(kept, graph);
    }
}
