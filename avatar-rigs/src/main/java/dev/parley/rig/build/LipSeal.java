package dev.parley.rig.build;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Closes the gap between the lips, half from above and half from below, as far as there is one. */
final class LipSeal {

    private static final int NODES = 25;
    private static final double REACH = .108;
    private static final double OVERLAP = .012;
    private static final int ROUNDS = 3;

    private final FaceMasks masks;
    private final double[] nodes = new double[NODES];
    private final double[] upperPull;
    private final double[] lowerPull;

    LipSeal(FaceMasks masks) {
        this.masks = masks;
        for (int i = 0; i < NODES; i++) {
            nodes[i] = -1 + 2.0 * i / (NODES - 1);
        }
        upperPull = product(masks.lips(.06, .26), masks.upper());
        lowerPull = product(masks.lips(.06, .34), masks.lower());
    }

    private static double[] product(double[] a, double[] b) {
        double[] p = new double[a.length];
        Arrays.setAll(p, i -> a[i] * b[i]);
        return p;
    }

    /** The mesh with its lips together, a new array. */
    double[] seal(double[] mesh) {
        double[] sealed = mesh.clone();
        for (int round = 0; round < ROUNDS; round++) {
            double[] gap = smoothed(gaps(sealed));
            for (int i = 0; i < BaseMesh.BODY; i++) {
                if (upperPull[i] + lowerPull[i] > 0) {
                    double g = Numbers.interpolate(nodes, gap, masks.acrossMouth(i), 0);
                    sealed[3 * i + 1] += .5 * g * (lowerPull[i] - upperPull[i]);
                }
            }
        }
        return sealed;
    }

    /** Height of the opening at each node across the mouth, negative where the lips overlap, in units. */
    double[] gaps(double[] mesh) {
        double[] gap = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            gap[i] = extreme(mesh, masks.upperContact(), nodes[i], -1) - extreme(mesh, masks.lowerContact(), nodes[i], 1);
        }
        fillEmpty(gap);
        return gap;
    }

    /** Highest (sign 1) or lowest (-1) of the contact vertices near {@code x}; NaN if there is none. */
    private double extreme(double[] mesh, int[] contact, double x, int sign) {
        double best = Double.NaN;
        for (int v : contact) {
            double y = mesh[3 * v + 1];
            if (Math.abs(masks.acrossMouth(v) - x) < REACH && !(sign * y <= sign * best)) {
                best = y;
            }
        }
        return best;
    }

    private void fillEmpty(double[] gap) {
        int[] known = IntStream.range(0, NODES).filter(i -> !Double.isNaN(gap[i])).toArray();
        double[] at = Arrays.stream(known).mapToDouble(i -> nodes[i]).toArray();
        double[] values = Arrays.stream(known).mapToDouble(i -> gap[i]).toArray();
        for (int i = 0; i < NODES; i++) {
            double x = Numbers.clamp(nodes[i], at[0], at[at.length - 1]);
            gap[i] = Numbers.interpolate(at, values, x, 0);
        }
    }

    private static double[] smoothed(double[] gaps) {
        double[] g = Arrays.stream(gaps).map(v -> Math.max(v + OVERLAP, 0)).toArray();
        double[] s = g.clone();
        for (int i = 1; i < NODES - 1; i++) {
            s[i] = Math.max(g[i], .25 * g[i - 1] + .5 * g[i] + .25 * g[i + 1]);
        }
        s[0] = 0;
        s[NODES - 1] = 0;
        return s;
    }
}
