package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.mix;
import static dev.parley.rig.build.Numbers.smoothStep;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Soft selections on the raw base mesh, one value a vertex, valid for every identity: the lower lip's side, the jaw's
 * weight, the mouth bag, the distance from the line where the lips touch. Arrays are shared: do not modify.
 */
final class FaceMasks {

    /** Half width of the raw base mesh's mouth. */
    static final double HALF_MOUTH = .2379;
    private static final double CONTACT_Y = 6.5951;
    private static final double CONTACT = .03;

    private final SurfaceGraph graph;
    private final double[] base;
    private final double[] jaw;
    private final double[] jawWithTongueAndTeeth;
    private final boolean[] mouthBag;
    private final int[] upperContact;
    private final int[] lowerContact;
    private final double[] lipDistance;
    private final double[] lower;
    private final double[] upper;

    FaceMasks(BaseMesh mesh, SurfaceGraph graph) {
        this.graph = graph;
        base = mesh.positions();
        Bones bones = mesh.bones();
        jaw = graph.smooth(bones.weightOn(bones.family("jaw")), 8);
        jawWithTongueAndTeeth = jaw.clone();
        for (int i = 0; i < jaw.length; i++) {
            if (BaseMesh.isTongue(i) || BaseMesh.isLowerTeeth(i)) {
                jawWithTongueAndTeeth[i] = 1;
            }
        }
        mouthBag = mouthBag(mesh.body());
        double[] low = lowerLipBones(bones);
        double[] up = bones.weightOn(bones.named("oris03.L", "oris03.R", "oris04.L", "oris04.R", "oris05", "oris06",
            "special01"));
        int[] lowSet = IntStream.range(0, BaseMesh.BODY).filter(i -> low[i] > .5 && base[3 * i + 2] > .9).toArray();
        int[] upSet = IntStream.range(0, BaseMesh.BODY).filter(i -> up[i] > .5).toArray();
        upperContact = near(upSet, lowSet);
        lowerContact = near(lowSet, upSet);
        lipDistance = graph.distances(base, join(upperContact, lowerContact), 9);
        lower = lower(low, up);
        upper = Arrays.stream(lower).map(l -> 1 - l).toArray();
    }

    private static double[] lowerLipBones(Bones bones) {
        Set<Integer> set = bones.family("jaw");
        set.addAll(bones.named("special04", "oris01", "oris02", "oris06.L", "oris06.R", "oris07.L", "oris07.R"));
        return bones.weightOn(set);
    }

    /** Skin vertices all of whose faces lie in the part of the texture that paints the mouth's inside. */
    private static boolean[] mouthBag(QuadMesh body) {
        boolean[] inside = new boolean[BaseMesh.VERTICES];
        Arrays.fill(inside, 0, BaseMesh.BODY, true);
        boolean[] used = new boolean[BaseMesh.VERTICES];
        for (int q = 0; q < body.size(); q++) {
            double u = body.uvCentre(q, 0);
            boolean in = u > .74 && u < .95 && body.uvCentre(q, 1) < .145;
            for (int k = 0; k < 4; k++) {
                used[body.corners()[4 * q + k]] = true;
                inside[body.corners()[4 * q + k]] &= in;
            }
        }
        for (int i = 0; i < BaseMesh.BODY; i++) {
            inside[i] &= used[i];
        }
        return inside;
    }

    private int[] near(int[] set, int[] others) {
        return Arrays.stream(set).filter(a -> Arrays.stream(others)
            .anyMatch(b -> Points.squaredDistance(base, a, base, b) < CONTACT * CONTACT)).toArray();
    }

    private static int[] join(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private double[] lower(double[] low, double[] up) {
        double[] share = new double[low.length];
        for (int i = 0; i < share.length; i++) {
            double sum = low[i] + up[i];
            share[i] = sum > .02 ? low[i] / sum : base[3 * i + 1] < 6.18 ? 1 : 0;
        }
        share = graph.smooth(share, 3);
        for (int i = 0; i < share.length; i++) {
            if (!mouthBag[i]) {
                double byHeight = 1 - smoothStep(-.15, .15, base[3 * i + 1] - CONTACT_Y);
                double aside = smoothStep(.85 * HALF_MOUTH, 1.5 * HALF_MOUTH, Math.abs(base[3 * i]));
                share[i] = mix(share[i], byHeight, aside);
            }
        }
        return graph.smooth(share, 2);
    }

    /** 1 at the line of contact, falling to 0 between the two distances (in units) along the skin; 0 on helpers. */
    double[] lips(double from, double to) {
        double[] mask = new double[BaseMesh.VERTICES];
        for (int i = 0; i < BaseMesh.BODY; i++) {
            mask[i] = 1 - smoothStep(from, to, lipDistance[i]);
        }
        return mask;
    }

    /** Position across the raw mouth: -1 and 1 at its corners. */
    double acrossMouth(int vertex) {
        return base[3 * vertex] / HALF_MOUTH;
    }

    SurfaceGraph graph() {
        return graph;
    }

    /** Smoothed weight of the jaw on the skin. */
    double[] jaw() {
        return jaw;
    }

    /** {@link #jaw}, and 1 on the helpers of tongue and lower teeth. */
    double[] jawWithTongueAndTeeth() {
        return jawWithTongueAndTeeth;
    }

    boolean isMouthBag(int vertex) {
        return mouthBag[vertex];
    }

    int[] upperContact() {
        return upperContact;
    }

    int[] lowerContact() {
        return lowerContact;
    }

    /** Distance along the skin from the line of contact of the lips, in units; 9 on helpers. */
    double[] lipDistance() {
        return lipDistance;
    }

    /** 1 on the lower lip's side, 0 on the upper lip's. */
    double[] lower() {
        return lower;
    }

    double[] upper() {
        return upper;
    }
}
