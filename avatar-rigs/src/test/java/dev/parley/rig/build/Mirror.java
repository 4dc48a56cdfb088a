package dev.parley.rig.build;

import java.util.HashMap;
import java.util.Map;

/** Compares the left of a face with its right. */
final class Mirror {

    private static final double CELL = 2e-5;

    private Mirror() {
    }

    /** For each vertex one at its mirrored place, or -1. */
    static int[] twins(float[] positions) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < positions.length; i += 3) {
            places.put(key(positions[i], positions[i + 1], positions[i + 2], 0, 0, 0), i / 3);
        }
        int[] twins = new int[positions.length / 3];
        for (int i = 0; i < twins.length; i++) {
            twins[i] = find(places, -positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
        }
        return twins;
    }

    private static int find(Map<String, Integer> places, float x, float y, float z) {
        for (int k = 0; k < 27; k++) {
            Integer found = places.get(key(x, y, z, k % 3 - 1, k / 3 % 3 - 1, k / 9 - 1));
            if (found != null) {
                return found;
            }
        }
        return -1;
    }

    private static String key(float x, float y, float z, int i, int j, int k) {
        return (Math.round(x / CELL) + i) + " " + (Math.round(y / CELL) + j) + " " + (Math.round(z / CELL) + k);
    }

    /** Share of the vertices with a twin for which {@code right} is {@code left} mirrored, within a tolerance in metres. */
    static double agreement(float[] left, float[] right, int[] twins, double tolerance) {
        int agree = 0;
        int all = 0;
        for (int i = 0; i < twins.length; i++) {
            int j = twins[i];
            if (j >= 0 && moves(left, i)) {
                all++;
                boolean same = Math.abs(left[3 * i] + right[3 * j]) < tolerance
                    && Math.abs(left[3 * i + 1] - right[3 * j + 1]) < tolerance
                    && Math.abs(left[3 * i + 2] - right[3 * j + 2]) < tolerance;
                agree += same ? 1 : 0;
            }
        }
        return all < 20 ? 0 : (double) agree / all;
    }

    private static boolean moves(float[] delta, int i) {
        return delta[3 * i] != 0 || delta[3 * i + 1] != 0 || delta[3 * i + 2] != 0;
    }
}
