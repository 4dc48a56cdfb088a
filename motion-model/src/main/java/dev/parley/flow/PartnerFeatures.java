package dev.parley.flow;

/**
 * What the avatar knows of its partner, frame by frame at the model's rate. Called on the thread of the stream that
 * reads it.
 */
@FunctionalInterface
public interface PartnerFeatures {

    /**
     * Writes the features of frames, normalised as the graphs read them: the motion, then voice activity, log-F0, energy
     * and the flags of face, voice and presence; then, where the model has it, the memory of the voice's last cue. What
     * is unknown is left at zero.
     *
     * @param piece the stream's frame at which the piece begins that will read them: what comes later is not known yet
     * @param first the stream's frame of the first row; may be negative
     * @param target (frames, features), row-major, zeros (not null, modified)
     */
    void write(long piece, long first, float[] target);
}
