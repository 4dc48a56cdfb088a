package dev.parley.rig;

import com.jme3.math.Quaternion;

/** Rotations about the face's axes. Allocates nothing. */
final class Turns {

    private Turns() {
    }

    /**
     * Sets a rotation from angles: yaw about +y, then pitch about the turned +x, then roll about the turned +z
     * (the product Ry Rx Rz of unit quaternions).
     *
     * @param yaw radians, positive to the face's own left
     * @param pitch radians, positive down
     * @param roll radians, positive to the face's own right
     * @param store receives the rotation
     * @return store
     */
    static Quaternion of(float yaw, float pitch, float roll, Quaternion store) {
        double cy = Math.cos(yaw / 2);
        double sy = Math.sin(yaw / 2);
        double cx = Math.cos(pitch / 2);
        double sx = Math.sin(pitch / 2);
        double cz = Math.cos(roll / 2);
        double sz = Math.sin(roll / 2);
        return store.set((float) (cy * sx * cz + sy * cx * sz), (float) (sy * cx * cz - cy * sx * sz),
                (float) (cy * cx * sz - sy * sx * cz), (float) (cy * cx * cz + sy * sx * sz));
    }

    /**
     * Sets a share of a rotation: the same axis, a part of the angle.
     *
     * @param whole a unit quaternion (unaffected)
     * @param share 0 no rotation, 1 the whole
     * @param store receives the part
     * @return store
     */
    static Quaternion share(Quaternion whole, float share, Quaternion store) {
        double sign = whole.getW() < 0 ? -1 : 1;
        double length = Math.sqrt((double) whole.getX() * whole.getX() + (double) whole.getY() * whole.getY()
                + (double) whole.getZ() * whole.getZ());
        if (length < 1e-9) {
            return store.set(0, 0, 0, 1);
        }
        double half = Math.atan2(length, sign * whole.getW()) * share;
        double factor = sign * Math.sin(half) / length;
        return store.set((float) (whole.getX() * factor), (float) (whole.getY() * factor),
                (float) (whole.getZ() * factor), (float) Math.cos(half));
    }
}
