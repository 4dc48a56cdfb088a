package dev.parley.rig.build;

import java.util.Arrays;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/**
 * Quads of a three.js 3.1 model. Arrays are shared, not copied: read only.
 *
 * @param corners vertex indices {@code (quads, 4)}
 * @param uvCorners texture coordinate indices {@code (quads, 4)}
 * @param materials material index of each quad
 * @param uvs texture coordinates {@code (n, 2)}, v up
 */
record QuadMesh(int[] corners, int[] uvCorners, int[] materials, double[] uvs) {

    private static final int RECORD = 10;
    private static final int QUAD_MATERIAL_UV = 1 | 2 | 8;

    /** Reads {@code faces} and {@code uvs[0]}; only quads with material and texture coordinates occur in the data. */
    static QuadMesh read(JsonNode model) {
        int[] faces = MakeHumanData.ints(model.get("faces"));
        int n = faces.length / RECORD;
        QuadMesh mesh = new QuadMesh(new int[4 * n], new int[4 * n], new int[n],
            MakeHumanData.doubles(model.get("uvs").get(0)));
        for (int i = 0; i < n; i++) {
            int at = RECORD * i;
            if (faces[at] != QUAD_MATERIAL_UV) {
                throw new IllegalArgumentException("Face " + i + " has type " + faces[at] + "; only "
                    + QUAD_MATERIAL_UV + " (quad, material, texture coordinates) is read.");
            }
            System.arraycopy(faces, at + 1, mesh.corners, 4 * i, 4);
            mesh.materials[i] = faces[at + 5];
            System.arraycopy(faces, at + 6, mesh.uvCorners, 4 * i, 4);
        }
        return mesh;
    }

    int size() {
        return materials.length;
    }

    /** The quads whose index passes. */
    QuadMesh only(IntPredicate keep) {
        int n = 0;
        QuadMesh kept = new QuadMesh(new int[corners.length], new int[corners.length], new int[size()], uvs);
        for (int i = 0; i < size(); i++) {
            if (keep.test(i)) {
                System.arraycopy(corners, 4 * i, kept.corners, 4 * n, 4);
                System.arraycopy(uvCorners, 4 * i, kept.uvCorners, 4 * n, 4);
                kept.materials[n++] = materials[i];
            }
        }
        return new QuadMesh(Arrays.copyOf(kept.corners, 4 * n), Arrays.copyOf(kept.uvCorners, 4 * n),
            Arrays.copyOf(kept.materials, n), uvs);
    }

    /** Mean texture coordinate (0: u, 1: v) of a quad. */
    double uvCentre(int quad, int axis) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            sum += uvs[2 * uvCorners[4 * quad + k] + axis];
        }
        return sum / 4;
    }
}
