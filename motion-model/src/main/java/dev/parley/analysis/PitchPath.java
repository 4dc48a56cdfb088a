package dev.parley.analysis;

/**
 * Makes one contour of many candidates a frame, some frames late: pitch is where the best candidates go on steadily,
 * and goes on from there, both ways, as long as any candidate does (after WORLD's DIO). Belongs to one thread;
 * allocates nothing after construction.
 */
final class PitchPath {

    /** From frame to frame a voice's pitch changes by less than this share. */
    private static final double STEP = 0.1;

    private final int ahead;
    private final int kept;
    private final double[][] candidates;
    private final double[] best;
    private long frames;
    private double last;
    private double beforeLast;
    private double coming;

    /**
     * Makes a path.
     *
     * @param most candidates a frame (&gt;0)
     * @param ahead frames that are known after the one that is decided (&ge;1)
     */
    PitchPath(int most, int ahead) {
        this.ahead = ahead;
        kept = ahead + 4;
        candidates = new double[kept][most];
        best = new double[kept];
    }

    /** Returns how many frames are known after the one that is decided. */
    int ahead() {
        return ahead;
    }

    /** Returns the candidates of the next frame, which the caller fills in: Hz, or 0. */
    double[] next() {
        return candidates[at(frames)];
    }

    /**
     * Adds the next frame.
     *
     * @param hertz the best of the candidates, or 0
     * @return whether a frame is decided now
     */
    boolean add(double hertz) {
        best[at(frames++)] = hertz;
        return frames > ahead;
    }

    /**
     * Decides the oldest frame that is not decided; once a frame.
     *
     * @return Hz, or 0 if there is no pitch
     */
    double decide() {
        long frame = frames - 1 - ahead;
        double hertz = steady(frame) ? best[at(frame)] : goOn(frame, last, beforeLast);
        if (hertz == 0) {
            long start = nextSteady(frame);
            hertz = start < 0 ? 0 : back(start, frame);
        }
        beforeLast = last;
        last = hertz;
        return hertz;
    }

    /**
     * Returns the pitch after the last frame that was decided.
     *
     * @return how many frames later it begins (&gt;0), or 0 if it is not known
     */
    int coming() {
        long frame = frames - 1 - ahead;
        long start = nextSteady(frame);
        if (start < 0) {
            return 0;
        }
        double hertz = best[at(start)];
        double later = hertz;
        while (start > frame + 1) {
            double earlier = goOn(start - 1, hertz, later);
            if (earlier == 0) {
                break;
            }
            later = hertz;
            hertz = earlier;
            start--;
        }
        coming = hertz;
        return (int) (start - frame);
    }

    /** Returns the pitch, Hz, that {@link #coming()} found. */
    double comingHertz() {
        return coming;
    }

    private long nextSteady(long frame) {
        for (long i = frame + 1; i < frames - 1; i++) {
            if (steady(i)) {
                return i;
            }
        }
        return -1;
    }

    /** Follows candidates back from a steady frame; 0 if they do not lead to the frame. */
    private double back(long start, long frame) {
        double hertz = best[at(start)];
        double later = hertz;
        for (long i = start - 1; i >= frame && hertz > 0; i--) {
            double earlier = goOn(i, hertz, later);
            later = hertz;
            hertz = earlier;
        }
        return hertz;
    }

    /** The candidate that best goes on from its neighbour and that one's neighbour, or 0. */
    private double goOn(long frame, double near, double far) {
        if (near == 0) {
            return 0;
        }
        double expected = far == 0 ? near : (3 * near - far) / 2;
        double found = 0;
        double least = STEP;
        for (double candidate : candidates[at(frame)]) {
            double error = Math.abs(candidate - expected) / expected;
            if (candidate > 0 && error < least) {
                least = error;
                found = candidate;
            }
        }
        return found;
    }

    private boolean steady(long frame) {
        return frame > 1 && frame < frames - 1 && joined(frame - 2) && joined(frame - 1) && joined(frame);
    }

    /** Whether the best candidates of a frame and the next one are near each other. */
    private boolean joined(long frame) {
        double a = best[at(frame)];
        double b = best[at(frame + 1)];
        return a > 0 && b > 0 && Math.abs(a - b) < STEP * b;
    }

    private int at(long frame) {
        return (int) (frame % kept);
    }
}
