package dev.parley.jme.bake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyThinnerTest {

    private static float[] times(int count) {
        float[] times = new float[count];
        for (int i = 1; i < count; i++) {
            times[i] = (i - .5f) / 86.13f;
        }
        return times;
    }

    /** Linear interpolation between the keys, at every row. */
    private static double worst(float[] times, float[][] rows, int[] kept, int channel) {
        double worst = 0;
        for (int k = 0; k + 1 < kept.length; k++) {
            int from = kept[k];
            int to = kept[k + 1];
            for (int i = from; i <= to; i++) {
                double share = (times[i] - times[from]) / (times[to] - times[from]);
                double line = rows[from][channel] + share * (rows[to][channel] - rows[from][channel]);
                worst = Math.max(worst, Math.abs(line - rows[i][channel]));
            }
        }
        return worst;
    }

    @Test
    void everyRowLiesWithinItsChannelsTolerance() {
        Random random = new Random(7);
        float[] times = times(600);
        float[][] rows = new float[600][2];
        for (int i = 1; i < rows.length; i++) {
            rows[i][0] = rows[i - 1][0] + .01f * (float) random.nextGaussian();
            rows[i][1] = (float) Math.sin(times[i]);
        }
        int[] kept = KeyThinner.thin(times, rows, .02f, .001f);
        assertTrue(kept.length < 400, "keys: " + kept.length);
        assertEquals(0, kept[0]);
        assertEquals(599, kept[kept.length - 1]);
        assertTrue(worst(times, rows, kept, 0) <= .02 + 1e-6, "rough: " + worst(times, rows, kept, 0));
        assertTrue(worst(times, rows, kept, 1) <= .001 + 1e-6, "smooth: " + worst(times, rows, kept, 1));
    }

    @Test
    void aSmoothCurveNeedsFewKeysAStraightOneTwoAStillOneOne() {
        float[] times = times(600);
        float[][] sine = new float[600][1];
        float[][] straight = new float[600][1];
        for (int i = 0; i < 600; i++) {
            sine[i][0] = (float) Math.sin(2 * times[i]);
            straight[i][0] = 3 * times[i];
        }
        assertTrue(KeyThinner.thin(times, sine, .002f).length < 120);
        assertArrayEquals(new int[] {0, 599}, KeyThinner.thin(times, straight, .002f));
        assertArrayEquals(new int[] {0}, KeyThinner.thin(times, new float[600][3], .002f, .002f, .002f));
    }

    @Test
    void aJumpIsKept() {
        float[] times = times(100);
        float[][] rows = new float[100][1];
        for (int i = 50; i < 100; i++) {
            rows[i][0] = 1;
        }
        assertArrayEquals(new int[] {0, 49, 50, 99}, KeyThinner.thin(times, rows, .002f));
    }
}
