package dev.parley.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A named channel of facial motion: one of the 52 blendshapes (a weight), the head's rotation (radians) and translation
 * (metres), or an eye's angle (radians). Immutable; there is one instance a name, so identity compares them.
 */
public final class MotionChannel {

    /** How many channels are not weights: six of the head, four of the eyes. */
    public static final int POSE_COUNT = 10;

    private static final List<MotionChannel> ALL = new ArrayList<>();
    private static final Map<String, MotionChannel> BY_NAME = new HashMap<>();

    static {
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            add(shape.arkitName(), true, shape.ordinal());
        }
    }

    /** The head's yaw, radians. */
    public static final MotionChannel HEAD_YAW = add("headYaw", false, 0);
    /** The head's pitch, radians. */
    public static final MotionChannel HEAD_PITCH = add("headPitch", false, 1);
    /** The head's roll, radians. */
    public static final MotionChannel HEAD_ROLL = add("headRoll", false, 2);
    /** The head's shift to its own left, metres. */
    public static final MotionChannel HEAD_X = add("headX", false, 3);
    /** The head's shift upwards, metres. */
    public static final MotionChannel HEAD_Y = add("headY", false, 4);
    /** The head's shift forwards, metres. */
    public static final MotionChannel HEAD_Z = add("headZ", false, 5);
    /** The left eye's yaw, radians. */
    public static final MotionChannel LEFT_EYE_YAW = add("leftEyeYaw", false, 6);
    /** The left eye's pitch, radians. */
    public static final MotionChannel LEFT_EYE_PITCH = add("leftEyePitch", false, 7);
    /** The right eye's yaw, radians. */
    public static final MotionChannel RIGHT_EYE_YAW = add("rightEyeYaw", false, 8);
    /** The right eye's pitch, radians. */
    public static final MotionChannel RIGHT_EYE_PITCH = add("rightEyePitch", false, 9);

    private final String name;
    private final boolean weight;
    private final int index;

    private MotionChannel(String name, boolean weight, int index) {
        this.name = name;
        this.weight = weight;
        this.index = index;
    }

    private static MotionChannel add(String name, boolean weight, int index) {
        MotionChannel channel = new MotionChannel(name, weight, index);
        ALL.add(channel);
        BY_NAME.put(name.toLowerCase(Locale.ROOT), channel);
        return channel;
    }

    /**
     * Returns every channel: the 52 weights in Apple's order, then head, then eyes.
     *
     * @return an unmodifiable list
     */
    public static List<MotionChannel> all() {
        return List.copyOf(ALL);
    }

    /**
     * Finds a channel by name.
     *
     * @param name a name in any case (not null)
     * @return the channel, or empty if there is none of that name
     */
    public static Optional<MotionChannel> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns the channel of a blendshape.
     *
     * @param shape which one (not null)
     * @return the pre-existing instance
     */
    public static MotionChannel of(ArkitBlendshape shape) {
        return ALL.get(shape.ordinal());
    }

    /**
     * Returns the name.
     *
     * @return a camel-case name
     */
    public String name() {
        return name;
    }

    /**
     * Tells whether this is a blendshape's weight.
     *
     * @return true for a weight, false for an angle or a translation
     */
    public boolean isWeight() {
        return weight;
    }

    /** Returns the index among the weights, or among the pose values. */
    int index() {
        return index;
    }

    @Override
    public String toString() {
        return name;
    }
}
