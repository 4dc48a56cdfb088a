package dev.parley.flow;

import java.util.Arrays;

/**
 * What the end of a piece foresaw of the motion behind it. The next piece samples these frames again, and nothing makes
 * it begin just where the one before led; so its first frames come out of those foreseen, by a raised cosine. Belongs to
 * one stream.
 */
final class LookAhead {

    private final int width;
    private float[] foreseen = new float[0];

    /** Makes one that has foreseen nothing. */
    LookAhead(int width) {
        this.width = width;
    }

    /**
     * Joins a piece to the one before.
     *
     * @param frames (frames, columns), new ones from {@code first} on (modified)
     * @param first first new frame
     */
    void join(float[] frames, int first) {
        int ahead = foreseen.length / width;
        int count = Math.min(ahead, frames.length / width - first);
        for (int i = 0; i < count; i++) {
            float share = (float) (0.5 + 0.5 * Math.cos(Math.PI * (i + 1) / (ahead + 1)));
            for (int column = 0; column < width; column++) {
                int at = (first + i) * width + column;
                frames[at] += share * (foreseen[i * width + column] - frames[at]);
            }
        }
    }

    /** Keeps what a piece foresees: its frames from {@code first} on. */
    void foresee(float[] frames, int first) {
        foreseen = Arrays.copyOfRange(frames, first * width, frames.length);
    }
}
