package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The noise is standard normal, and a function of its place alone. */
class NoiseSourceTest {

    private static float[] rows(long seed, NoiseSource.Stream stream, long first, int rows, int width) {
        float[] values = new float[rows * width];
        NoiseSource source = new NoiseSource(seed);
        for (int i = 0; i < rows; i++) {
            source.fill(stream, first + i, values, i * width, width, 1);
        }
        return values;
    }

    private static double moment(float[] values, int power) {
        double sum = 0;
        for (float value : values) {
            sum += Math.pow(value, power);
        }
        return sum / values.length;
    }

    private static double correlation(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }

    /** Moments of 200,000 draws: 0, 1, 0, 3 within about five standard errors. */
    @Test
    void isStandardNormal() {
        float[] values = rows(7, NoiseSource.Stream.MEL, -1000, 2500, 80);
        assertEquals(0, moment(values, 1), 0.012);
        assertEquals(1, moment(values, 2), 0.016);
        assertEquals(0, moment(values, 3), 0.045);
        assertEquals(3, moment(values, 4), 0.12);
    }

    @Test
    void isUncorrelatedBetweenSeedsStreamsFramesAndChannels() {
        float[] values = rows(7, NoiseSource.Stream.MEL, 0, 2500, 80);
        double limit = 5 / Math.sqrt(values.length);
        assertTrue(Math.abs(correlation(values, rows(8, NoiseSource.Stream.MEL, 0, 2500, 80))) < limit);
        assertTrue(Math.abs(correlation(values, rows(7, NoiseSource.Stream.MOTION, 0, 2500, 80))) < limit);
        assertTrue(Math.abs(correlation(values, rows(7, NoiseSource.Stream.MEL, 1, 2500, 80))) < limit);
        float[] shifted = new float[values.length];
        System.arraycopy(values, 1, shifted, 0, values.length - 1);
        assertTrue(Math.abs(correlation(values, shifted)) < limit);
    }

    /** Overlapping pieces see the same noise, whatever was drawn before and however wide the row. */
    @Test
    void dependsOnItsPlaceAlone() {
        float[] early = rows(7, NoiseSource.Stream.MEL, -5, 20, 80);
        float[] late = rows(7, NoiseSource.Stream.MEL, 5, 10, 80);
        float[] tail = new float[late.length];
        System.arraycopy(early, 10 * 80, tail, 0, tail.length);
        assertArrayEquals(tail, late);
        float[] narrow = rows(7, NoiseSource.Stream.MEL, 5, 1, 53);
        for (int i = 0; i < narrow.length; i++) {
            assertEquals(late[i], narrow[i]);
        }
    }

    @Test
    void scales() {
        float[] half = new float[6];
        new NoiseSource(3).fill(NoiseSource.Stream.VOICE, 9, half, 0, 6, 0.5);
        float[] whole = rows(3, NoiseSource.Stream.VOICE, 9, 1, 6);
        for (int i = 0; i < 6; i++) {
            assertEquals(whole[i] / 2, half[i], 1e-6f);
        }
    }
}
