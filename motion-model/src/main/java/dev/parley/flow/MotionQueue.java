package dev.parley.flow;

import dev.parley.onnx.ModelManifest;
import java.util.Arrays;

/**
 * Sampled motion that waits for its sound, and is seen through the manifest's Gaussians when it is taken: by then what
 * follows is there, so that the window reaches over the ends of pieces and sentences. Belongs to one thread.
 */
public final class MotionQueue {

    private final MotionSmoother smoother;
    private final int reach;
    private final int width;
    /** Frames that were taken already and are still in the window, then those that wait. */
    private float[] held;
    private int taken;

    /**
     * Makes a queue at a line's start.
     *
     * @param manifest the model's account of itself (not null)
     * @param before motion shown just before, (frames, columns), normalised (not null; may be empty)
     */
    public MotionQueue(ModelManifest manifest, float[] before) {
        reach = manifest.pieces().lookahead();
        smoother = new MotionSmoother(manifest.motion().smoothing(), reach);
        width = manifest.motion().columns();
        held = before;
        taken = before.length / width;
    }

    /**
     * Appends frames.
     *
     * @param frames (frames, columns), as they were sampled (not null, copied)
     */
    public void add(float[] frames) {
        float[] joined = Arrays.copyOf(held, held.length + frames.length);
        System.arraycopy(frames, 0, joined, held.length, frames.length);
        held = joined;
    }

    /**
     * Takes frames from the front; there must be as many.
     *
     * @param count how many (&ge;0)
     * @return (count, columns), smoothed (a new array)
     */
    public float[] take(int count) {
        float[] seen = smoother.smooth(held, taken, count);
        int past = Math.max(0, taken + count - reach);
        held = Arrays.copyOfRange(held, past * width, held.length);
        taken += count - past;
        return seen;
    }
}
