package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.Tensors;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Draws when nods and raises of the brows begin, before the face is sampled that makes them: frame by frame, with the
 * chances that the planner's graph gives, and none just after another of its kind. A pure function of what is known, of the
 * noise and of the marks before. Usable on any thread, by several at once.
 */
final class GesturePlanner {

    private final OnnxModel model;
    private final ModelManifest.Plan plan;
    private final int gestures;
    private final float fade;
    private final float[] speaking;
    private final float[] listening;

    GesturePlanner(OnnxModel model) {
        this.model = model;
        ModelManifest manifest = model.manifest();
        plan = manifest.plan();
        gestures = plan.gestures().size();
        fade = (float) Math.exp(-1 / (plan.fadeSeconds() * manifest.frameRate()));
        speaking = limits(plan.apartSpeaking());
        listening = limits(plan.apartListening());
    }

    /** How far a mark must have faded before another may be set. */
    private float[] limits(List<Float> apart) {
        float[] limits = new float[gestures];
        for (int i = 0; i < gestures; i++) {
            limits[i] = (float) Math.exp(-apart.get(i) / plan.fadeSeconds());
        }
        return limits;
    }

    /**
     * A piece that needs a plan.
     *
     * @param inputs its conditions (modified: the marks of the new frames)
     * @param known how many of its frames come before the new ones
     * @param first index of the first new frame, for the noise
     * @param voice what is heard in each frame, (frames, {@link ModelManifest#VOICE}); null while it speaks
     * @param settings who it is
     */
    record Piece(FrameInputs inputs, int known, long first, float[] voice, FlowSettings settings) {
    }

    /** Lets the marks fade that are still to be seen, and sets none: somebody alone has nothing to answer. */
    void rest(FrameInputs inputs, int known) {
        for (int frame = Math.max(known, 1); frame < inputs.frames(); frame++) {
            for (int gesture = 0; gesture < gestures; gesture++) {
                inputs.mark(frame, gesture, fade * inputs.mark(frame - 1, gesture));
            }
        }
    }

    /**
     * Draws the marks of pieces.
     *
     * @param pieces of one padded length (not empty)
     * @param length that length
     * @param cancellation what may stop the run
     */
    void draw(List<Piece> pieces, int length, Cancellation cancellation) {
        try (Tensors tensors = model.graph(Graph.PLANNER).acquire(pieces.size(), length)) {
            for (int row = 0; row < pieces.size(); row++) {
                write(pieces.get(row), tensors, row);
            }
            tensors.run(cancellation);
            FloatBuffer chances = tensors.floats("chance");
            for (int row = 0; row < pieces.size(); row++) {
                draw(pieces.get(row), chances, row * length * gestures);
            }
        }
    }

    private static void write(Piece piece, Tensors tensors, int row) {
        piece.settings().conditions().writeManner(tensors, row);
        if (piece.voice() == null) {
            piece.inputs().writeSaid(tensors, row, true);
        } else {
            tensors.floats("voice").put(row * tensors.length() * ModelManifest.VOICE, piece.voice());
        }
    }

    private void draw(Piece piece, FloatBuffer chances, int start) {
        FrameInputs inputs = piece.inputs();
        float[] limits = piece.voice() == null ? speaking : listening;
        for (int frame = piece.known(); frame < inputs.frames(); frame++) {
            for (int gesture = 0; gesture < gestures; gesture++) {
                float faded = frame == 0 ? 0 : fade * inputs.mark(frame - 1, gesture);
                double drawn = piece.settings().noise().uniform(NoiseSource.Stream.PLAN,
                        piece.first() - piece.known() + frame, gesture);
                boolean begins = faded <= limits[gesture] && drawn < chances.get(start + frame * gestures + gesture);
                inputs.mark(frame, gesture, begins ? 1 : faded);
            }
        }
    }
}
