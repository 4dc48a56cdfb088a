package dev.parley.flow;

import dev.parley.onnx.ModelManifest;

/**
 * The last frames of what was sampled, with their conditions: what the next piece continues. Belongs to one stream.
 */
final class Continuity {

    private final int capacity;
    private final int melWidth;
    private final int motionWidth;
    private final FrameInputs.Widths widths;
    private final LookAhead ahead;
    private final MotionSeam seam;
    private int frames;
    private FrameInputs inputs;
    private float[] mel = new float[0];
    private float[] motion = new float[0];

    /** Makes an empty one that keeps so many frames. */
    Continuity(ModelManifest manifest, int capacity) {
        this.capacity = capacity;
        melWidth = manifest.mel().bands();
        motionWidth = manifest.motion().columns();
        widths = FrameInputs.Widths.of(manifest);
        inputs = new FrameInputs(widths, 0);
        ahead = new LookAhead(motionWidth);
        seam = new MotionSeam(motionWidth);
    }

    /**
     * Begins with motion alone: of the frames nothing else is known.
     *
     * @param before (frames, columns), normalised (copied; of many frames the last count; may be empty)
     */
    void silence(float[] before) {
        frames = fit(before.length / motionWidth);
        motion = last(before, frames * motionWidth);
        mel = new float[0];
        inputs = new FrameInputs(widths, frames);
    }

    /** Returns how many of some frames a piece would see. */
    int fit(int available) {
        return Math.min(available, capacity);
    }

    /** Takes the last frames of a piece. */
    void follow(FrameInputs pieceInputs, float[] pieceMel, float[] pieceMotion) {
        frames = fit(pieceInputs.frames());
        inputs = pieceInputs.last(frames);
        mel = last(pieceMel, pieceMel.length > 0 ? frames * melWidth : 0);
        motion = last(pieceMotion, frames * motionWidth);
    }

    private static float[] last(float[] values, int count) {
        float[] kept = new float[count];
        System.arraycopy(values, values.length - count, kept, 0, count);
        return kept;
    }

    /** Returns what the last piece foresaw, in motion (alias). */
    LookAhead ahead() {
        return ahead;
    }

    /** Returns where what was given out already ends, in motion (alias). */
    MotionSeam seam() {
        return seam;
    }

    int frames() {
        return frames;
    }

    /** Returns known mel frames, (frames, bands), or nothing if only the motion is known (alias). */
    float[] mel() {
        return mel;
    }

    /** Returns known motion frames, (frames, columns) (alias). */
    float[] motion() {
        return motion;
    }

    /** Returns the conditions of the known frames (alias). */
    FrameInputs inputs() {
        return inputs;
    }
}
