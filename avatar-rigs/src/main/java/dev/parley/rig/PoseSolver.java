package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import java.util.Arrays;
import java.util.List;

/**
 * Turns ARKit weights into weights of poses. It looks for the weights in 0..1 whose poses, added up, come nearest to
 * what is asked for: least squares over the 52 shapes, in which a movement that nobody asked for counts
 * {@value #ASTRAY} times a movement that is missing, and what has targets of its own is never missing. The answer
 * changes smoothly with the question, so nothing jitters. Not for several threads at once; allocates nothing once made.
 */
final class PoseSolver {

    /** How much worse a wrong movement looks than a missing one. */
    static final int ASTRAY = 3;
    /** The jaw is seen before all. */
    private static final float JAW = 2;
    private static final int SWEEPS = 40;

    private final float[][] means;
    private final int[][] used;
    private final float[] step;
    private final float[] reluctance;
    private final float[] importance = new float[ArkitBlendshape.COUNT];
    private final boolean[] driven;
    private final float[] error = new float[ArkitBlendshape.COUNT];

    /**
     * Creates a solver.
     *
     * @param poses the rig's poses
     * @param driven for each of the 52 shapes whether it has targets of its own
     */
    PoseSolver(List<FacePose> poses, boolean[] driven) {
        this.driven = driven;
        Arrays.fill(importance, 1);
        importance[ArkitBlendshape.JAW_OPEN.ordinal()] = JAW;
        means = new float[poses.size()][];
        used = new int[poses.size()][];
        step = new float[poses.size()];
        reluctance = new float[poses.size()];
        for (int pose = 0; pose < means.length; pose++) {
            float[] weights = poses.get(pose).means();
            means[pose] = weights;
            used[pose] = java.util.stream.IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
            float size = 0;
            for (int shape : used[pose]) {
                size += importance[shape] * weights[shape] * weights[shape];
            }
            step[pose] = 1 / (ASTRAY * size);
            reluctance[pose] = poses.get(pose).reluctance() * size;
        }
    }

    /**
     * Solves for one moment.
     *
     * @param wanted 52 weights in Apple's order (unaffected)
     * @param found receives the poses' weights from {@code offset} on
     * @param offset first index
     * @param left receives in its first 52 places what the poses leave to the shapes' own targets; may be
     *     {@code wanted}
     */
    void solve(float[] wanted, float[] found, int offset, float[] left) {
        System.arraycopy(wanted, 0, error, 0, error.length);
        Arrays.fill(found, offset, offset + means.length, 0);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int pose = 0; pose < means.length; pose++) {
                improve(pose, found, offset + pose);
            }
        }
        for (int shape = 0; shape < error.length; shape++) {
            left[shape] = driven[shape] ? Math.max(0, error[shape]) : wanted[shape];
        }
    }

    /** One step of projected coordinate descent, short enough for the steepest curve there is. */
    private void improve(int pose, float[] found, int at) {
        float pull = -reluctance[pose];
        for (int shape : used[pose]) {
            float e = error[shape];
            float counts = e < 0 ? ASTRAY : driven[shape] ? 0 : 1;
            pull += importance[shape] * counts * e * means[pose][shape];
        }
        float before = found[at];
        float after = Math.max(0, Math.min(1, before + pull * step[pose]));
        found[at] = after;
        for (int shape : used[pose]) {
            error[shape] -= (after - before) * means[pose][shape];
        }
    }
}
