package dev.parley.rig;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.Spatial;
import com.jme3.scene.control.Control;
import java.util.List;
import java.util.Objects;

/** Finds parts of a model as rigs do. For the thread that owns the model. */
public final class ModelParts {

    private ModelParts() {
    }

    /**
     * Finds controls.
     *
     * @param <T> their type
     * @param root the model (not null, unaffected)
     * @param type their type (not null)
     * @return a new list, the highest spatial's first
     */
    public static <T extends Control> List<T> controls(Spatial root, Class<T> type) {
        return RigJoint.controls(root, type);
    }

    /**
     * Finds a node or geometry below the root.
     *
     * @param root the model (not null, unaffected)
     * @param name its name (not null)
     * @return the highest of that name, or null
     */
    public static Spatial named(Spatial root, String name) {
        Spatial found = RigJoint.named(root, name);
        if (found != root) {
            return found;
        }
        return root instanceof Node node ? node.getChildren().stream().map(child -> RigJoint.named(child, name))
                .filter(Objects::nonNull).findFirst().orElse(null) : null;
    }

    /**
     * Finds a joint of any skin.
     *
     * @param root the model (not null, unaffected)
     * @param name its name (not null)
     * @return the joint, or null
     */
    public static Joint joint(Spatial root, String name) {
        return controls(root, SkinningControl.class).stream().map(skin -> skin.getArmature().getJoint(name))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    /**
     * Finds the geometries with morph targets.
     *
     * @param root the model (not null, unaffected)
     * @return a new list, in the order of a rig's deformers
     */
    public static List<Geometry> morphed(Spatial root) {
        return HeadTargets.morphed(root);
    }
}
