package dev.parley.flow;

import java.util.Arrays;

/**
 * Where motion that has been given out meets the next piece of it. The window over the last frames reached into what was
 * foreseen, the window over the next ones reaches into what came; what is between them in place and speed decays over
 * the piece, as a cubic. Belongs to one stream.
 */
final class MotionSeam {

    /** Frames given out last that are remembered: two tell a place and a speed. */
    private static final int TOLD = 2;

    private final int width;
    private float[] given = new float[0];

    /** Makes one at which nothing was given out. */
    MotionSeam(int width) {
        this.width = width;
    }

    /**
     * Smooths a piece's new frames and joins them to those given out; at the beginning, to the frames known.
     *
     * @param frames (frames, columns), the first {@code known} of them known (not modified)
     * @return new frames, (count, columns)
     */
    float[] join(MotionSmoother smoother, float[] frames, int known, int count) {
        float[] seen = smoother.smooth(frames, known, count);
        if (known >= TOLD) {
            float[] again = smoother.smooth(frames, known - TOLD, TOLD);
            float[] before = given.length > 0 ? given : Arrays.copyOfRange(frames, (known - TOLD) * width,
                    known * width);
            for (int column = 0; column < width; column++) {
                float gap = before[width + column] - again[width + column];
                float speed = gap - (before[column] - again[column]);
                decay(seen, column, count, gap, speed);
            }
        }
        given = Arrays.copyOfRange(seen, seen.length - TOLD * width, seen.length);
        return seen;
    }

    /** Adds a cubic that leaves the last frame given out with a gap and a speed a frame, and ends at rest. */
    private void decay(float[] seen, int column, int count, float gap, float speed) {
        for (int i = 0; i < count; i++) {
            float u = (i + 1f) / count;
            float rest = 1 - u;
            seen[i * width + column] += rest * rest * ((1 + 2 * u) * gap + count * u * speed);
        }
    }
}
