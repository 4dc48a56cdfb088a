package dev.parley.rig;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.anim.util.HasLocalTransform;
import com.jme3.math.Quaternion;
import com.jme3.math.Transform;
import com.jme3.math.Vector3f;
import com.jme3.scene.Spatial;
import com.jme3.scene.control.Control;
import java.util.ArrayList;
import java.util.List;

/**
 * One joint of a rig, turned about the model's axes whatever its own axes are. Behind it stands a joint of an armature
 * or, in a model without skin, a node of the scene. For the render thread; allocates nothing once made.
 */
final class RigJoint {

    private final String name;
    private final String node;
    private final HasLocalTransform target;
    private final Transform rest;
    /** The parent's rest rotation in the model's axes, its inverse, and its scale. */
    private final Quaternion parent = new Quaternion();
    private final Quaternion parentInverse = new Quaternion();
    private final Vector3f parentScale = new Vector3f();
    private final Transform local = new Transform();

    private RigJoint(String name, String node, HasLocalTransform target, Transform rest, Transform parentInModel) {
        this.name = name;
        this.node = node;
        this.target = target;
        this.rest = rest.clone();
        parent.set(parentInModel.getRotation());
        parentInverse.set(parent).inverseLocal();
        parentScale.set(parentInModel.getScale());
        local.set(rest);
    }

    /**
     * Finds a joint.
     *
     * @param root the model
     * @param node the node that holds the head, whose joints come first; null if there is one head
     * @param name the joint's or node's name
     * @return a joint, or null if there is none of that name
     */
    static RigJoint find(Spatial root, String node, String name) {
        Spatial scope = node == null ? null : named(root, node);
        if (scope != null) {
            for (SkinningControl skin : Skins.of(scope)) {
                Joint joint = skin.getArmature().getJoint(name);
                if (joint != null) {
                    return of(joint, skin, root, node);
                }
            }
            Spatial inside = named(scope, name);
            if (inside != null && inside != root) {
                return of(inside, root, node);
            }
        }
        for (SkinningControl skin : controls(root, SkinningControl.class)) {
            Joint joint = skin.getArmature().getJoint(name);
            if (joint != null) {
                return of(joint, skin, root, node);
            }
        }
        Spatial found = named(root, name);
        return found == null || found == root ? null : of(found, root, node);
    }

    private static RigJoint of(Joint joint, SkinningControl skin, Spatial root, String node) {
        return new RigJoint(joint.getName(), node, joint, joint.getInitialTransform(), above(joint, skin, root));
    }

    private static RigJoint of(Spatial spatial, Spatial root, String node) {
        return new RigJoint(spatial.getName(), node, spatial, spatial.getLocalTransform(),
                inModel(spatial.getParent(), root));
    }

    /** Finds the same joint in a copy of the model; the rest pose is this one's, whatever pose the copy is in. */
    RigJoint in(Spatial root) {
        RigJoint found = find(root, node, name);
        if (found == null) {
            throw new RigException("the copy '" + root.getName() + "' has no joint '" + name
                    + "'; pass a clone of the same model");
        }
        found.rest.set(rest);
        return found;
    }

    /** Returns the joints' and nodes' names of a model, for messages. */
    static List<String> names(Spatial root) {
        List<String> names = new ArrayList<>();
        for (SkinningControl skin : controls(root, SkinningControl.class)) {
            skin.getArmature().getJointList().forEach(joint -> names.add(joint.getName()));
        }
        if (names.isEmpty()) {
            root.depthFirstTraversal(spatial -> {
                if (spatial != root && spatial.getName() != null) {
                    names.add(spatial.getName());
                }
            });
        }
        return names;
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

    static Spatial named(Spatial root, String name) {
        Spatial[] found = new Spatial[1];
        root.breadthFirstTraversal(spatial -> {
            if (found[0] == null && name.equals(spatial.getName())) {
                found[0] = spatial;
            }
        });
        return found[0];
    }

    static Transform above(Joint joint, SkinningControl skin, Spatial root) {
        Transform transform = new Transform();
        for (Joint up = joint.getParent(); up != null; up = up.getParent()) {
            transform.combineWithParent(up.getInitialTransform());
        }
        return transform.combineWithParent(inModel(skin.getSpatial(), root));
    }

    /** Returns a spatial's transform against the root; the root's own is left out, as it places the avatar. */
    static Transform inModel(Spatial spatial, Spatial root) {
        Transform transform = new Transform();
        for (Spatial up = spatial; up != null && up != root; up = up.getParent()) {
            transform.combineWithParent(up.getLocalTransform());
        }
        return transform;
    }

    /**
     * Turns and shifts the joint against its rest pose.
     *
     * @param turn rotation about the model's axes (unaffected)
     * @param shift metres along the model's axes (unaffected)
     */
    void pose(Quaternion turn, Vector3f shift) {
        Quaternion rotation = local.getRotation();
        rotation.set(parentInverse).multLocal(turn).multLocal(parent).multLocal(rest.getRotation());
        rotation.normalizeLocal();
        Vector3f translation = local.getTranslation();
        translation.set(shift);
        parentInverse.multLocal(translation);
        translation.divideLocal(parentScale).addLocal(rest.getTranslation());
        local.getScale().set(rest.getScale());
        target.setLocalTransform(local);
    }
}
