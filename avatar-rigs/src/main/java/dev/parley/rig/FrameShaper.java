package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;

/**
 * Turns motion as it was sampled into motion as a rig receives it: gains, the resting face, eyes within their range and
 * the {@code eyeLook*} shapes that follow from them, and the profile's rules. No scene is needed, so that files can hold
 * the very values an avatar shows. Immutable, allocates nothing, for any thread.
 */
public final class FrameShaper {

    private static final int LOOK_DOWN_LEFT = ArkitBlendshape.EYE_LOOK_DOWN_LEFT.ordinal();
    private static final int LOOK_DOWN_RIGHT = ArkitBlendshape.EYE_LOOK_DOWN_RIGHT.ordinal();
    /** Offsets from {@code eyeLookDown}: Apple's order is down, in, out, up. */
    private static final int IN = 1;
    private static final int OUT = 2;
    private static final int UP = 3;
    private static final MotionChannel[] HEAD = {MotionChannel.HEAD_YAW, MotionChannel.HEAD_PITCH,
        MotionChannel.HEAD_ROLL, MotionChannel.HEAD_X, MotionChannel.HEAD_Y, MotionChannel.HEAD_Z};

    private final float[] gains;
    private final float[] neutral;
    private final int[] fades;
    private final int[] limits;
    private final EyeLimits eyes;

    /**
     * Creates a shaper.
     *
     * @param profile the rig's profile (not null)
     */
    public FrameShaper(RigProfile profile) {
        gains = RigProfile.table(profile.gains(), 1);
        neutral = RigProfile.table(profile.neutral(), 0);
        fades = RigRules.indices(profile.rules().fades());
        limits = RigRules.indices(profile.rules().limits());
        eyes = profile.eyes();
    }

    /**
     * Shapes a frame. Weights end in 0..1; eye angles within the rig's limits; what is not a number becomes 0. The
     * frame's own {@code eyeLook*} weights are replaced by those of its eye angles.
     *
     * @param frame motion as sampled (not null, unaffected unless it is the store)
     * @param store receives the result (not null; may be {@code frame})
     * @return store
     */
    public MotionFrame shape(MotionFrame frame, MotionFrame store) {
        shapeWeights(frame.weights(), store.weights());
        for (MotionChannel channel : HEAD) {
            store.set(channel, finite(frame.get(channel)));
        }
        shapeEyes(frame, store);
        applyRules(store.weights());
        return store;
    }

    private void shapeWeights(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            float weight = unit(from[i] * gains[i]);
            to[i] = weight + neutral[i] * (1 - weight);
        }
    }

    private void shapeEyes(MotionFrame frame, MotionFrame store) {
        float leftYaw = eyes.leftYaw(finite(frame.get(MotionChannel.LEFT_EYE_YAW)));
        float leftPitch = eyes.pitch(finite(frame.get(MotionChannel.LEFT_EYE_PITCH)));
        float rightYaw = eyes.rightYaw(finite(frame.get(MotionChannel.RIGHT_EYE_YAW)));
        float rightPitch = eyes.pitch(finite(frame.get(MotionChannel.RIGHT_EYE_PITCH)));
        store.set(MotionChannel.LEFT_EYE_YAW, leftYaw);
        store.set(MotionChannel.LEFT_EYE_PITCH, leftPitch);
        store.set(MotionChannel.RIGHT_EYE_YAW, rightYaw);
        store.set(MotionChannel.RIGHT_EYE_PITCH, rightPitch);
        look(store.weights(), LOOK_DOWN_LEFT, leftYaw, leftPitch);
        look(store.weights(), LOOK_DOWN_RIGHT, -rightYaw, rightPitch);
    }

    /** Sets one eye's four shapes; {@code outwards} is its yaw away from the nose. */
    private void look(float[] weights, int down, float outwards, float pitch) {
        weights[down] = unit(pitch / eyes.down());
        weights[down + IN] = unit(-outwards / eyes.in());
        weights[down + OUT] = unit(outwards / eyes.out());
        weights[down + UP] = unit(-pitch / eyes.up());
    }

    private void applyRules(float[] weights) {
        for (int i = 0; i < fades.length; i += 2) {
            weights[fades[i]] *= 1 - weights[fades[i + 1]];
        }
        for (int i = 0; i < limits.length; i += 2) {
            weights[limits[i]] = Math.min(weights[limits[i]], weights[limits[i + 1]]);
        }
    }

    private static float unit(float value) {
        return value > 0 ? Math.min(value, 1) : 0;
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : 0;
    }
}
