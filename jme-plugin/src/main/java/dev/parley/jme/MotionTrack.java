package dev.parley.jme;

import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;

/**
 * Motion that grows at its end while it is shown. One thread appends, another samples; neither waits.
 */
final class MotionTrack {

    /** Motion kept behind what is shown: a blend looks one frame back. */
    private static final double KEPT_SECONDS = 1;

    /** Clips end to end, and the frame of the track at which each begins. */
    private record Clips(MotionClip[] clips, long[] starts) {

        static final Clips NONE = new Clips(new MotionClip[0], new long[0]);

        long end() {
            int last = clips.length - 1;
            return last < 0 ? 0 : starts[last] + clips[last].frames();
        }

        /** Returns the index of the clip that holds a frame, or the nearest one. */
        int indexOf(long frame) {
            int index = clips.length - 1;
            while (index > 0 && frame < starts[index]) {
                index--;
            }
            return index;
        }
    }

    private final MotionFrame next = new MotionFrame();
    private volatile Clips clips = Clips.NONE;
    private volatile double shownSeconds;

    /** Appends motion (the producer's thread). */
    void add(MotionClip clip) {
        if (clip.frames() == 0) {
            return;
        }
        Clips now = clips;
        int dropped = 0;
        long needed = (long) ((shownSeconds - KEPT_SECONDS) * clip.frameRate());
        while (dropped < now.clips.length && now.starts[dropped] + now.clips[dropped].frames() < needed) {
            dropped++;
        }
        int kept = now.clips.length - dropped;
        MotionClip[] longer = new MotionClip[kept + 1];
        long[] starts = new long[kept + 1];
        System.arraycopy(now.clips, dropped, longer, 0, kept);
        System.arraycopy(now.starts, dropped, starts, 0, kept);
        longer[kept] = clip;
        starts[kept] = now.end();
        clips = new Clips(longer, starts);
    }

    /** Returns how long the track is (any thread). */
    double seconds() {
        Clips now = clips;
        return now.clips.length == 0 ? 0 : now.end() / now.clips[0].frameRate();
    }

    /**
     * Interpolates the motion and writes it to the store (the render thread). Does nothing while the track is empty.
     */
    void sample(double seconds, MotionFrame store) {
        Clips now = clips;
        if (now.clips.length == 0) {
            return;
        }
        shownSeconds = Math.max(shownSeconds, seconds);
        double rate = now.clips[0].frameRate();
        double position = seconds * rate - 0.5;
        long frame = (long) Math.floor(position);
        int index = now.indexOf(frame);
        MotionClip clip = now.clips[index];
        clip.sample(seconds - now.starts[index] / rate, store);
        boolean seam = frame == now.starts[index] + clip.frames() - 1 && index + 1 < now.clips.length;
        if (seam) {
            next.copyFrom(store);
            now.clips[index + 1].sample(0, next);
            store.blendTo(next, (float) (position - frame));
        }
    }
}
