package dev.parley.rig.build;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One mesh of the avatar, as it goes into the file. Arrays are shared.
 *
 * @param name node name
 * @param material name of its material
 * @param positions {@code (n, 3)} in units, the base mesh's origin
 * @param normals {@code (n, 3)}, unit length
 * @param uvs {@code (n, 2)}, v up
 * @param triangles {@code (m, 3)}
 * @param joints weight on each of the rig's joints, {@code (n, k)} for the first k of them, sum 1
 * @param morphs by ARKit name, in Apple's order
 */
record Part(String name, String material, double[] positions, double[] normals, double[] uvs, int[] triangles,
            double[] joints, Map<String, Morph> morphs) {

    /**
     * Displacements at weight 1.
     *
     * @param positions {@code (n, 3)} in units
     * @param normals {@code (n, 3)}
     */
    record Morph(double[] positions, double[] normals) {
    }

    int size() {
        return positions.length / 3;
    }

    /**
     * A part from surfaces with topology {@code quads}: neutral, and displaced by each shape.
     *
     * @param mesh what is left of the surface
     * @param neutral source positions
     * @param joints source joint weights {@code (sources, k)}
     * @param deltas source displacements, by shape; those that move nothing here are left out
     */
    static Part of(String name, String material, CutMesh mesh, QuadMesh quads, double[] neutral, double[] joints,
                   Map<String, double[]> deltas) {
        double[] normals = Normals.of(neutral, quads);
        Map<String, Morph> morphs = new LinkedHashMap<>();
        deltas.forEach((shape, delta) -> {
            double[] moved = mesh.carry(delta, 3);
            if (Points.largest(moved) >= FaceShapes.LEAST) {
                double[] turned = Points.difference(Normals.of(Points.sum(neutral, delta), quads), normals);
                morphs.put(shape, new Morph(moved, mesh.carry(turned, 3)));
            }
        });
        return new Part(name, material, mesh.carry(neutral, 3), unit(mesh.carry(normals, 3)), mesh.uvs(),
            mesh.triangles(), mesh.carry(joints, joints.length / (neutral.length / 3)), morphs);
    }

    private static double[] unit(double[] normals) {
        for (int i = 0; i < normals.length / 3; i++) {
            double length = Points.length(normals, i);
            if (length == 0) {
                normals[3 * i + 2] = 1;
            } else {
                for (int axis = 0; axis < 3; axis++) {
                    normals[3 * i + axis] /= length;
                }
            }
        }
        return normals;
    }

    Part withUvs(double[] newUvs) {
        return new Part(name, material, positions, normals, newUvs, triangles, joints, morphs);
    }

    Part withJoints(double[] newJoints) {
        return new Part(name, material, positions, normals, uvs, triangles, newJoints, morphs);
    }

    /** How many joints there are weights for. */
    int jointCount() {
        return joints.length / size();
    }

    Part named(String newName, String newMaterial) {
        return new Part(newName, newMaterial, positions, normals, uvs, triangles, joints, morphs);
    }
}
