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
     * @param frames (frames, channels), the first {@code known} of them known (not modified)
     * @return new frames, (count, channels)
     */
    float[] join(MotionSmoother smoother, float[] frames, int known, int count) {
        float[] seen = smoother.smooth(frames, known, count);
        if (known >= TOLD) {
            float[] again = smoother.smooth(frames, known - TOLD, TOLD);
            float[] before = given.length > 0 ? given : Arrays.copyOfRange(frames, (known - TOLD) * width,
                    known * width);
            for (int channel = 0; channel < width; channel++) {
                float gap = before[width + channel] - again[width + channel];
                float speed = gap - (before[channel] - again[channel]);
                decay(seen, channel, count, gap, speed);
            }
        }
        given = Arrays.copyOfRange(seen, seen.length - TOLD * width, seen.length);
        return seen;
    }

    /** Adds a cubic that leaves the last frame given out with a gap and a speed a frame, and ends at rest. */
    private void decay(float[] seen, int channel, int count, float gap, float speed) {
        for (int i = 0; i < count; i++) {
            float u = (i + 1f) / count;
            float rest = 1 - u;
            seen[i * width + channel] += rest * rest * ((1 + 2 * u) * gap + count * u * speed);
        }
    }
}
