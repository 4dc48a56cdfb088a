package dev.parley.jme.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Draws half planes with hard edges; their true coverage is known. */
class EdgeSmootherTest {

    private static final int SIZE = 64;

    @Test
    void aSlantedEdgeComesCloserToItsTrueCoverage() {
        for (double slope : new double[] {.1, -.2, .45, 2.5, -6}) {
            ByteBuffer picture = picture(slope, 1);
            double before = error(picture, slope);
            new EdgeSmoother(SIZE, SIZE).smooth(picture);
            double after = error(picture, slope);
            assertTrue(after < .6 * before, "slope " + slope + ": error " + before + " became " + after);
        }
    }

    @Test
    void onlyPixelsNextToAnEdgeChange() {
        ByteBuffer before = picture(.45, 1);
        ByteBuffer after = picture(.45, 1);
        new EdgeSmoother(SIZE, SIZE).smooth(after);
        for (int i = 0; i < SIZE * SIZE; i++) {
            if (Math.abs(distance(i % SIZE + .5, i / SIZE + .5, .45)) > 2.5) {
                assertEquals(before.getInt(4 * i), after.getInt(4 * i), "pixel " + i);
            }
        }
    }

    @Test
    void gentleShadesStayAsTheyAre() {
        ByteBuffer picture = ByteBuffer.allocate(4 * SIZE * SIZE);
        for (int i = 0; i < SIZE * SIZE; i++) {
            picture.putInt(4 * i, (100 + 2 * (i % SIZE)) * 0x01010100 | 0xff);
        }
        byte[] before = picture.array().clone();
        new EdgeSmoother(SIZE, SIZE).smooth(picture);
        assertArrayEquals(before, picture.array());
    }

    /** White above a line through the middle, black below; each pixel's mean over a grid of samples. */
    private static ByteBuffer picture(double slope, int grid) {
        ByteBuffer picture = ByteBuffer.allocate(4 * SIZE * SIZE);
        for (int i = 0; i < SIZE * SIZE; i++) {
            int inside = 0;
            for (int s = 0; s < grid * grid; s++) {
                double x = i % SIZE + (s % grid + .5) / grid;
                double y = i / SIZE + (s / grid + .5) / grid;
                inside += distance(x, y, slope) > 0 ? 1 : 0;
            }
            byte value = (byte) Math.round(255.0 * inside / (grid * grid));
            picture.put(4 * i, value).put(4 * i + 1, value).put(4 * i + 2, value).put(4 * i + 3, (byte) 255);
        }
        return picture;
    }

    private static double distance(double x, double y, double slope) {
        return (y - SIZE / 2.0 - .3 - slope * (x - SIZE / 2.0)) / Math.hypot(1, slope);
    }

    /** Root mean square over the picture, less its border. */
    private static double error(ByteBuffer picture, double slope) {
        ByteBuffer truth = picture(slope, 16);
        double sum = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            if (i % SIZE % (SIZE - 1) != 0 && i / SIZE % (SIZE - 1) != 0) {
                double off = (picture.get(4 * i) & 0xff) - (truth.get(4 * i) & 0xff);
                sum += off * off;
            }
        }
        return Math.sqrt(sum / (SIZE * SIZE));
    }
}
