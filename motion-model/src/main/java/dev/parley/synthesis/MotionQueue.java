package dev.parley.synthesis;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Motion frames that wait for their sound. Belongs to one thread.
 */
final class MotionQueue {

    private final int width;
    private final Deque<float[]> pieces = new ArrayDeque<>();
    private int used;

    MotionQueue(int width) {
        this.width = width;
    }

    /** Appends frames (aliased). */
    void add(float[] piece) {
        pieces.add(piece);
    }

    /** Takes frames from the front; there must be as many. */
    float[] take(int frames) {
        float[] taken = new float[frames * width];
        int at = 0;
        while (at < taken.length) {
            float[] piece = pieces.element();
            int count = Math.min(taken.length - at, piece.length - used);
            System.arraycopy(piece, used, taken, at, count);
            at += count;
            used += count;
            if (used == piece.length) {
                pieces.remove();
                used = 0;
            }
        }
        return taken;
    }
}
