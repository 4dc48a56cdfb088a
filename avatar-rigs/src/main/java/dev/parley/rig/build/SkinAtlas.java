package dev.parley.rig.build;

/**
 * The skin's own texture layout: MakeHuman's, which paints the whole body, warped so that the face gets most of it. Each
 * island is warped by a growing function of u and one of v, so nothing overlaps.
 */
final class SkinAtlas {

    private static final Warp U = new Warp(2.6, .50, .86, .035);
    private static final Warp V = new Warp(2.2, .33, .62, .04);

    private SkinAtlas() {
    }

    /** @param uvs MakeHuman's {@code (n, 2)}, v up, unchanged */
    static double[] warp(double[] uvs) {
        double[] out = new double[uvs.length];
        for (int i = 0; i < uvs.length; i += 2) {
            warp(uvs[i], uvs[i + 1], out, i);
        }
        return out;
    }

    private static void warp(double u, double v, double[] out, int at) {
        if (u > .63 && v > .148) {
            out[at] = .008 + .764 * U.at((u - .635) / .363);
            out[at + 1] = .008 + .984 * V.at((v - .155) / .69);
        } else if (u > .7) {
            out[at] = .785 + (u - .75) / .19 * .205;
            out[at + 1] = .008 + v;
        } else if (u < .17 && v > .5 && v < .68) {
            out[at] = .785 + u / .17 * .205;
            out[at + 1] = .17 + (v - .53);
        } else {
            out[at] = .785 + Numbers.clamp((v - .62) / .37, 0, 1) * .205;
            out[at + 1] = .32 + Numbers.clamp((u - .10) / .57, 0, 1) * .672;
        }
    }

    /** Normalised integral of {@code 1 + gain * bump}, where bump is about 1 between two places and 0 outside. */
    private static final class Warp {

        private static final int STEPS = 4096;
        private final double[] sums = new double[STEPS + 1];

        Warp(double gain, double from, double to, double softness) {
            for (int i = 1; i <= STEPS; i++) {
                double t = (i - .5) / STEPS;
                sums[i] = sums[i - 1] + 1 + gain * sigmoid((t - from) / softness) * sigmoid((to - t) / softness);
            }
        }

        private static double sigmoid(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        double at(double t) {
            double x = Numbers.clamp(t, 0, 1) * STEPS;
            int i = Math.min((int) x, STEPS - 1);
            return Numbers.mix(sums[i], sums[i + 1], x - i) / sums[STEPS];
        }
    }
}
