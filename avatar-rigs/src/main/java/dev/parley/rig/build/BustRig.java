package dev.parley.rig.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The avatar's joints: five of every avatar, then those of what hangs on it. Where they are and how they hold the skin.
 * The jaw is a shape, not a joint.
 */
final class BustRig {

    /** The joints of every avatar; each but the first hangs on the one in {@link #PARENTS}. */
    static final List<String> JOINTS = List.of("Bust", "Neck", "Head", "LeftEye", "RightEye");
    private static final int[] PARENTS = {-1, 0, 1, 2, 2};
    static final int HEAD = 2;
    static final int LEFT_EYE = 3;
    static final int RIGHT_EYE = 4;

    private final List<String> names = new ArrayList<>(JOINTS);
    private final List<Integer> parents = new ArrayList<>(Arrays.stream(PARENTS).boxed().toList());
    private final List<double[]> places;
    private final double[] skinWeights;

    /** @param body whether the body's joints, by MakeHuman's names, are added: the bust then hangs on the spine */
    BustRig(Face face, boolean body) {
        double[] neck = face.joint("neck01");
        places = new ArrayList<>(List.of(new double[] {0, neck[1], 0}, neck, face.joint("head"), face.joint("eye.L"),
            face.joint("eye.R")));
        skinWeights = body ? addBody(face) : skinWeights(face);
    }

    /** Adds every bone that is neither neck nor head; what those hold less goes to the body's bones. */
    private double[] addBody(Face face) {
        Bones bones = face.base().bones();
        Set<Integer> upper = bones.family("neck01");
        Map<Integer, Integer> joints = new HashMap<>();
        for (int bone = 0; bone < bones.size(); bone++) {
            if (!upper.contains(bone)) {
                Integer above = joints.get(bones.parent(bone));
                joints.put(bone, add(bones.name(bone), above == null ? -1 : above, bones.head(face.neutral(), bone)));
            }
        }
        parents.set(0, joints.get(bones.parent(bones.index("neck01"))));
        double[] bust = skinWeights(face);
        double[] weights = new double[size() * BaseMesh.VERTICES];
        for (int i = 0; i < BaseMesh.VERTICES; i++) {
            spread(bones, joints, i, bust, weights);
        }
        return weights;
    }

    private void spread(Bones bones, Map<Integer, Integer> joints, int vertex, double[] bust, double[] weights) {
        int from = JOINTS.size() * vertex;
        int at = size() * vertex;
        System.arraycopy(bust, from + 1, weights, at + 1, JOINTS.size() - 1);
        double held = 0;
        for (int k = 0; k < Bones.INFLUENCES; k++) {
            held += joints.containsKey(bones.influence(vertex, k)) ? bones.weight(vertex, k) : 0;
        }
        weights[at] = held == 0 ? bust[from] : 0;
        for (int k = 0; k < Bones.INFLUENCES && held > 0; k++) {
            Integer joint = joints.get(bones.influence(vertex, k));
            if (joint != null) {
                weights[at + joint] += bust[from] * bones.weight(vertex, k) / held;
            }
        }
    }

    /**
     * Adds a joint for what hangs on the avatar.
     *
     * @param place units
     * @return its number
     */
    int add(String name, int parent, double[] place) {
        names.add(name);
        parents.add(parent);
        places.add(place.clone());
        return names.size() - 1;
    }

    int size() {
        return names.size();
    }

    String name(int joint) {
        return names.get(joint);
    }

    /** The joint it hangs on, or -1. */
    int parent(int joint) {
        return parents.get(joint);
    }

    /** Position of a joint in the base mesh's frame, units. The bust, at height of the neck, is the file's origin. */
    double[] place(int joint) {
        return places.get(joint).clone();
    }

    private static double[] skinWeights(Face face) {
        Bones bones = face.base().bones();
        SurfaceGraph graph = face.masks().graph();
        Set<Integer> neckBones = bones.named("neck01", "neck02", "neck03");
        double[] neck = graph.smooth(bones.weightOn(neckBones), 2);
        double[] head = graph.smooth(bones.weightOn(bones.family("head")), 2);
        double[] weights = new double[JOINTS.size() * BaseMesh.VERTICES];
        for (int i = 0; i < BaseMesh.VERTICES; i++) {
            int at = JOINTS.size() * i;
            weights[at + 1] = neck[i];
            weights[at + HEAD] = head[i];
            weights[at] = Math.max(0, 1 - neck[i] - head[i]);
        }
        return weights;
    }

    /** Weights of the base mesh's vertices, {@code (VERTICES, joints)} without what hangs, sum 1; do not modify. */
    double[] skinWeights() {
        return skinWeights;
    }

    /** The skin's weights carried to a proxy, negative ones cut off, sum 1. */
    double[] weights(Proxy proxy) {
        double[] weights = proxy.follow(skinWeights);
        int n = weights.length / proxy.size();
        for (int i = 0; i < proxy.size(); i++) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                weights[n * i + k] = Math.max(0, weights[n * i + k]);
                sum += weights[n * i + k];
            }
            for (int k = 0; k < n; k++) {
                weights[n * i + k] /= sum;
            }
        }
        return weights;
    }

    /** All weight on one joint. */
    static double[] rigid(int vertices, int joint) {
        double[] weights = new double[vertices * JOINTS.size()];
        for (int i = 0; i < vertices; i++) {
            weights[i * JOINTS.size() + joint] = 1;
        }
        return weights;
    }
}
