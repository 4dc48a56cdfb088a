package dev.parley.rig;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.math.Transform;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the joints of a head by their names; of several, the one nearest to the face. */
final class JointFinder {

    /**
     * A joint or node that may play a role.
     *
     * @param name its name
     * @param position in the model's coordinates
     * @param isJoint whether it belongs to a skin
     */
    record Candidate(String name, Vector3f position, boolean isJoint) {
    }

    private final List<Candidate> candidates = new ArrayList<>();
    private final Vector3f face;

    /**
     * Creates a finder.
     *
     * @param root the model
     * @param scope where to look
     * @param face middle of the face, model coordinates; null if unknown
     */
    JointFinder(Spatial root, Spatial scope, Vector3f face) {
        this.face = face;
        Set<SkinningControl> skins = Skins.of(scope);
        for (SkinningControl skin : skins.isEmpty() ? RigJoint.controls(scope, SkinningControl.class) : skins) {
            skin.getArmature().update();
            for (Joint joint : skin.getArmature().getJointList()) {
                Transform transform = joint.getModelTransform().clone()
                        .combineWithParent(RigJoint.inModel(skin.getSpatial(), root));
                candidates.add(new Candidate(joint.getName(), transform.getTranslation(), true));
            }
        }
        scope.depthFirstTraversal(spatial -> {
            if (spatial != root && spatial.getName() != null && !(spatial instanceof Geometry)) {
                candidates.add(new Candidate(spatial.getName(), RigJoint.inModel(spatial, root).getTranslation(),
                        false));
            }
        });
    }

    /** Finds a joint that has no side. */
    Optional<Candidate> find(String role) {
        return find(role, "");
    }

    /**
     * Finds a joint.
     *
     * @param role head, neck, jaw or eye
     * @param side Left, Right, or nothing
     */
    Optional<Candidate> find(String role, String side) {
        return candidates.stream().filter(candidate -> rank(role, side, candidate) >= 0)
                .min(Comparator.comparingInt((Candidate candidate) -> candidate.isJoint() ? 0 : 1)
                        .thenComparingInt(candidate -> rank(role, side, candidate))
                        .thenComparingDouble(this::distance));
    }

    /** Returns the joints that read as a head: more than one place means more than one head. */
    List<Candidate> heads() {
        return candidates.stream().filter(Candidate::isJoint).filter(joint -> rank("head", "", joint) == 0).toList();
    }

    private static int rank(String role, String side, Candidate candidate) {
        return candidate.name() == null ? -1 : Schemes.ALL.jointRank(role, side, candidate.name());
    }

    private double distance(Candidate candidate) {
        return face == null ? 0 : face.distance(candidate.position());
    }
}
