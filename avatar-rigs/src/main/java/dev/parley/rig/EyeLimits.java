package dev.parley.rig;

/**
 * How far an eye turns: the angles at which the {@code eyeLook*} shapes reach weight 1. Immutable, for any thread.
 *
 * @param out radians away from the nose, above 0, at most pi/2
 * @param in radians towards the nose, as above
 * @param up radians upwards, as above
 * @param down radians downwards, as above
 */
public record EyeLimits(float out, float in, float up, float down) {

    /** 28, 30, 20 and 25 degrees: what the default avatars are sculpted for. */
    public static final EyeLimits DEFAULT = new EyeLimits(.489f, .524f, .349f, .436f);

    /**
     * Checks the ranges.
     */
    public EyeLimits {
        check("out", out);
        check("in", in);
        check("up", up);
        check("down", down);
    }

    private static void check(String name, float radians) {
        if (!(radians > 0 && radians <= Math.PI / 2)) {
            throw new RigException("eyes." + name + " is " + radians
                    + ", but must be above 0 and at most 1.571 radians (90 degrees)");
        }
    }

    /**
     * Limits a left eye's yaw.
     *
     * @param yaw radians; positive turns to the face's own left
     * @return the nearest angle in range
     */
    public float leftYaw(float yaw) {
        return clamp(yaw, -in, out);
    }

    /**
     * Limits a right eye's yaw.
     *
     * @param yaw radians; positive turns to the face's own left
     * @return the nearest angle in range
     */
    public float rightYaw(float yaw) {
        return clamp(yaw, -out, in);
    }

    /**
     * Limits a pitch.
     *
     * @param pitch radians; positive looks down
     * @return the nearest angle in range
     */
    public float pitch(float pitch) {
        return clamp(pitch, -up, down);
    }

    private static float clamp(float value, float low, float high) {
        return Math.max(low, Math.min(high, value));
    }
}
