package dev.parley.flow;

/**
 * Newly sampled frames, normalised. The arrays belong to the caller.
 *
 * @param mel (frames, bands), row-major; empty if only motion was sampled
 * @param motion (frames, columns), row-major; with speech still to be smoothed, by {@link MotionQueue}
 */
public record FlowPiece(float[] mel, float[] motion) {
}
