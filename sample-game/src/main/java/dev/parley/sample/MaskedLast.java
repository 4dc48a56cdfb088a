package dev.parley.sample;

import com.jme3.renderer.queue.OpaqueComparator;
import com.jme3.scene.Geometry;

/**
 * jME's order of opaque geometries, but with cut-out ones, such as hair, at the end: their strands overlap, and what the
 * head hides of them need not be shaded. For the render thread.
 */
final class MaskedLast extends OpaqueComparator {

    @Override
    public int compare(Geometry one, Geometry two) {
        int order = Boolean.compare(isMasked(one), isMasked(two));
        return order != 0 ? order : super.compare(one, two);
    }

    private static boolean isMasked(Geometry geometry) {
        return geometry.getMaterial().getParam("AlphaDiscardThreshold") != null;
    }
}
