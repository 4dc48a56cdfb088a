package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.MorphTarget;
import dev.parley.rig.HeadTargets.Target;
import dev.parley.signal.ArkitBlendshape;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the face is: the vertices that a plan moves, in the model's coordinates. */
final class FaceArea {

    private FaceArea() {
    }

    /** Returns the targets of one geometry that a plan uses. */
    static Set<Integer> used(ShapePlan plan, int part) {
        Set<Integer> used = new HashSet<>();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            plan.drives(shape).stream().map(ShapePlan.Drive::target).filter(target -> target.part() == part)
                    .map(Target::index).forEach(used::add);
        }
        plan.poses().forEach(pose -> pose.targets().keySet().stream().filter(target -> target.part() == part)
                .map(Target::index).forEach(used::add));
        return used;
    }

    /** Returns the box around what a plan moves in one geometry, or null if that is nothing. */
    static BoundingBox of(ShapePlan plan, int part, Spatial root) {
        Geometry geometry = plan.targets().parts().get(part);
        boolean[] moved = moved(geometry, used(plan, part));
        return box(Skins.positions(geometry, root), moved);
    }

    /** Returns the box around all of a geometry. */
    static BoundingBox whole(Geometry geometry, Spatial root) {
        boolean[] all = new boolean[geometry.getMesh().getVertexCount()];
        java.util.Arrays.fill(all, true);
        return box(Skins.positions(geometry, root), all);
    }

    /** Returns the box around what hangs on a joint, or null if nothing does. */
    static BoundingBox below(String joint, Spatial root) {
        BoundingBox[] all = new BoundingBox[1];
        root.depthFirstTraversal(spatial -> {
            float[] weights = spatial instanceof Geometry geometry ? Skins.weights(geometry, joint) : null;
            if (weights != null) {
                boolean[] moved = new boolean[weights.length];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = weights[i] > .5f;
                }
                all[0] = merged(all[0], box(Skins.positions((Geometry) spatial, root), moved));
            }
        });
        return all[0];
    }

    /** Tells for each vertex whether a target moves it. */
    static boolean[] moved(Geometry geometry, Set<Integer> targets) {
        boolean[] moved = new boolean[geometry.getMesh().getVertexCount()];
        MorphTarget[] all = geometry.getMesh().getMorphTargets();
        for (int target : targets) {
            FloatBuffer deltas = all[target].getBuffer(Type.Position);
            for (int i = 0; deltas != null && i < Math.min(3 * moved.length, deltas.limit()); i++) {
                moved[i / 3] |= deltas.get(i) != 0;
            }
        }
        return moved;
    }

    static BoundingBox merged(BoundingBox one, BoundingBox other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return (BoundingBox) one.merge(other);
    }

    private static BoundingBox box(Vector3f[] positions, boolean[] wanted) {
        Vector3f min = new Vector3f(Vector3f.POSITIVE_INFINITY);
        Vector3f max = new Vector3f(Vector3f.NEGATIVE_INFINITY);
        boolean any = false;
        for (int i = 0; i < positions.length; i++) {
            if (wanted[i]) {
                min.minLocal(positions[i]);
                max.maxLocal(positions[i]);
                any = true;
            }
        }
        return any ? new BoundingBox(min, max) : null;
    }

    /** Tells whether two boxes touch once each is a quarter larger. */
    static boolean touch(BoundingBox one, BoundingBox other) {
        Vector3f gap = one.getCenter().subtract(other.getCenter());
        return Math.abs(gap.x) <= 1.25f * (one.getXExtent() + other.getXExtent())
                && Math.abs(gap.y) <= 1.25f * (one.getYExtent() + other.getYExtent())
                && Math.abs(gap.z) <= 1.25f * (one.getZExtent() + other.getZExtent());
    }

    /** Returns the lowest node above all of some geometries. */
    static Spatial above(List<Geometry> parts) {
        Spatial up = parts.get(0).getParent() == null ? parts.get(0) : parts.get(0).getParent();
        while (up.getParent() != null && !holds(up, parts)) {
            up = up.getParent();
        }
        return up;
    }

    private static boolean holds(Spatial node, List<Geometry> parts) {
        return parts.stream().allMatch(part -> part == node || part.hasAncestor((com.jme3.scene.Node) node));
    }
}
