package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Smooth noise has the variance of white noise and the correlation of its Gaussian. */
class SmoothNoiseTest {

    private static float[] rows(double sigma, long first, int frames) {
        return new SmoothNoise(sigma).rows(new NoiseSource(4), NoiseSource.Stream.MOTION, first, frames, 4, 1);
    }

    private static double correlation(float[] values, int lag) {
        double sum = 0;
        for (int i = 0; i + 4 * lag < values.length; i++) {
            sum += values[i] * values[i + 4 * lag];
        }
        return sum / (values.length - 4 * lag);
    }

    /** A Gaussian of sigma correlates with itself, shifted by n, as exp(-n^2 / (4 sigma^2)). */
    @Test
    void correlatesAsItsGaussianDoes() {
        float[] values = rows(2, 0, 50_000);
        assertEquals(1, correlation(values, 0), 0.03);
        assertEquals(Math.exp(-1 / 16.0), correlation(values, 1), 0.03);
        assertEquals(Math.exp(-9 / 16.0), correlation(values, 3), 0.03);
        assertEquals(0, correlation(values, 20), 0.03);
    }

    @Test
    void overlappingPiecesAgree() {
        float[] whole = rows(2, -10, 60);
        assertArrayEquals(Arrays.copyOfRange(whole, 80, 160), rows(2, 10, 20));
    }

    @Test
    void noSigmaLeavesItWhite() {
        float[] white = new float[4];
        new NoiseSource(4).fill(NoiseSource.Stream.MOTION, 7, white, 0, 4, 1);
        assertArrayEquals(white, rows(0, 7, 1));
    }
}
