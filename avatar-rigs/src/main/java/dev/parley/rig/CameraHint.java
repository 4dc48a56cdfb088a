package dev.parley.rig;

/**
 * Where a camera shows the head well. Immutable, for any thread.
 *
 * @param eyeHeight metres of the eyes above the model's origin
 * @param lookHeight metres of the point to look at above the model's origin
 * @param distance metres from that point, along the face's +z, above 0
 * @param fieldOfView vertical angle in degrees, 1..120
 */
public record CameraHint(float eyeHeight, float lookHeight, float distance, float fieldOfView) {

    /**
     * Checks the ranges.
     */
    public CameraHint {
        if (!(distance > 0)) {
            throw new RigException("camera.distance is " + distance + ", but must be above 0 metres");
        }
        if (!(fieldOfView >= 1 && fieldOfView <= 120)) {
            throw new RigException("camera.fieldOfView is " + fieldOfView + ", but must be 1 to 120 degrees");
        }
    }
}
