package dev.parley.signal;

import java.util.Arrays;
import java.util.List;

/**
 * Facial motion at a fixed rate. Frame {@code i} is the face at {@code (i + 0.5) / frameRate} seconds. Immutable, usable
 * on any thread.
 */
public final class MotionClip {

    private final List<MotionChannel> channels;
    private final float[] values;
    private final double frameRate;
    private final MotionChannel[] targets;

    /**
     * Wraps a copy of some motion.
     *
     * @param channels the columns (not null, copied)
     * @param values row-major, (frames, channels); weights, radians or metres (not null, copied)
     * @param frameRate frames a second (&gt;0)
     */
    public MotionClip(List<MotionChannel> channels, float[] values, double frameRate) {
        if (channels.isEmpty() || values.length % channels.size() != 0) {
            throw new IllegalArgumentException(values.length + " values do not divide into rows of "
                    + channels.size() + " channels");
        }
        if (!(frameRate > 0)) {
            throw new IllegalArgumentException("frameRate is " + frameRate + "; it must be positive");
        }
        this.channels = List.copyOf(channels);
        this.values = values.clone();
        this.frameRate = frameRate;
        this.targets = this.channels.toArray(new MotionChannel[0]);
    }

    /**
     * Returns the columns.
     *
     * @return an unmodifiable list
     */
    public List<MotionChannel> channels() {
        return channels;
    }

    /**
     * Returns the number of frames.
     *
     * @return frames (&ge;0)
     */
    public int frames() {
        return values.length / targets.length;
    }

    /**
     * Returns the rate.
     *
     * @return frames a second (&gt;0)
     */
    public double frameRate() {
        return frameRate;
    }

    /**
     * Returns the duration.
     *
     * @return seconds (&ge;0)
     */
    public double seconds() {
        return frames() / frameRate;
    }

    /**
     * Returns one value.
     *
     * @param frame row, 0..frames-1
     * @param channel column, 0..channels-1
     * @return weight, radians or metres
     */
    public float value(int frame, int channel) {
        return values[frame * targets.length + channel];
    }

    /**
     * Returns all values.
     *
     * @return row-major, (frames, channels) (a copy)
     */
    public float[] values() {
        return values.clone();
    }

    /**
     * Interpolates the motion linearly at a time and writes it to the caller's store; channels that the clip lacks are
     * left as they are. Before the first and after the last frame the motion holds. Allocates nothing.
     *
     * @param seconds time from the clip's start
     * @param store where the motion goes (not null, modified)
     * @return the store
     */
    public MotionFrame sample(double seconds, MotionFrame store) {
        int last = frames() - 1;
        if (last < 0) {
            return store;
        }
        double position = Math.max(0, Math.min(seconds * frameRate - 0.5, last));
        int low = (int) position;
        int high = Math.min(low + 1, last);
        float share = (float) (position - low);
        int lowRow = low * targets.length;
        int highRow = high * targets.length;
        for (int i = 0; i < targets.length; i++) {
            float from = values[lowRow + i];
            store.set(targets[i], from + share * (values[highRow + i] - from));
        }
        return store;
    }

    /**
     * Joins clips of one rate and one set of channels end to end.
     *
     * @param parts clips in order (not null, at least one)
     * @return a new clip
     */
    public static MotionClip concat(List<MotionClip> parts) {
        MotionClip first = parts.get(0);
        int total = 0;
        for (MotionClip part : parts) {
            if (part.frameRate != first.frameRate || !part.channels.equals(first.channels)) {
                throw new IllegalArgumentException("cannot join clips of different rates or channels: "
                        + first + ", " + part);
            }
            total += part.values.length;
        }
        float[] all = new float[total];
        int at = 0;
        for (MotionClip part : parts) {
            System.arraycopy(part.values, 0, all, at, part.values.length);
            at += part.values.length;
        }
        return new MotionClip(first.channels, all, first.frameRate);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MotionClip that && frameRate == that.frameRate && channels.equals(that.channels)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + channels.hashCode();
    }

    @Override
    public String toString() {
        return "MotionClip[" + frames() + " frames of " + targets.length + " channels at " + frameRate + " Hz]";
    }
}
