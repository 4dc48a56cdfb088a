package dev.parley.rig;

import com.jme3.scene.Spatial;

/** Lets benchmarks do to heads made in code what loaders do to files. */
public final class BenchOrder {

    private BenchOrder() {
    }

    /**
     * Sorts vertices.
     *
     * @param model a model of which there is no clone yet (modified)
     */
    public static void sort(Spatial model) {
        VertexOrder.sort(model);
    }
}
