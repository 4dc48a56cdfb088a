package dev.parley.rig.build;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A chain of joints for hair that hangs down free, so that a game can let it swing: each hangs on the one above. */
final class Ponytail {

    private final BustRig rig;
    private final Part hair;
    private final boolean[] hangs;
    private final double top;
    private final double bottom;

    /** @param neck height below which hair must reach to count as hanging, units */
    private Ponytail(BustRig rig, Part hair, double neck) {
        this.rig = rig;
        this.hair = hair;
        hangs = hanging(hair, neck);
        int[] free = IntStream.range(0, hair.size()).filter(i -> hangs[i]).toArray();
        if (free.length == 0) {
            throw new IllegalStateException("No hair hangs below the neck; give this hair no tail.");
        }
        double[] heights = Arrays.stream(free).mapToDouble(this::y).sorted().toArray();
        bottom = heights[0];
        top = heights[heights.length * 19 / 20];
    }

    /** The hair with joints {@code Ponytail1} and so on, added to the rig. */
    static Part hang(BustRig rig, Part hair, int joints, double neck) {
        Ponytail tail = new Ponytail(rig, hair, neck);
        int[] chain = new int[joints];
        for (int k = 0; k < joints; k++) {
            int above = k == 0 ? BustRig.HEAD : chain[k - 1];
            chain[k] = rig.add("Ponytail" + (k + 1), above, tail.place((double) k / joints));
        }
        return hair.withJoints(tail.weights(chain));
    }

    /** Vertices of strips that reach below the neck. */
    private static boolean[] hanging(Part hair, double neck) {
        int[] strips = Islands.of(hair.triangles(), hair.size());
        boolean[] low = new boolean[hair.size()];
        for (int i = 0; i < low.length; i++) {
            low[strips[i]] |= hair.positions()[3 * i + 1] < neck;
        }
        boolean[] hangs = new boolean[hair.size()];
        for (int i = 0; i < hangs.length; i++) {
            hangs[i] = low[strips[i]];
        }
        return hangs;
    }

    private double y(int vertex) {
        return hair.positions()[3 * vertex + 1];
    }

    /** The middle of the tail at a share of its way down. */
    private double[] place(double share) {
        double y = Numbers.mix(top, bottom, share);
        int[] slice = IntStream.range(0, hair.size()).filter(i -> hangs[i] && Math.abs(y(i) - y) < .15).toArray();
        double z = Arrays.stream(slice).mapToDouble(i -> hair.positions()[3 * i + 2]).average().orElseThrow();
        return new double[] {0, y, z};
    }

    /** Each joint holds what is below it, with a soft passage as long as half of its piece. */
    private double[] weights(int[] chain) {
        int width = rig.size();
        double[] weights = new double[hair.size() * width];
        for (int i = 0; i < hair.size(); i++) {
            double down = hangs[i] ? (top - y(i)) / (top - bottom) * chain.length : -1;
            double rest = 1;
            for (int k = chain.length - 1; k >= 0; k--) {
                double held = rest * Numbers.smoothStep(k - .25, k + .25, down);
                weights[i * width + chain[k]] = held;
                rest -= held;
            }
            weights[i * width + BustRig.HEAD] = rest;
        }
        return weights;
    }
}
