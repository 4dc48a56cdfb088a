package dev.parley.flow;

import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.Tensors;

/**
 * What holds for a whole line: who speaks, how it is felt, whose manner is copied. Immutable; the arrays are not to be
 * changed. Any thread.
 *
 * @param speaker value of each dial (nullable: absent)
 * @param emotion intensity of each emotion (nullable: absent)
 * @param style (tokens, width), row-major (nullable: absent)
 */
public record Conditions(float[] speaker, float[] emotion, float[] style) {

    /** Nothing given. */
    public static final Conditions ABSENT = new Conditions(null, null, null);

    /**
     * Checks the sizes against a manifest.
     *
     * @param manifest the model's account of itself (not null)
     * @return this
     */
    public Conditions check(ModelManifest manifest) {
        check("speaker", speaker, manifest.speaker().dials().size());
        check("emotion", emotion, manifest.emotions().size());
        check("style", style, manifest.style().tokens() * manifest.style().width());
        return this;
    }

    private static void check(String name, float[] values, int expected) {
        if (values != null && values.length != expected) {
            throw new IllegalArgumentException(name + " has " + values.length + " values; the model expects "
                    + expected);
        }
    }

    /** Writes the conditions into one row of a graph's inputs, whose values are zero. */
    void write(Tensors tensors, int row) {
        flagged(tensors, "speaker", speaker, row);
        writeManner(tensors, row);
    }

    /** Writes all but the speaker. */
    void writeManner(Tensors tensors, int row) {
        flagged(tensors, "emotion", emotion, row);
        if (style != null) {
            tensors.floats("style").put(row * style.length, style);
            tensors.floats("style_given").put(row, 1);
        }
    }

    private static void flagged(Tensors tensors, String name, float[] values, int row) {
        if (values != null) {
            int at = row * (values.length + 1);
            tensors.floats(name).put(at, values);
            tensors.floats(name).put(at + values.length, 1);
        }
    }
}
