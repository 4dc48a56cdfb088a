package dev.parley.flow;

import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.Tensors;
import java.nio.FloatBuffer;

/**
 * The conditions of a stretch of frames, as the condition graph reads them. Belongs to one thread.
 */
final class FrameInputs {

    private static final int PROSODY = 2 * ProsodyTrack.WIDTH;

    private final int frames;
    private final Widths widths;
    private final float[] text;
    private final float[] marks;
    private final float[] position;
    private final float[] prosody;

    /** Features of a phone, gestures that are planned, features of a partner's frame with these gestures at its end. */
    record Widths(int text, int marks, int participant) {

        static Widths of(ModelManifest manifest) {
            return new Widths(manifest.textWidth(), manifest.plan().gestures().size(), manifest.participant());
        }
    }

    /** Makes conditions that are all absent. */
    FrameInputs(Widths widths, int frames) {
        this.frames = frames;
        this.widths = widths;
        this.text = new float[frames * widths.text];
        this.marks = new float[frames * widths.marks];
        this.position = new float[frames * PositionFeatures.WIDTH];
        this.prosody = new float[frames * PROSODY];
    }

    int frames() {
        return frames;
    }

    /** Returns what is left of a gesture's mark at a frame, 0..1. */
    float mark(int frame, int gesture) {
        return marks[frame * widths.marks + gesture];
    }

    /** Sets a gesture's mark at a frame. */
    void mark(int frame, int gesture, float value) {
        marks[frame * widths.marks + gesture] = value;
    }

    /** Takes one frame of a plan. */
    void set(int frame, LinePlan plan, int planFrame) {
        plan.copyText(planFrame, text, frame * widths.text);
        plan.copyPosition(planFrame, position, frame * PositionFeatures.WIDTH);
        plan.copyProsody(planFrame, prosody, frame * PROSODY);
    }

    /** Copies other conditions into these, from a frame on. */
    void setAll(FrameInputs other, int frame) {
        System.arraycopy(other.text, 0, text, frame * widths.text, other.text.length);
        System.arraycopy(other.marks, 0, marks, frame * widths.marks, other.marks.length);
        System.arraycopy(other.position, 0, position, frame * PositionFeatures.WIDTH, other.position.length);
        System.arraycopy(other.prosody, 0, prosody, frame * PROSODY, other.prosody.length);
    }

    /** Returns these conditions and, after them, others. */
    FrameInputs then(FrameInputs next) {
        FrameInputs joined = new FrameInputs(widths, frames + next.frames);
        joined.setAll(this, 0);
        joined.setAll(next, frames);
        return joined;
    }

    /** Returns a copy of the first frames. */
    FrameInputs first(int count) {
        FrameInputs kept = new FrameInputs(widths, count);
        System.arraycopy(text, 0, kept.text, 0, kept.text.length);
        System.arraycopy(marks, 0, kept.marks, 0, kept.marks.length);
        System.arraycopy(position, 0, kept.position, 0, kept.position.length);
        System.arraycopy(prosody, 0, kept.prosody, 0, kept.prosody.length);
        return kept;
    }

    /** Returns a copy of the last frames. */
    FrameInputs last(int count) {
        FrameInputs kept = new FrameInputs(widths, count);
        copyLast(text, kept.text);
        copyLast(marks, kept.marks);
        copyLast(position, kept.position);
        copyLast(prosody, kept.prosody);
        return kept;
    }

    private static void copyLast(float[] from, float[] to) {
        System.arraycopy(from, from.length - to.length, to, 0, to.length);
    }

    /** Writes the conditions into a row of the condition graph's inputs; text only if it is given there. */
    void writeConditions(Tensors tensors, int row, boolean textGiven) {
        writeSaid(tensors, row, textGiven);
        FloatBuffer participant = tensors.floats("participant");
        for (int frame = 0; frame < frames; frame++) {
            int end = (row * tensors.length() + frame + 1) * widths.participant;
            participant.put(end - widths.marks, marks, frame * widths.marks, widths.marks);
        }
    }

    /** Writes text, position and prosody into a row of a graph's inputs. */
    void writeSaid(Tensors tensors, int row, boolean textGiven) {
        int start = row * tensors.length();
        if (textGiven) {
            tensors.floats("text").put(start * widths.text, text);
            tensors.floats("text_given").put(row, 1);
        }
        tensors.floats("position").put(start * PositionFeatures.WIDTH, position);
        tensors.floats("prosody").put(start * PROSODY, prosody);
    }

    /** Tells a velocity graph which of a row's frames are there. */
    void writeFrames(Tensors tensors, int row) {
        writeFrames(tensors, row, frames);
    }

    /** Tells a velocity graph how many of a row's frames are there. */
    static void writeFrames(Tensors tensors, int row, int frames) {
        for (int i = 0; i < frames; i++) {
            tensors.floats("frames").put(row * tensors.length() + i, 1);
        }
    }
}
