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
 * One joint of a rig, turned about the model's axes whatever its own axes are, on top of what animations make of it. Behind
 * it stands a joint of an armature
 * or, in a model without skin, a node of the scene. For the render thread; allocates nothing once made.
 */
final class RigJoint {

    /** Of positions, scales and quaternions. */
    private static final float ROUNDING = 1e-5f;

    private final String name;
    private final String node;
    private final HasLocalTransform target;
    /** The spatial and, of a skin's joint, the control that take the joint over in each frame. */
    private final Spatial place;
    private final SkinningControl skin;
    /** What others made of the joint last, or its rest pose. */
    private final Transform base;
    /** The parent's rest rotation in the model's axes, its inverse, and its scale. */
    private final Quaternion parent = new Quaternion();
    private final Quaternion parentInverse = new Quaternion();
    private final Vector3f parentScale = new Vector3f();
    /** What this class made of the joint last. */
    private final Transform local = new Transform();
    private final Quaternion turn = new Quaternion();
    private final Vector3f shift = new Vector3f();

    private RigJoint(String name, String node, Joint target, SkinningControl skin, Transform parentInModel) {
        this(name, node, target, skin.getSpatial(), skin, target.getInitialTransform(), parentInModel);
    }

    private RigJoint(String name, String node, HasLocalTransform target, Spatial place, SkinningControl skin,
            Transform rest, Transform parentInModel) {
        this.name = name;
        this.node = node;
        this.target = target;
        this.place = place;
        this.skin = skin;
        base = rest.clone();
        parent.set(parentInModel.getRotation());
        parentInverse.set(parent).inverseLocal();
        parentScale.set(parentInModel.getScale());
        local.set(target.getLocalTransform());
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
        return new RigJoint(joint.getName(), node, joint, skin, above(joint, skin, root));
    }

    private static RigJoint of(Spatial spatial, Spatial root, String node) {
        return new RigJoint(spatial.getName(), node, spatial, spatial, null, spatial.getLocalTransform(),
                inModel(spatial.getParent(), root));
    }

    /** Finds the same joint in a copy of the model; the rest pose is this one's, whatever pose the copy is in. */
    RigJoint in(Spatial root) {
        RigJoint found = find(root, node, name);
        if (found == null) {
            throw new RigException("the copy '" + root.getName() + "' has no joint '" + name
                    + "'; pass a clone of the same model");
        }
        found.base.set(base);
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

    Spatial place() {
        return place;
    }

    /** Adds a control that acts behind what animates the joint, and before a skin looks at it. */
    void follow(RigControl control) {
        int at = place.getNumControls();
        for (int i = 0; skin != null && i < place.getNumControls(); i++) {
            at = place.getControl(i) == skin ? i : at;
        }
        place.addControlAt(at, control);
    }

    /**
     * Turns and shifts the joint against its rest pose or, where something else moves it, against that.
     *
     * @param newTurn rotation about the model's axes, as the joint's parent carries them (unaffected)
     * @param newShift metres along the model's axes (unaffected)
     */
    void pose(Quaternion newTurn, Vector3f newShift) {
        turn.set(newTurn);
        shift.set(newShift);
        settle();
    }

    /** Puts the turn on top of what others have made of the joint since the last time. */
    void settle() {
        Transform now = target.getLocalTransform();
        if (!near(now, local)) {
            base.set(now);
        }
        Quaternion rotation = local.getRotation();
        rotation.set(parentInverse).multLocal(turn).multLocal(parent).multLocal(base.getRotation());
        rotation.normalizeLocal();
        Vector3f translation = local.getTranslation();
        translation.set(shift);
        parentInverse.multLocal(translation);
        translation.divideLocal(parentScale).addLocal(base.getTranslation());
        local.getScale().set(base.getScale());
        target.setLocalTransform(local);
    }

    /** Tells whether a pose is another, but for rounding: one that was only read and written back is. */
    private static boolean near(Transform one, Transform other) {
        return near(one.getRotation(), other.getRotation())
                && one.getTranslation().distanceSquared(other.getTranslation()) < ROUNDING * ROUNDING
                && one.getScale().distanceSquared(other.getScale()) < ROUNDING * ROUNDING;
    }

    private static boolean near(Quaternion one, Quaternion other) {
        float sign = one.dot(other) < 0 ? -1 : 1;
        float x = one.getX() - sign * other.getX();
        float y = one.getY() - sign * other.getY();
        float z = one.getZ() - sign * other.getZ();
        float w = one.getW() - sign * other.getW();
        return x * x + y * y + z * z + w * w < ROUNDING * ROUNDING;
    }
}
