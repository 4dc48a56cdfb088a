package dev.parley.jme.bake;

import java.util.Arrays;

/**
 * Chooses the keys that a curve of many channels needs. From each key it goes as far as one straight line a channel
 * passes every row between within the channel's tolerance: a row leaves a range of slopes open, and the line's own must
 * lie in all of them.
 */
final class KeyThinner {

    private final float[] times;
    private final float[][] rows;
    private final float[] tolerances;
    private final double[] least;
    private final double[] most;

    private KeyThinner(float[] times, float[][] rows, float[] tolerances) {
        this.times = times;
        this.rows = rows;
        this.tolerances = tolerances;
        least = new double[tolerances.length];
        most = new double[tolerances.length];
    }

    /**
     * Thins a curve.
     *
     * @param times seconds of the rows, rising
     * @param rows {@code [row][channel]}
     * @param tolerances of the channels
     * @return the rows to keep, rising, first and last among them; the first alone where nothing moves
     */
    static int[] thin(float[] times, float[][] rows, float... tolerances) {
        return new KeyThinner(times, rows, tolerances).keys();
    }

    private int[] keys() {
        int[] kept = new int[times.length];
        int count = 1;
        int anchor = 0;
        open();
        for (int row = 1; row < times.length; row++) {
            if (!reaches(anchor, row)) {
                anchor = row - 1;
                kept[count++] = anchor;
                open();
            }
            narrow(anchor, row);
        }
        if (count > 1 || !isStill()) {
            kept[count++] = times.length - 1;
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean isStill() {
        for (float[] row : rows) {
            for (int c = 0; c < tolerances.length; c++) {
                if (Math.abs(row[c] - rows[0][c]) > tolerances[c]) {
                    return false;
                }
            }
        }
        return true;
    }

    private void open() {
        Arrays.fill(least, Double.NEGATIVE_INFINITY);
        Arrays.fill(most, Double.POSITIVE_INFINITY);
    }

    private boolean reaches(int anchor, int row) {
        for (int c = 0; c < tolerances.length; c++) {
            double slope = slope(anchor, row, c, 0);
            if (slope < least[c] || slope > most[c]) {
                return false;
            }
        }
        return true;
    }

    private void narrow(int anchor, int row) {
        for (int c = 0; c < tolerances.length; c++) {
            least[c] = Math.max(least[c], slope(anchor, row, c, -tolerances[c]));
            most[c] = Math.min(most[c], slope(anchor, row, c, tolerances[c]));
        }
    }

    private double slope(int anchor, int row, int channel, double beside) {
        return (rows[row][channel] + beside - rows[anchor][channel]) / ((double) times[row] - times[anchor]);
    }
}
