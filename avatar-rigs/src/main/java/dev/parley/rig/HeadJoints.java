package dev.parley.rig;

import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.scene.Spatial;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Turns neck, head, eyes and jaw. For the render thread; allocates nothing once made. */
final class HeadJoints {

    private static final int JAW_OPEN = ArkitBlendshape.JAW_OPEN.ordinal();
    private static final int JAW_LEFT = ArkitBlendshape.JAW_LEFT.ordinal();
    private static final int JAW_RIGHT = ArkitBlendshape.JAW_RIGHT.ordinal();
    private static final int JAW_FORWARD = ArkitBlendshape.JAW_FORWARD.ordinal();

    private final RigJoint head;
    private final RigJoint neck;
    private final RigJoint leftEye;
    private final RigJoint rightEye;
    private final RigJoint jaw;
    private final RigJoint[] all;
    private final float neckShare;
    private final RigMapping mapping;
    private final Quaternion whole = new Quaternion();
    private final Quaternion part = new Quaternion();
    private final Vector3f shift = new Vector3f();
    private final Vector3f partShift = new Vector3f();

    /** Any joint may be null. */
    HeadJoints(RigJoint head, RigJoint neck, RigJoint leftEye, RigJoint rightEye, RigJoint jaw, RigProfile profile) {
        this(head, neck, leftEye, rightEye, jaw, neck == null ? 0 : head == null ? 1 : profile.neckShare(),
                profile.mapping());
    }

    private HeadJoints(RigJoint head, RigJoint neck, RigJoint leftEye, RigJoint rightEye, RigJoint jaw,
            float neckShare, RigMapping mapping) {
        this.head = head;
        this.neck = neck;
        this.leftEye = leftEye;
        this.rightEye = rightEye;
        this.jaw = jaw;
        all = Stream.of(neck, head, leftEye, rightEye, jaw).filter(Objects::nonNull).toArray(RigJoint[]::new);
        this.neckShare = neckShare;
        this.mapping = mapping;
    }

    HeadJoints in(Spatial root) {
        return new HeadJoints(in(head, root), in(neck, root), in(leftEye, root), in(rightEye, root), in(jaw, root),
                neckShare, mapping);
    }

    private static RigJoint in(RigJoint joint, Spatial root) {
        return joint == null ? null : joint.in(root);
    }

    /** Puts the turns on top of what animations do to the joints from now on, behind them in every frame. */
    void follow() {
        RigControl.Step step = new RigControl.Step() {
            @Override
            public void update() {
                settle();
            }
        };
        Set<Spatial> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RigJoint joint : all) {
            if (done.add(joint.place())) {
                joint.follow(new RigControl(step));
            }
        }
    }

    private void settle() {
        for (RigJoint joint : all) {
            joint.settle();
        }
    }

    boolean opensJaw() {
        return jaw != null;
    }

    boolean turnsLeftEye() {
        return leftEye != null;
    }

    boolean turnsRightEye() {
        return rightEye != null;
    }

    /**
     * Poses all joints.
     *
     * @param frame head and eyes
     * @param channels weights as the rig's targets receive them, for the jaw
     */
    void pose(MotionFrame frame, float[] channels) {
        poseHead(frame);
        poseJaw(channels);
        poseEye(leftEye, frame.get(MotionChannel.LEFT_EYE_YAW), frame.get(MotionChannel.LEFT_EYE_PITCH));
        poseEye(rightEye, frame.get(MotionChannel.RIGHT_EYE_YAW), frame.get(MotionChannel.RIGHT_EYE_PITCH));
    }

    /** Neck and head turn about one axis, so that their turns multiply to the whole exactly. */
    private void poseHead(MotionFrame frame) {
        Turns.of(frame.get(MotionChannel.HEAD_YAW), frame.get(MotionChannel.HEAD_PITCH),
                frame.get(MotionChannel.HEAD_ROLL), whole);
        shift.set(frame.get(MotionChannel.HEAD_X), frame.get(MotionChannel.HEAD_Y), frame.get(MotionChannel.HEAD_Z))
                .multLocal(mapping.unit());
        if (neck != null) {
            neck.pose(Turns.share(whole, neckShare, part), partShift.set(shift).multLocal(neckShare));
            part.inverseLocal().multLocal(shift);
        }
        if (head == null) {
            return;
        }
        head.pose(Turns.share(whole, 1 - neckShare, part), shift.multLocal(1 - neckShare));
    }

    private void poseEye(RigJoint eye, float yaw, float pitch) {
        if (eye != null) {
            eye.pose(Turns.of(yaw * mapping.eyeTurn(), pitch * mapping.eyeTurn(), 0, whole), Vector3f.ZERO);
        }
    }

    private void poseJaw(float[] channels) {
        if (jaw != null) {
            float side = channels[JAW_LEFT] - channels[JAW_RIGHT];
            shift.set(0, 0, channels[JAW_FORWARD] * mapping.jaw().forward() * mapping.unit());
            jaw.pose(Turns.of(side * mapping.jaw().side(), channels[JAW_OPEN] * mapping.jaw().open(), 0, whole), shift);
        }
    }
}
