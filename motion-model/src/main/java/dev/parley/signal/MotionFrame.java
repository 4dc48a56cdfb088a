package dev.parley.signal;

import java.util.Arrays;

/**
 * One moment of a face: 52 weights, head and eyes. A mutable store for the render loop, owned by one thread at a time;
 * nothing here allocates.
 */
public final class MotionFrame {

    private final float[] weights = new float[ArkitBlendshape.COUNT];
    private final float[] pose = new float[MotionChannel.POSE_COUNT];

    /**
     * Returns the weight of a blendshape.
     *
     * @param shape which one (not null)
     * @return weight, nominally 0..1
     */
    public float weight(ArkitBlendshape shape) {
        return weights[shape.ordinal()];
    }

    /**
     * Sets the weight of a blendshape.
     *
     * @param shape which one (not null)
     * @param weight nominally 0..1
     */
    public void setWeight(ArkitBlendshape shape, float weight) {
        weights[shape.ordinal()] = weight;
    }

    /**
     * Returns the weights themselves.
     *
     * @return 52 weights in Apple's order (alias created: changes write through)
     */
    public float[] weights() {
        return weights;
    }

    /**
     * Returns a channel of any kind.
     *
     * @param channel which one (not null)
     * @return weight 0..1, radians or metres
     */
    public float get(MotionChannel channel) {
        return channel.isWeight() ? weights[channel.index()] : pose[channel.index()];
    }

    /**
     * Sets a channel of any kind.
     *
     * @param channel which one (not null)
     * @param value weight 0..1, radians or metres
     */
    public void set(MotionChannel channel, float value) {
        if (channel.isWeight()) {
            weights[channel.index()] = value;
        } else {
            pose[channel.index()] = value;
        }
    }

    /**
     * Copies another frame into this one.
     *
     * @param source the frame to copy (not null, unaffected)
     */
    public void copyFrom(MotionFrame source) {
        System.arraycopy(source.weights, 0, weights, 0, weights.length);
        System.arraycopy(source.pose, 0, pose, 0, pose.length);
    }

    /**
     * Moves this frame towards another.
     *
     * @param target the frame to move to (not null, unaffected)
     * @param share 0 keeps this frame, 1 gives the target
     */
    public void blendTo(MotionFrame target, float share) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] += share * (target.weights[i] - weights[i]);
        }
        for (int i = 0; i < pose.length; i++) {
            pose[i] += share * (target.pose[i] - pose[i]);
        }
    }

    /**
     * Sets every channel to zero: the neutral face.
     */
    public void clear() {
        Arrays.fill(weights, 0f);
        Arrays.fill(pose, 0f);
    }

    /**
     * Returns the head's pose as a value (allocates: not for the render loop).
     *
     * @return a new record
     */
    public HeadPose headPose() {
        return new HeadPose(pose[0], pose[1], pose[2], pose[3], pose[4], pose[5]);
    }

    /**
     * Returns the directions of the eyes as a value (allocates: not for the render loop).
     *
     * @return a new record
     */
    public Gaze gaze() {
        return new Gaze(pose[6], pose[7], pose[8], pose[9]);
    }
}
