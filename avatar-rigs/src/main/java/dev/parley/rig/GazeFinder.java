package dev.parley.rig;

import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import dev.parley.rig.JointFinder.Candidate;
import dev.parley.rig.RigProfile.Gaze;
import dev.parley.signal.ArkitBlendshape;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what moves the gaze: the eyes' joints where eyeballs hang on them, else the {@code eyeLook*} shapes; never
 * both for the same vertices.
 */
final class GazeFinder {

    /** A geometry is an eyeball if this share of its vertices hangs on the eye. */
    private static final double EYEBALL = .8;

    private final ShapePlan plan;
    private final Set<String> eyeMeshes = new LinkedHashSet<>();
    private final Optional<Candidate> left;
    private final Optional<Candidate> right;
    private boolean joints;

    GazeFinder(ShapePlan plan, JointFinder finder) {
        this.plan = plan;
        left = finder.find("eye", "Left");
        right = finder.find("eye", "Right");
        joints = left.isPresent() && right.isPresent() && !blended(left.get()) && !blended(right.get());
        boolean shapes = AvatarRig.LOOKS.stream().anyMatch(plan::means);
        if (joints && shapes && !moves(left.get()) && !moves(right.get())) {
            joints = false;
        }
    }

    Gaze gaze() {
        return joints ? Gaze.JOINTS : Gaze.SHAPES;
    }

    String leftEye() {
        return joints ? left.get().name() : null;
    }

    String rightEye() {
        return joints ? right.get().name() : null;
    }

    List<String> eyeMeshes() {
        return joints ? List.copyOf(eyeMeshes) : List.of();
    }

    /** Tells whether shapes and a joint move the same vertices of a mesh that is more than an eyeball. */
    private boolean blended(Candidate eye) {
        for (int part = 0; part < plan.targets().parts().size(); part++) {
            Geometry geometry = plan.targets().parts().get(part);
            float[] weights = weights(geometry, eye);
            if (weights == null || !looks(part, geometry, weights)) {
                continue;
            }
            int on = 0;
            for (float weight : weights) {
                on += weight > .5f ? 1 : 0;
            }
            // both eyeballs in one mesh hang half on each
            if (on < .5 * EYEBALL * weights.length) {
                return true;
            }
            eyeMeshes.add(geometry.getName());
        }
        return false;
    }

    private boolean looks(int part, Geometry geometry, float[] weights) {
        Set<Integer> targets = new HashSet<>();
        for (ArkitBlendshape look : AvatarRig.LOOKS) {
            plan.drives(look).stream().map(ShapePlan.Drive::target).filter(target -> target.part() == part)
                    .forEach(target -> targets.add(target.index()));
        }
        boolean[] moved = FaceArea.moved(geometry, targets);
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] && weights[i] > .5f) {
                return true;
            }
        }
        return false;
    }

    private static float[] weights(Geometry geometry, Candidate eye) {
        if (eye.isJoint()) {
            return Skins.weights(geometry, eye.name());
        }
        for (Spatial up = geometry; up != null; up = up.getParent()) {
            if (eye.name().equals(up.getName())) {
                float[] all = new float[geometry.getMesh().getVertexCount()];
                java.util.Arrays.fill(all, 1);
                return all;
            }
        }
        return null;
    }

    /** Tells whether anything hangs on an eye. */
    private boolean moves(Candidate eye) {
        Spatial top = plan.targets().parts().isEmpty() ? null : plan.targets().parts().get(0);
        while (top != null && top.getParent() != null) {
            top = top.getParent();
        }
        boolean[] found = new boolean[1];
        if (top != null) {
            top.depthFirstTraversal(spatial -> found[0] |= spatial instanceof Geometry geometry
                    && geometry.getMesh() != null && weights(geometry, eye) != null);
        }
        return found[0];
    }
}
