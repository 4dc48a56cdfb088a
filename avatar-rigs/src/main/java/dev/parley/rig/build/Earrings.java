package dev.parley.rig.build;

import java.util.Map;

/** A stud in each lobe and a drop below, on joints of their own at the lobes, so that a game can let them swing. */
final class Earrings {

    private static final int ROWS = 8;
    private static final int COLUMNS = 12;
    /** Radii and the drop's place below the lobe, units. */
    private static final double STUD = .018;
    private static final double DROP = .040;
    private static final double BELOW = .095;
    /** The lobe hides this much of the stud's place, units. */
    private static final double OUT = .012;
    private static final int SPHERE = (ROWS + 1) * (COLUMNS + 1);

    private final double[] positions = new double[3 * 4 * SPHERE];
    private final double[] normals = new double[positions.length];
    private final int[] triangles = new int[4 * 6 * ROWS * COLUMNS];
    private final double[] joints;
    private final BustRig rig;
    private int spheres;

    private Earrings(BustRig rig, double[] left, double[] right) {
        this.rig = rig;
        int leftJoint = rig.add("EarringLeft", BustRig.HEAD, left);
        int rightJoint = rig.add("EarringRight", BustRig.HEAD, right);
        joints = new double[4 * SPHERE * rig.size()];
        addPair(left, leftJoint);
        addPair(right, rightJoint);
    }

    /**
     * @param targets where the lobes are is read off the target that moves them most
     */
    static Part part(Face face, Targets targets, BustRig rig) {
        Earrings made = new Earrings(rig, lobe(face, targets.delta("ears/l-ear-lobe-max")),
            lobe(face, targets.delta("ears/r-ear-lobe-max")));
        return new Part("Earrings", "Earrings", made.positions, made.normals, new double[2 * 4 * SPHERE],
            made.triangles, made.joints, Map.of());
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

    private void addPair(double[] lobe, int joint) {
        add(lobe, STUD, joint);
        add(new double[] {lobe[0], lobe[1] - BELOW, lobe[2]}, DROP, joint);
    }

    private void add(double[] centre, double radius, int joint) {
        int first = spheres * SPHERE;
        for (int i = 0; i < SPHERE; i++) {
            double down = Math.PI * (i / (COLUMNS + 1)) / ROWS;
            double round = 2 * Math.PI * (i % (COLUMNS + 1)) / COLUMNS;
            double[] n = {Math.sin(down) * Math.sin(round), Math.cos(down), Math.sin(down) * Math.cos(round)};
            for (int axis = 0; axis < 3; axis++) {
                normals[3 * (first + i) + axis] = n[axis];
                positions[3 * (first + i) + axis] = centre[axis] + radius * n[axis];
            }
            joints[(first + i) * rig.size() + joint] = 1;
        }
        stitch(first);
        spheres++;
    }

    private void stitch(int first) {
        int at = spheres * 6 * ROWS * COLUMNS;
        for (int cell = 0; cell < ROWS * COLUMNS; cell++) {
            int a = first + cell / COLUMNS * (COLUMNS + 1) + cell % COLUMNS;
            int below = a + COLUMNS + 1;
            for (int corner : new int[] {a, below, below + 1, a, below + 1, a + 1}) {
                triangles[at++] = corner;
            }
        }
    }
}
