package dev.parley.flow;

/**
 * What the avatar knows of its partner, frame by frame at the model's rate. Called on the thread of the stream that
 * reads it.
 */
public interface PartnerFeatures {

    /**
     * Writes the features of frames, normalised as the graphs read them: the motion, then voice activity, log-F0, energy
     * and the flags of face, voice and presence; what follows in a row is left alone. What is unknown is left at zero.
     *
     * @param piece the stream's frame at which the piece begins that will read them: what comes later is not known yet
     * @param first the stream's frame of the first row; may be negative
     * @param target (frames, features), row-major, zeros (not null, modified)
     */
    void write(long piece, long first, float[] target);

    /**
     * Writes what the planner reads of the partner's voice in frames: activity, log-F0, energy, 1 if the voice is known, the
     * memory of its last cue, the rank of its pitch. What is unknown is left at zero.
     *
     * @param piece as above; never less than at the call before
     * @param first as above
     * @param target (frames, {@value dev.parley.onnx.ModelManifest#VOICE}), row-major, zeros (not null, modified)
     */
    void writeVoice(long piece, long first, float[] target);
}
