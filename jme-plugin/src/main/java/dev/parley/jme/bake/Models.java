package dev.parley.jme.bake;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import com.jme3.scene.control.Control;
import java.util.ArrayList;
import java.util.List;

/** Finds parts of a model. */
final class Models {

    private Models() {
    }

    static <T extends Control> List<T> controls(Spatial root, Class<T> type) {
        List<T> found = new ArrayList<>();
        root.depthFirstTraversal(spatial -> {
            for (int i = 0; i < spatial.getNumControls(); i++) {
                if (type.isInstance(spatial.getControl(i))) {
                    found.add(type.cast(spatial.getControl(i)));
                }
            }
        });
        return found;
    }

    /** Returns the node of a name below the root, or null. */
    static Spatial named(Spatial root, String name) {
        List<Spatial> found = new ArrayList<>();
        root.breadthFirstTraversal(spatial -> {
            if (spatial != root && name.equals(spatial.getName())) {
                found.add(spatial);
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    static Joint joint(Spatial root, String name) {
        for (SkinningControl skin : controls(root, SkinningControl.class)) {
            Joint joint = skin.getArmature().getJoint(name);
            if (joint != null) {
                return joint;
            }
        }
        return null;
    }

    /** Returns the geometries with morph targets, in the order in which a rig bakes them. */
    static List<Geometry> morphed(Spatial root) {
        List<Geometry> found = new ArrayList<>();
        root.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry && geometry.getMesh() != null
                    && geometry.getMesh().hasMorphTargets()) {
                found.add(geometry);
            }
        });
        return found;
    }
}
