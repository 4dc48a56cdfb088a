package dev.parley.rig.build;

/** How far open the eyes are: the sculpted closure fits the base mesh's lids, larger eyes need more of it. */
final class Lids {

    private static final String CLOSURE = "expression/units/caucasian/eye-left-closure";
    /** Vertices as near as this to the middle of the eye, across, units. */
    private static final double MIDDLE = .08;
    /** Share of the largest fall below which a vertex belongs to the lower lid. */
    private static final double LOWER = .2;

    private Lids() {
    }

    /** The opening of this face's left eye over that of the raw base mesh, at least 1. */
    static double closure(BaseMesh base, Targets targets, double[] neutral) {
        double[] fall = targets.delta(CLOSURE);
        int upper = lowestFall(base, fall);
        int lower = meeting(base.positions(), fall, upper);
        double opening = base.positions()[3 * upper + 1] - base.positions()[3 * lower + 1];
        return Math.max(1, (neutral[3 * upper + 1] - neutral[3 * lower + 1]) / opening);
    }

    /** The middle of the upper lid's edge: of all it falls furthest. */
    private static int lowestFall(BaseMesh base, double[] fall) {
        double middle = base.bones().head(base.positions(), "eye.L")[0];
        int best = -1;
        for (int i = 0; i < BaseMesh.BODY; i++) {
            boolean inMiddle = Math.abs(base.positions()[3 * i] - middle) < MIDDLE;
            if (inMiddle && (best < 0 || fall[3 * i + 1] < fall[3 * best + 1])) {
                best = i;
            }
        }
        return best;
    }

    /** The vertex of the lower lid that the upper lid's edge comes to. */
    private static int meeting(double[] mesh, double[] fall, int upper) {
        double[] end = Points.sum(Points.at(mesh, upper), Points.at(fall, upper));
        int best = -1;
        for (int i = 0; i < BaseMesh.BODY; i++) {
            boolean isLower = fall[3 * i + 1] > LOWER * fall[3 * upper + 1] && mesh[3 * i + 1] < mesh[3 * upper + 1];
            if (isLower && (best < 0 || Points.squaredDistance(mesh, i, end, 0)
                < Points.squaredDistance(mesh, best, end, 0))) {
                best = i;
            }
        }
        return best;
    }
}
