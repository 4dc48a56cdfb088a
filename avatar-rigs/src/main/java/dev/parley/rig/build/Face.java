package dev.parley.rig.build;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** One identity's neutral face, and the operators that the recipes of the shapes are written in. */
final class Face {

    /** Depth of a furrow of the brow in a face of 25 and of 70 years, units. */
    private static final double YOUNG = .008;
    private static final double OLD = .022;
    /** Rounds of smoothing that take the folds of the nose from a face without detail. */
    private static final int SOFT = 5;

    private final BaseMesh base;
    private final Targets targets;
    private final Map<String, Double> ethnicity;
    private final double lids;
    private final double furrowed;
    private final int softness;
    private final FaceMasks masks;
    private final SurfaceGraph graph;
    private final LipSeal lipSeal;
    private final double[] neutral;
    private final Mouth mouth;
    private final PoseUnits poseUnits;
    private final LipCurl lipCurl;
    private final double[] leftSide;
    private final double[] rightSide;

    Face(BaseMesh base, Targets targets, Identity identity) {
        this.base = base;
        this.targets = targets;
        ethnicity = identity.ethnicity();
        graph = new SurfaceGraph(base.body());
        masks = new FaceMasks(base, graph);
        lipSeal = new LipSeal(masks);
        neutral = lipSeal.seal(identity.shape(base, targets));
        lids = Lids.closure(base, targets, neutral);
        furrowed = identity.look().skin().detail()
            * Numbers.mix(YOUNG, OLD, Numbers.clamp((identity.age() - 25) / 45, 0, 1));
        softness = (int) Math.round(SOFT * (1 - identity.look().skin().detail()));
        mouth = Mouth.of(neutral);
        poseUnits = new PoseUnits(base.bones(), neutral, graph);
        lipCurl = new LipCurl(neutral, masks, mouth);
        leftSide = perVertex(i -> Numbers.smoothStep(-.12, .12, neutral[3 * i]));
        rightSide = Arrays.stream(leftSide).map(l -> 1 - l).toArray();
    }

    /** The neutral mesh, {@code (VERTICES, 3)}; do not modify. */
    double[] neutral() {
        return neutral;
    }

    BaseMesh base() {
        return base;
    }

    FaceMasks masks() {
        return masks;
    }

    Mouth mouth() {
        return mouth;
    }

    LipCurl curl() {
        return lipCurl;
    }

    LipSeal lipSeal() {
        return lipSeal;
    }

    /** Head of a bone in the neutral mesh. */
    double[] joint(String bone) {
        return base.bones().head(neutral, bone);
    }

    double[] tail(String bone) {
        return base.bones().tail(neutral, bone);
    }

    double[] side(boolean left) {
        return left ? leftSide : rightSide;
    }

    static double[] perVertex(IntToDoubleFunction f) {
        double[] values = new double[BaseMesh.VERTICES];
        Arrays.setAll(values, f);
        return values;
    }

    Delta delta(double[] xyz) {
        return new Delta(xyz, graph);
    }

    /** The same displacement everywhere. */
    Delta shift(double x, double y, double z) {
        double[] xyz = new double[3 * BaseMesh.VERTICES];
        for (int i = 0; i < xyz.length; i += 3) {
            xyz[i] = x;
            xyz[i + 1] = y;
            xyz[i + 2] = z;
        }
        return delta(xyz);
    }

    /** A sculpted expression unit, mixed over the identity's ethnicity. */
    Delta unit(String name) {
        double[] sum = new double[3 * BaseMesh.VERTICES];
        ethnicity.forEach((e, w) -> Points.accumulate(sum, w, targets.delta("expression/units/" + e + "/" + name)));
        return delta(sum);
    }

    /** Factor of the lids' motions: larger eyes need more. */
    double lids() {
        return lids;
    }

    /** How deep this face's furrows are, units. */
    double furrowed() {
        return furrowed;
    }

    /** A unit that folds the skin at the nose: a face without detail stays smooth there. */
    Delta softUnit(String name) {
        return unit(name).smooth(softness);
    }

    /** A pose unit, smoothed {@code times} times over the skin. */
    Delta pose(String unit, boolean left, int times) {
        return (left ? poseUnits.left(unit) : poseUnits.right(unit)).smooth(times);
    }

    /** Adds what closes the lips under this displacement. */
    Delta sealed(Delta d) {
        return delta(Points.difference(lipSeal.seal(Points.sum(neutral, d.xyz())), neutral));
    }

    /** A jaw motion, weighted by vertex. */
    Delta jaw(RigidMotion motion, double[] weights) {
        return delta(motion.displacements(neutral, weights));
    }

    /** 1 below the middle of the eye, 0 above it. */
    double[] lowerLid(boolean left) {
        double eyeY = joint(left ? "eye.L" : "eye.R")[1];
        return perVertex(i -> 1 - Numbers.smoothStep(-.03, .03, neutral[3 * i + 1] - (eyeY - .02)));
    }

    double[] upperLid(boolean left) {
        return Arrays.stream(lowerLid(left)).map(l -> 1 - l).toArray();
    }
}
