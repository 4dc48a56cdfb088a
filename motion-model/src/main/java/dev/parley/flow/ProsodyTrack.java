package dev.parley.flow;

import dev.parley.onnx.ModelManifest;
import java.util.Arrays;

/**
 * Prosody frame by frame: the quarters' values (of voicing the probability), interpolated linearly between the
 * quarters' centres over the whole sentence and held at its ends. Pauses of no length are left out. Log-F0 then departs
 * from its mean over the sentence's voiced frames {@code logF0Range} times as far: a regression speaks flatter than the
 * voice that it learnt from.
 *
 * @param features (frames, 3): normalised log-F0, voiced (0 or 1), normalised energy
 * @param logF0 (frames), ln Hz
 * @param voiced (frames), 0 or 1
 */
record ProsodyTrack(float[] features, float[] logF0, float[] voiced) {

    /** Log-F0, voiced, energy. */
    static final int WIDTH = 3;
    private static final int QUARTERS = 4;

    /** Interpolates predictions (phones, 4, 3). */
    static ProsodyTrack of(float[] quarters, int[] lengths, ModelManifest.Prosody statistics) {
        float[] features = interpolate(withProbabilities(quarters), lengths);
        int frames = features.length / WIDTH;
        float[] logF0 = new float[frames];
        float[] voiced = new float[frames];
        widen(features, statistics);
        for (int i = 0; i < frames; i++) {
            logF0[i] = features[i * WIDTH] * statistics.logF0Sd() + statistics.logF0Mean();
            voiced[i] = features[i * WIDTH + 1] > statistics.voicedThreshold() ? 1 : 0;
            features[i * WIDTH + 1] = voiced[i];
        }
        return new ProsodyTrack(features, logF0, voiced);
    }

    private static void widen(float[] features, ModelManifest.Prosody statistics) {
        double sum = 0;
        int voiced = 0;
        for (int i = 0; i < features.length; i += WIDTH) {
            if (features[i + 1] > statistics.voicedThreshold()) {
                sum += features[i];
                voiced++;
            }
        }
        float mean = (float) (sum / Math.max(1, voiced));
        for (int i = 0; i < features.length; i += WIDTH) {
            features[i] = mean + statistics.logF0Range() * (features[i] - mean);
        }
    }

    /** Returns the frames from one on. */
    ProsodyTrack from(int frame) {
        return new ProsodyTrack(Arrays.copyOfRange(features, frame * WIDTH, features.length),
                Arrays.copyOfRange(logF0, frame, logF0.length), Arrays.copyOfRange(voiced, frame, voiced.length));
    }

    private static float[] withProbabilities(float[] quarters) {
        float[] values = quarters.clone();
        for (int i = 1; i < values.length; i += WIDTH) {
            values[i] = (float) (1 / (1 + Math.exp(-values[i])));
        }
        return values;
    }

    private static float[] interpolate(float[] quarters, int[] lengths) {
        double[] centres = centres(lengths);
        int[] rows = rows(lengths);
        int frames = 0;
        for (int length : lengths) {
            frames += length;
        }
        float[] features = new float[frames * WIDTH];
        int next = 0;
        for (int i = 0; i < frames; i++) {
            while (next < centres.length && centres[next] < i + 0.5) {
                next++;
            }
            int high = Math.min(next, centres.length - 1);
            int low = Math.max(next - 1, 0);
            double share = high == low ? 0 : (i + 0.5 - centres[low]) / (centres[high] - centres[low]);
            for (int c = 0; c < WIDTH; c++) {
                double from = quarters[rows[low] * WIDTH + c];
                features[i * WIDTH + c] = (float) (from + share * (quarters[rows[high] * WIDTH + c] - from));
            }
        }
        return features;
    }

    private static double[] centres(int[] lengths) {
        double[] centres = new double[QUARTERS * present(lengths)];
        int at = 0;
        int start = 0;
        for (int length : lengths) {
            for (int q = 0; q < QUARTERS && length > 0; q++) {
                centres[at++] = start + (q + 0.5) / QUARTERS * length;
            }
            start += length;
        }
        return centres;
    }

    /** Returns the row in (phones * 4) of each centre. */
    private static int[] rows(int[] lengths) {
        int[] rows = new int[QUARTERS * present(lengths)];
        int at = 0;
        for (int p = 0; p < lengths.length; p++) {
            for (int q = 0; q < QUARTERS && lengths[p] > 0; q++) {
                rows[at++] = p * QUARTERS + q;
            }
        }
        return rows;
    }

    private static int present(int[] lengths) {
        int present = 0;
        for (int length : lengths) {
            present += length > 0 ? 1 : 0;
        }
        return present;
    }
}
