package dev.parley.rig.build;

/** A stud in each lobe and a drop below, on joints of their own at the lobes, so that a game can let them swing. */
final class Earrings {

    /** Radii and the drop's place below the lobe, units. */
    private static final double STUD = .018;
    private static final double DROP = .040;
    private static final double BELOW = .095;
    /** The lobe hides this much of the stud's place, units. */
    private static final double OUT = .012;

    private Earrings() {
    }

    /**
     * @param targets where the lobes are is read off the target that moves them most
     */
    static Part part(Face face, Targets targets, BustRig rig) {
        double[] left = lobe(face, targets.delta("ears/l-ear-lobe-max"));
        double[] right = lobe(face, targets.delta("ears/r-ear-lobe-max"));
        int leftJoint = rig.add("EarringLeft", BustRig.HEAD, left);
        int rightJoint = rig.add("EarringRight", BustRig.HEAD, right);
        Jewel gold = new Jewel(rig.size());
        add(gold, left, leftJoint);
        add(gold, right, rightJoint);
        return gold.part("Earrings");
    }

    private static double[] lobe(Face face, double[] target) {
        int best = 0;
        for (int i = 0; i < BaseMesh.BODY; i++) {
            best = Points.length(target, i) > Points.length(target, best) ? i : best;
        }
        double[] lobe = Points.at(face.neutral(), best);
        lobe[0] += Math.signum(lobe[0]) * OUT;
        return lobe;
    }

    private static void add(Jewel gold, double[] lobe, int joint) {
        gold.sphere(lobe, new double[] {STUD, STUD, STUD}, joint);
        gold.sphere(new double[] {lobe[0], lobe[1] - BELOW, lobe[2]}, new double[] {DROP, DROP, DROP}, joint);
    }
}
