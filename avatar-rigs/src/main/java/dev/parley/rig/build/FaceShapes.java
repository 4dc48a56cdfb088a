package dev.parley.rig.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All 52 ARKit shapes of a face, in Apple's order. */
final class FaceShapes {

    /** The 52 names in Apple's order. */
    static final List<String> NAMES = List.of("eyeBlinkLeft", "eyeLookDownLeft", "eyeLookInLeft", "eyeLookOutLeft",
        "eyeLookUpLeft", "eyeSquintLeft", "eyeWideLeft", "eyeBlinkRight", "eyeLookDownRight", "eyeLookInRight",
        "eyeLookOutRight", "eyeLookUpRight", "eyeSquintRight", "eyeWideRight", "jawForward", "jawLeft", "jawRight",
        "jawOpen", "mouthClose", "mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight", "mouthSmileLeft",
        "mouthSmileRight", "mouthFrownLeft", "mouthFrownRight", "mouthDimpleLeft", "mouthDimpleRight",
        "mouthStretchLeft", "mouthStretchRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower",
        "mouthShrugUpper", "mouthPressLeft", "mouthPressRight", "mouthLowerDownLeft", "mouthLowerDownRight",
        "mouthUpperUpLeft", "mouthUpperUpRight", "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft",
        "browOuterUpRight", "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "noseSneerLeft", "noseSneerRight",
        "tongueOut");

    /** Displacements below 0.03 mm are left out. */
    static final double LEAST = .0003;
    /** A displacement of a face beyond this (1 dm) is damaged data. */
    private static final double MOST = 1;

    private FaceShapes() {
    }

    /** Name to displacements of all vertices, in Apple's order. */
    static Map<String, Delta> of(Face face) {
        Map<String, Delta> made = new LinkedHashMap<>();
        new EyeShapes(face).addTo(made);
        new MouthShapes(face).addTo(made);
        new JawShapes(face).addTo(made);
        Map<String, Delta> shapes = new LinkedHashMap<>();
        MouthBag bag = new MouthBag(face);
        for (String name : NAMES) {
            shapes.put(name, checked(name, bag.behindSkin(made.remove(name)).without(LEAST)));
        }
        if (!made.isEmpty()) {
            throw new IllegalStateException("Not ARKit shapes: " + made.keySet());
        }
        return shapes;
    }

    private static Delta checked(String name, Delta delta) {
        double largest = Points.largest(delta.xyz());
        if (!(largest < MOST)) {
            throw new IllegalStateException(name + " moves a vertex by " + largest + " dm; at most " + MOST
                + " is plausible in a face. Is the package damaged?");
        }
        return delta;
    }
}
