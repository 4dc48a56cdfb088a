package dev.parley.rig.build;

/** Noise of a place in space, the same in every run. Coordinates are in cells. */
final class Noise {

    private Noise() {
    }

    private static double hash(int x, int y, int z, int salt) {
        int h = x * 0x8da6b343 ^ y * 0xd8163841 ^ z * 0xcb1ab31f ^ salt * 0x165667b1;
        h = (h ^ h >>> 15) * 0x2c1b3c6d;
        h = (h ^ h >>> 12) * 0x297a2d39;
        h ^= h >>> 15;
        return (h >>> 1) / (double) Integer.MAX_VALUE;
    }

    /** Smooth value noise, -1..1. */
    static double value(double x, double y, double z) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        int iz = (int) Math.floor(z);
        double fx = Numbers.smoothStep(0, 1, x - ix);
        double fy = Numbers.smoothStep(0, 1, y - iy);
        double fz = Numbers.smoothStep(0, 1, z - iz);
        double near = plane(ix, iy, iz, fx, fy);
        return 2 * Numbers.mix(near, plane(ix, iy, iz + 1, fx, fy), fz) - 1;
    }

    private static double plane(int x, int y, int z, double fx, double fy) {
        return Numbers.mix(Numbers.mix(hash(x, y, z, 0), hash(x + 1, y, z, 0), fx),
            Numbers.mix(hash(x, y + 1, z, 0), hash(x + 1, y + 1, z, 0), fx), fy);
    }

    /** Worley's cellular noise: distance to the nearest of one random point a cell, 0..about 1. */
    static double cells(double x, double y, double z) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        int iz = (int) Math.floor(z);
        double best = 9;
        for (int k = 0; k < 27; k++) {
            int cx = ix + k % 3 - 1;
            int cy = iy + k / 3 % 3 - 1;
            int cz = iz + k / 9 - 1;
            double dx = cx + hash(cx, cy, cz, 1) - x;
            double dy = cy + hash(cx, cy, cz, 2) - y;
            double dz = cz + hash(cx, cy, cz, 3) - z;
            best = Math.min(best, dx * dx + dy * dy + dz * dz);
        }
        return Math.sqrt(best);
    }
}
