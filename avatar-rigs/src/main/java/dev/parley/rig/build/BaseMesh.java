package dev.parley.rig.build;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** MakeHuman's base mesh {@code hm08}: skin, helper geometry and the bones fitted to them. Read only. */
final class BaseMesh {

    /** Vertices of skin and helpers together. */
    static final int VERTICES = 19158;
    /** Vertices below this index are skin. */
    static final int BODY = 13380;

    private final double[] positions;
    private final QuadMesh body;
    private final Bones bones;

    BaseMesh(MakeHumanData data) {
        JsonNode model = data.json("models/human_full_size.json");
        positions = MakeHumanData.doubles(model.get("vertices"));
        if (positions.length != 3 * VERTICES) {
            throw new IllegalArgumentException("The base mesh has " + positions.length / 3 + " vertices, not " + VERTICES);
        }
        QuadMesh all = QuadMesh.read(model);
        JsonNode materials = model.get("materials");
        body = all.only(q -> "body".equals(materials.get(all.materials()[q]).get("DbgName").asString()));
        bones = new Bones(model, jointVertices(model));
    }

    private static Map<String, int[]> jointVertices(JsonNode model) {
        Map<String, int[]> joints = new LinkedHashMap<>();
        model.get("metadata").get("joint_pos_idxs").properties()
            .forEach(e -> joints.put(e.getKey(), MakeHumanData.ints(e.getValue())));
        return Collections.unmodifiableMap(joints);
    }

    /** {@code (VERTICES, 3)}; do not modify. */
    double[] positions() {
        return positions;
    }

    QuadMesh body() {
        return body;
    }

    Bones bones() {
        return bones;
    }

    static boolean isBody(int vertex) {
        return vertex < BODY;
    }

    static boolean isTongue(int vertex) {
        return vertex >= 13380 && vertex <= 13605;
    }

    static boolean isLowerTeeth(int vertex) {
        return vertex >= 14992 && vertex <= 15059;
    }

    static boolean isUpperTeeth(int vertex) {
        return vertex >= 15060 && vertex <= 15127;
    }
}
