package dev.parley.rig.build;

import java.util.Arrays;
import java.util.List;

/**
 * A chain round the neck that lies on skin and clothes, and a drop on it that has a joint of its own in front, so that
 * a game can let it swing. Units.
 */
final class Pendant {

    private static final int LINKS = 72;
    private static final double CHAIN = .009;
    /** The chain's middle lies as far above what it lies on. */
    private static final double LIFT = .016;
    /** Height of the chain above the neck's joint, behind and in front. */
    private static final double BEHIND = .34;
    private static final double[] DROP = {.042, .052, .020};
    private static final double NEAREST = .30;
    private static final double FURTHEST = 1.4;
    private static final double STEP = .01;
    /** What is higher than this above the neck's joint is head. */
    private static final double HEAD = .75;
    private static final int SMOOTHINGS = 12;

    private final List<Part> below;
    private final double[] middle;
    private final double front;

    /** @param below skin and clothes */
    private Pendant(List<Part> below, double[] neck, double front) {
        this.below = below;
        this.front = front;
        middle = new double[] {0, neck[1], neck[2] + .12};
    }

    /** @param front height of the chain in front above the neck's joint, units */
    static Part part(List<Part> below, Face face, BustRig rig, double front) {
        Pendant pendant = new Pendant(below, rig.place(1), front);
        double[] chain = pendant.chain();
        double[] hook = Points.at(chain, 0);
        int joint = rig.add("Pendant", 0, hook);
        Jewel gold = new Jewel(rig.size());
        gold.chain(chain, pendant.middle, CHAIN, held(chain, face, rig));
        gold.sphere(pendant.drop(hook), DROP, joint);
        return gold.part("Pendant");
    }

    /** Hangs below the hook, in front of what is there. */
    private double[] drop(double[] hook) {
        double y = hook[1] - CHAIN - DROP[1];
        double z = hook[2];
        while (z < hook[2] + .2 && height(0, z) > y) {
            z += STEP;
        }
        return new double[] {0, y, z + DROP[2]};
    }

    /** Round the neck, from the front to its own left. */
    private double[] chain() {
        double[] points = new double[3 * LINKS];
        for (int i = 0; i < LINKS; i++) {
            double turn = 2 * Math.PI * i / LINKS;
            double level = middle[1] + Numbers.mix(front, BEHIND, (1 - Math.cos(turn)) / 2);
            double r = FURTHEST;
            while (r > NEAREST && height(middle[0] + r * Math.sin(turn), middle[2] + r * Math.cos(turn)) < level) {
                r -= STEP;
            }
            points[3 * i] = middle[0] + (r + LIFT) * Math.sin(turn);
            points[3 * i + 1] = level;
            points[3 * i + 2] = middle[2] + (r + LIFT) * Math.cos(turn);
        }
        for (int k = 0; k < SMOOTHINGS; k++) {
            points = smooth(points);
        }
        return points;
    }

    /** Each point at least where it was, seen from the middle, or it would sink in. */
    private double[] smooth(double[] points) {
        double[] out = points.clone();
        for (int i = 0; i < LINKS; i++) {
            double[] p = Points.at(points, i);
            double[] a = Points.at(points, (i + LINKS - 1) % LINKS);
            double[] b = Points.at(points, (i + 1) % LINKS);
            double own = Math.hypot(p[0] - middle[0], p[2] - middle[2]);
            double mean = (Math.hypot(a[0] - middle[0], a[2] - middle[2])
                + Math.hypot(b[0] - middle[0], b[2] - middle[2])) / 2;
            double factor = Math.max(1, .5 + .5 * mean / own);
            out[3 * i] = middle[0] + factor * (p[0] - middle[0]);
            out[3 * i + 2] = middle[2] + factor * (p[2] - middle[2]);
        }
        return out;
    }

    /** Height of the highest surface below the head at a place, or minus infinity. */
    private double height(double x, double z) {
        double height = Double.NEGATIVE_INFINITY;
        for (Part part : below) {
            double[] p = part.positions();
            for (int t = 0; t < part.triangles().length; t += 3) {
                height = Math.max(height, height(p, 3 * part.triangles()[t], 3 * part.triangles()[t + 1],
                    3 * part.triangles()[t + 2], x, z));
            }
        }
        return height;
    }

    private double height(double[] p, int a, int b, int c, double x, double z) {
        boolean head = Math.max(p[a + 1], Math.max(p[b + 1], p[c + 1])) > middle[1] + HEAD;
        return head ? Double.NEGATIVE_INFINITY : Overlap.height(p, a, b, c, 2, x, z);
    }

    /** The joints that hold the skin next to each point. */
    private static double[][] held(double[] chain, Face face, BustRig rig) {
        double[][] held = new double[LINKS][];
        int width = rig.skinWeights().length / BaseMesh.VERTICES;
        for (int i = 0; i < LINKS; i++) {
            double[] p = Points.at(chain, i);
            int best = 0;
            for (int v = 0; v < BaseMesh.BODY; v++) {
                best = Points.squaredDistance(face.neutral(), v, p, 0)
                    < Points.squaredDistance(face.neutral(), best, p, 0) ? v : best;
            }
            held[i] = Arrays.copyOfRange(rig.skinWeights(), width * best, width * (best + 1));
        }
        return held;
    }
}
