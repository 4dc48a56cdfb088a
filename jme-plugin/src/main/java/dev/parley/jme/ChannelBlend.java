package dev.parley.jme;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.util.List;

/**
 * Hides the jump when a group of channels turns to another source: what is shown is the new source plus an offset that
 * decays, as a cubic that keeps position and speed at its start and rests at its end. So the face neither jumps nor
 * stands still while it changes over. For the render thread; allocates nothing.
 */
final class ChannelBlend {

    private final MotionChannel[] channels;
    private final double seconds;
    private final float[] offsets;
    private final float[] speeds;
    private double elapsed;

    ChannelBlend(List<MotionChannel> channels, double seconds) {
        this.channels = channels.toArray(new MotionChannel[0]);
        this.seconds = seconds;
        offsets = new float[this.channels.length];
        speeds = new float[this.channels.length];
        elapsed = seconds;
    }

    /**
     * Begins to change over.
     *
     * @param shown what was shown in the last frame
     * @param before what was shown one frame earlier
     * @param shownStep seconds between the two
     * @param from the new source at the time of {@code shown}
     * @param to the new source {@code step} later
     * @param step seconds
     */
    void begin(MotionFrame shown, MotionFrame before, float shownStep, MotionFrame from, MotionFrame to, float step) {
        for (int i = 0; i < channels.length; i++) {
            float value = shown.get(channels[i]);
            float speed = shownStep > 0 ? (value - before.get(channels[i])) / shownStep : 0;
            float newSpeed = step > 0 ? (to.get(channels[i]) - from.get(channels[i])) / step : 0;
            offsets[i] = value - from.get(channels[i]);
            speeds[i] = speed - newSpeed;
        }
        elapsed = 0;
    }

    /** Copies this group's channels from the source, the decaying offset added. */
    void show(MotionFrame source, MotionFrame store, float step) {
        elapsed = Math.min(seconds, elapsed + step);
        double share = elapsed / seconds;
        float place = (float) (share * share * (2 * share - 3) + 1);
        float drift = (float) (seconds * share * (share * (share - 2) + 1));
        for (int i = 0; i < channels.length; i++) {
            float target = source.get(channels[i]);
            float value = target + place * offsets[i] + drift * speeds[i];
            if (channels[i].isWeight()) {
                value = Math.max(Math.min(0, target), Math.min(Math.max(1, target), value));
            }
            store.set(channels[i], value);
        }
    }
}
