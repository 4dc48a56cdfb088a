package dev.parley.rig;

import com.jme3.math.Vector3f;
import com.jme3.scene.Spatial;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;

/**
 * Turns a point to look at into eye angles within a rig's limits. Each eye aims on its own, so near points make the
 * eyes converge. For the render thread; allocates nothing after construction.
 */
public final class EyeAim {

    private final EyeLimits limits;
    private final Vector3f leftEye;
    private final Vector3f rightEye;
    private final Vector3f point = new Vector3f();

    /**
     * Creates an aim.
     *
     * @param limits the eyes' ranges (not null)
     * @param leftEye centre of the left eyeball in the head's frame, metres, x to the face's own left (not null, copied)
     * @param rightEye centre of the right eyeball, likewise (not null, copied)
     */
    public EyeAim(EyeLimits limits, Vector3f leftEye, Vector3f rightEye) {
        this.limits = limits;
        this.leftEye = leftEye.clone();
        this.rightEye = rightEye.clone();
    }

    /**
     * Aims at a point in the world.
     *
     * @param head a spatial that turns as the head does, such as an attachments node of its joint (not null)
     * @param target the point, world coordinates (not null, unaffected)
     * @param store receives the four eye angles; other channels stay (not null)
     * @return store
     */
    public MotionFrame aim(Spatial head, Vector3f target, MotionFrame store) {
        return aim(head.worldToLocal(target, point), store);
    }

    /**
     * Aims at a point in the head's frame. A point behind the eyes is looked at as far as the limits let them.
     *
     * @param target metres in the head's frame, axes of the face (not null, unaffected)
     * @param store receives the four eye angles; other channels stay (not null)
     * @return store
     */
    public MotionFrame aim(Vector3f target, MotionFrame store) {
        store.set(MotionChannel.LEFT_EYE_YAW, limits.leftYaw(yaw(leftEye, target)));
        store.set(MotionChannel.LEFT_EYE_PITCH, limits.pitch(pitch(leftEye, target)));
        store.set(MotionChannel.RIGHT_EYE_YAW, limits.rightYaw(yaw(rightEye, target)));
        store.set(MotionChannel.RIGHT_EYE_PITCH, limits.pitch(pitch(rightEye, target)));
        return store;
    }

    private static float yaw(Vector3f eye, Vector3f target) {
        return (float) Math.atan2(target.x - eye.x, target.z - eye.z);
    }

    private static float pitch(Vector3f eye, Vector3f target) {
        double ahead = Math.hypot(target.x - eye.x, target.z - eye.z);
        return (float) Math.atan2(eye.y - target.y, ahead);
    }
}
