package dev.parley.jme.bake;

import dev.parley.rig.MorphDeformer;
import java.util.Arrays;

/** Records the weights of one geometry's targets. For the thread that owns the model. */
final class MorphCurve {

    private final MorphDeformer deformer;
    private final float[][] rows;

    MorphCurve(MorphDeformer deformer, int count) {
        this.deformer = deformer;
        rows = new float[count][deformer.targets()];
    }

    void record(int row) {
        deformer.targetWeights(rows[row]);
    }

    MorphKeys keys(float[] times, BakeTolerance tolerance) {
        int targets = deformer.targets();
        float[] tolerances = new float[targets];
        Arrays.fill(tolerances, tolerance.weight());
        int[] kept = KeyThinner.thin(times, rows, tolerances);
        float[] at = new float[kept.length];
        float[] weights = new float[kept.length * targets];
        for (int i = 0; i < kept.length; i++) {
            at[i] = times[kept[i]];
            System.arraycopy(rows[kept[i]], 0, weights, i * targets, targets);
        }
        return new MorphKeys(deformer.geometry().getName(), targets, at, weights);
    }
}
