package dev.parley.rig;

import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.scene.Spatial;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;

/** Turns neck, head and eyes. For the render thread; allocates nothing once made. */
final class HeadJoints {

    private final RigJoint head;
    private final RigJoint neck;
    private final RigJoint leftEye;
    private final RigJoint rightEye;
    private final float neckShare;
    private final Quaternion whole = new Quaternion();
    private final Quaternion part = new Quaternion();
    private final Vector3f shift = new Vector3f();
    private final Vector3f partShift = new Vector3f();

    /** Any joint but the head may be null. */
    HeadJoints(RigJoint head, RigJoint neck, RigJoint leftEye, RigJoint rightEye, float neckShare) {
        this.head = head;
        this.neck = neck;
        this.leftEye = leftEye;
        this.rightEye = rightEye;
        this.neckShare = neck == null ? 0 : neckShare;
    }

    HeadJoints in(Spatial root) {
        return new HeadJoints(head.in(root), neck == null ? null : neck.in(root),
                leftEye == null ? null : leftEye.in(root), rightEye == null ? null : rightEye.in(root), neckShare);
    }

    boolean turnsLeftEye() {
        return leftEye != null;
    }

    boolean turnsRightEye() {
        return rightEye != null;
    }

    void pose(MotionFrame frame) {
        poseHead(frame);
        poseEye(leftEye, frame.get(MotionChannel.LEFT_EYE_YAW), frame.get(MotionChannel.LEFT_EYE_PITCH));
        poseEye(rightEye, frame.get(MotionChannel.RIGHT_EYE_YAW), frame.get(MotionChannel.RIGHT_EYE_PITCH));
    }

    /** Neck and head turn about one axis, so that their turns multiply to the whole exactly. */
    private void poseHead(MotionFrame frame) {
        Turns.of(frame.get(MotionChannel.HEAD_YAW), frame.get(MotionChannel.HEAD_PITCH),
                frame.get(MotionChannel.HEAD_ROLL), whole);
        shift.set(frame.get(MotionChannel.HEAD_X), frame.get(MotionChannel.HEAD_Y), frame.get(MotionChannel.HEAD_Z));
        if (neck != null) {
            neck.pose(Turns.share(whole, neckShare, part), partShift.set(shift).multLocal(neckShare));
            part.inverseLocal().multLocal(shift);
        }
        head.pose(Turns.share(whole, 1 - neckShare, part), shift.multLocal(1 - neckShare));
    }

    private void poseEye(RigJoint eye, float yaw, float pitch) {
        if (eye != null) {
            eye.pose(Turns.of(yaw, pitch, 0, whole), Vector3f.ZERO);
        }
    }
}
