package dev.parley.signal;

/**
 * Position of the head against its rest pose. Right-handed axes of the face: +x to its own left, +y up, +z out of it.
 *
 * @param yaw radians about +y; positive turns to the face's own left
 * @param pitch radians about +x; positive looks down
 * @param roll radians about +z; positive tilts to the face's own right
 * @param x metres to the face's own left
 * @param y metres up
 * @param z metres out of the face
 */
public record HeadPose(float yaw, float pitch, float roll, float x, float y, float z) {

    /** The rest pose. */
    public static final HeadPose REST = new HeadPose(0, 0, 0, 0, 0, 0);
}
