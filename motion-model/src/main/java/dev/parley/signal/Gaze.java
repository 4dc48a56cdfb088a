package dev.parley.signal;

/**
 * Directions of the eyes relative to the head; zero looks straight ahead.
 *
 * @param leftYaw radians about +y; positive turns to the face's own left
 * @param leftPitch radians about +x; positive looks down
 * @param rightYaw as leftYaw, for the right eye
 * @param rightPitch as leftPitch, for the right eye
 */
public record Gaze(float leftYaw, float leftPitch, float rightYaw, float rightPitch) {

    /** Straight ahead. */
    public static final Gaze AHEAD = new Gaze(0, 0, 0, 0);
}
