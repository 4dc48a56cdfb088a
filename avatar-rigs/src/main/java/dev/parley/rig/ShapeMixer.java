package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import java.util.List;

/**
 * Turns the 52 weights into the channels that a rig's targets follow: the 52 shapes, then its poses. Where lips cannot
 * close over an open jaw ({@code mouthClose} has no target), the jaw closes by as much. Not for several threads at once;
 * allocates nothing once made.
 */
final class ShapeMixer {

    private static final int JAW_OPEN = ArkitBlendshape.JAW_OPEN.ordinal();
    private static final int MOUTH_CLOSE = ArkitBlendshape.MOUTH_CLOSE.ordinal();

    private final float[] channels;
    private final PoseSolver solver;
    private final boolean lipsClose;

    ShapeMixer(ShapePlan plan, boolean jawJoint) {
        List<FacePose> poses = plan.poses();
        channels = new float[ArkitBlendshape.COUNT + poses.size()];
        boolean[] driven = new boolean[ArkitBlendshape.COUNT];
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            driven[shape.ordinal()] = !plan.drives(shape).isEmpty()
                    || jawJoint && AvatarRig.JAW.contains(shape);
        }
        lipsClose = driven[MOUTH_CLOSE];
        solver = poses.isEmpty() ? null : new PoseSolver(lipsClose ? poses : closed(poses), driven);
    }

    /** Poses as they are seen where the jaw closes for the lips. */
    private static List<FacePose> closed(List<FacePose> poses) {
        return poses.stream().map(pose -> {
            float[] means = pose.means().clone();
            means[JAW_OPEN] = Math.max(0, means[JAW_OPEN] - means[MOUTH_CLOSE]);
            return new FacePose(pose.name(), pose.targets(), means, pose.reluctance());
        }).toList();
    }

    /**
     * Mixes one moment.
     *
     * @param weights 52 weights in Apple's order (unaffected)
     * @return the channels (alias: overwritten by the next call)
     */
    float[] mix(float[] weights) {
        System.arraycopy(weights, 0, channels, 0, ArkitBlendshape.COUNT);
        if (!lipsClose) {
            channels[JAW_OPEN] = Math.max(0, channels[JAW_OPEN] - channels[MOUTH_CLOSE]);
        }
        if (solver != null) {
            solver.solve(channels, channels, ArkitBlendshape.COUNT, channels);
        }
        return channels;
    }
}
