package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Graph;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.Tensors;

/**
 * Compresses a reference clip to style tokens. Usable on any thread, by several at once.
 */
public final class StyleEncoder {

    private final OnnxModel model;

    /**
     * Makes an encoder.
     *
     * @param model the model (not null, not owned)
     */
    public StyleEncoder(OnnxModel model) {
        this.model = model;
    }

    /**
     * Encodes a clip.
     *
     * @param frames its length, a multiple of the manifest's {@code style.fold} (&gt;0)
     * @param mel (frames, bands), normalised (nullable: absent)
     * @param motion (frames, channels), normalised (nullable: absent)
     * @param cancellation what may stop the work (not null)
     * @return (tokens, width), row-major (a new array)
     */
    public float[] encode(int frames, float[] mel, float[] motion, Cancellation cancellation) {
        try (Tensors tensors = model.graph(Graph.STYLE_ENCODER).acquire(1, frames)) {
            write(tensors, "mel", mel);
            write(tensors, "motion", motion);
            tensors.run(cancellation);
            float[] style = new float[tensors.floats("style").capacity()];
            tensors.floats("style").get(0, style);
            return style;
        }
    }

    private static void write(Tensors tensors, String name, float[] values) {
        if (values != null) {
            tensors.floats(name).put(0, values);
            tensors.floats(name + "_given").put(0, 1);
        }
    }
}
