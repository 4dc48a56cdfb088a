package dev.parley.rig.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * MakeHuman's 163 bones: parents, skin weights, and where their ends lie in a morphed mesh (the mean of the vertices
 * of small helper cubes, so that the rig follows the identity).
 */
final class Bones {

    /** Bones that move one vertex, at most. */
    static final int INFLUENCES = 4;

    private final List<String> names = new ArrayList<>();
    private final int[] parents;
    private final int[] influences;
    private final double[] weights;
    private final Map<String, int[]> joints;

    /** The file lists every bone twice, as {@code name____head} and {@code name}. */
    Bones(JsonNode model, Map<String, int[]> joints) {
        this.joints = joints;
        JsonNode list = model.get("bones");
        parents = new int[list.size() / 2];
        for (int i = 0; i < parents.length; i++) {
            names.add(list.get(2 * i + 1).get("name").asString());
            int parent = list.get(2 * i).get("parent").intValue();
            parents[i] = parent < 0 ? -1 : (parent - 1) / 2;
        }
        influences = MakeHumanData.ints(model.get("skinIndices"));
        weights = MakeHumanData.doubles(model.get("skinWeights"));
        normalise();
    }

    private void normalise() {
        for (int i = 0; i < influences.length; i++) {
            influences[i] /= 2;
        }
        for (int v = 0; v < weights.length; v += INFLUENCES) {
            double sum = 0;
            for (int k = 0; k < INFLUENCES; k++) {
                sum += weights[v + k];
            }
            for (int k = 0; k < INFLUENCES && sum > 0; k++) {
                weights[v + k] /= sum;
            }
        }
    }

    int size() {
        return parents.length;
    }

    String name(int bone) {
        return names.get(bone);
    }

    int parent(int bone) {
        return parents[bone];
    }

    /** @throws IllegalArgumentException if there is no such bone */
    int index(String name) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw new IllegalArgumentException("No bone '" + name + "' in the base mesh; it has " + names);
        }
        return i;
    }

    /** Bone {@code k} of 4 that move a vertex, by falling weight or any order. */
    int influence(int vertex, int k) {
        return influences[INFLUENCES * vertex + k];
    }

    double weight(int vertex, int k) {
        return weights[INFLUENCES * vertex + k];
    }

    /** Mean of the helper cube at the bone's head, a new array. */
    double[] head(double[] mesh, String bone) {
        return end(mesh, bone + "____head");
    }

    double[] tail(double[] mesh, String bone) {
        return end(mesh, bone + "____tail");
    }

    private double[] end(double[] mesh, String joint) {
        int[] cube = joints.get(joint);
        double[] mean = new double[3];
        for (int vertex : cube) {
            for (int axis = 0; axis < 3; axis++) {
                mean[axis] += mesh[3 * vertex + axis] / cube.length;
            }
        }
        return mean;
    }

    double[] head(double[] mesh, int bone) {
        return head(mesh, names.get(bone));
    }

    /** The bone and all below it. */
    Set<Integer> family(String bone) {
        Set<Integer> family = new LinkedHashSet<>();
        family.add(index(bone));
        for (int i = 0; i < size(); i++) {
            if (!family.contains(i) && isBelow(i, family)) {
                family.add(i);
            }
        }
        return family;
    }

    private boolean isBelow(int bone, Set<Integer> family) {
        for (int b = bone; b >= 0; b = parents[b]) {
            if (family.contains(b)) {
                return true;
            }
        }
        return false;
    }

    Set<Integer> named(String... bones) {
        Set<Integer> set = new LinkedHashSet<>();
        for (String bone : bones) {
            set.add(index(bone));
        }
        return set;
    }

    /** For each vertex the share of its weight that lies on these bones, 0..1. */
    double[] weightOn(Collection<Integer> bones) {
        double[] sum = new double[BaseMesh.VERTICES];
        for (int i = 0; i < weights.length; i++) {
            if (bones.contains(influences[i])) {
                sum[i / INFLUENCES] += weights[i];
            }
        }
        return sum;
    }
}
