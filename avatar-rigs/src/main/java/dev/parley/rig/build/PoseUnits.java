package dev.parley.rig.build;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The few of MakeHuman's facial pose units that the sculpted targets lack: rotation vectors of bones in degrees about
 * the global axes, from {@code face-poseunits} (CC0).
 */
final class PoseUnits {

    private static final Map<String, Map<String, double[]>> LEFT = Map.of(
        "CheekUp", Map.of("temporalis02.L", v(-9.77, -.78, -.48), "risorius02.L", v(-17.31, 1.97, -11.94),
            "risorius03.L", v(22.48, -2.29, 13.75)),
        "EyeDown", Map.of("orbicularis04.L", v(7.8, 0, 0), "orbicularis03.L", v(11.88, 0, 0)),
        "EyeUp", Map.of("orbicularis03.L", v(-5.79, 0, 0)),
        "EyeOut", Map.of("orbicularis04.L", v(.04, 8.14, 3.04), "orbicularis03.L", v(-.12, 8.76, -2.19)),
        "EyeIn", Map.of("orbicularis03.L", v(0, -9.33, 0), "orbicularis04.L", v(0, -9.33, 0)),
        "lowerLipUp", Map.of("jaw", v(-3.24, 0, 0), "oris01", v(31.03, 0, 0), "oris07.L", v(4.7, .17, -1.2),
            "oris07.R", v(4.7, -.17, 1.2)));

    private final Bones bones;
    private final double[] mesh;
    private final SurfaceGraph graph;

    PoseUnits(Bones bones, double[] mesh, SurfaceGraph graph) {
        this.bones = bones;
        this.mesh = mesh;
        this.graph = graph;
    }

    private static double[] v(double x, double y, double z) {
        return new double[] {x, y, z};
    }

    /** A unit of the midline, or of the left side. */
    Delta left(String unit) {
        return pose(LEFT.get(unit));
    }

    /** The unit mirrored: (x, -y, -z), and the bones of the other side. */
    Delta right(String unit) {
        Map<String, double[]> mirrored = new LinkedHashMap<>();
        LEFT.get(unit).forEach((bone, r) -> mirrored.put(bone.replace(".L", ".R"), v(r[0], -r[1], -r[2])));
        return pose(mirrored);
    }

    /** Linear blend skinning with the given bones turned about their heads. */
    private Delta pose(Map<String, double[]> rotations) {
        Rotation[] turns = new Rotation[bones.size()];
        double[][] heads = new double[bones.size()][];
        double[][] places = new double[bones.size()][];
        Map<Integer, double[]> byIndex = new LinkedHashMap<>();
        rotations.forEach((bone, r) -> byIndex.put(bones.index(bone), r));
        for (int b = 0; b < bones.size(); b++) {
            place(b, byIndex, turns, heads, places);
        }
        double[] delta = new double[mesh.length];
        for (int i = 0; i < BaseMesh.VERTICES; i++) {
            skin(delta, i, turns, heads, places);
        }
        return new Delta(delta, graph);
    }

    private void place(int b, Map<Integer, double[]> rotations, Rotation[] turns, double[][] heads, double[][] places) {
        if (turns[b] != null) {
            return;
        }
        heads[b] = bones.head(mesh, b);
        double[] r = rotations.getOrDefault(b, new double[3]);
        Rotation own = Rotation.ofVector(r[0], r[1], r[2]);
        int parent = bones.parent(b);
        if (parent < 0) {
            turns[b] = own;
            places[b] = heads[b];
            return;
        }
        place(parent, rotations, turns, heads, places);
        turns[b] = turns[parent].times(own);
        places[b] = turns[parent].about(heads[parent], heads[b]);
        for (int axis = 0; axis < 3; axis++) {
            places[b][axis] += places[parent][axis] - heads[parent][axis];
        }
    }

    private void skin(double[] delta, int i, Rotation[] turns, double[][] heads, double[][] places) {
        for (int k = 0; k < 4; k++) {
            double w = bones.weight(i, k);
            int b = bones.influence(i, k);
            if (w == 0) {
                continue;
            }
            double x = mesh[3 * i] - heads[b][0];
            double y = mesh[3 * i + 1] - heads[b][1];
            double z = mesh[3 * i + 2] - heads[b][2];
            for (int axis = 0; axis < 3; axis++) {
                delta[3 * i + axis] += w * (turns[b].turned(axis, x, y, z) + places[b][axis] - mesh[3 * i + axis]);
            }
        }
    }
}
