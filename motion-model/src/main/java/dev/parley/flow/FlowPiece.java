package dev.parley.flow;

/**
 * Newly sampled frames, normalised. The arrays belong to the caller.
 *
 * @param mel (frames, bands), row-major; empty if only motion was sampled
 * @param motion (frames, channels), row-major
 */
public record FlowPiece(float[] mel, float[] motion) {
}
