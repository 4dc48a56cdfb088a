package dev.parley.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the morph targets of a GLB in double precision, by the letter of the specification and without jME. */
final class GlbTargets {

    private final JsonNode json;
    private final ByteBuffer bin;

    GlbTargets(InputStream in) throws IOException {
        ByteBuffer glb = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        int text = glb.getInt(12);
        json = new JsonMapper().readTree(new String(glb.array(), 20, text, java.nio.charset.StandardCharsets.UTF_8));
        bin = glb.slice(20 + text + 8, glb.getInt(20 + text)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the targets of a mesh of one primitive: three numbers a vertex by name. */
    Map<String, double[]> of(String mesh, String attribute) {
        Map<String, double[]> targets = new LinkedHashMap<>();
        for (JsonNode node : json.get("meshes")) {
            if (node.get("name").stringValue().equals(mesh)) {
                JsonNode names = node.at("/extras/targetNames");
                JsonNode written = node.at("/primitives/0/targets");
                for (int i = 0; i < names.size(); i++) {
                    targets.put(names.get(i).stringValue(), vectors(written.get(i).get(attribute).intValue()));
                }
            }
        }
        return targets;
    }

    private double[] vectors(int index) {
        JsonNode accessor = json.get("accessors").get(index);
        JsonNode view = json.get("bufferViews").get(accessor.get("bufferView").intValue());
        int type = accessor.get("componentType").intValue();
        int size = type == 5126 ? 4 : type == 5122 ? 2 : 1;
        int start = view.path("byteOffset").asInt(0) + accessor.path("byteOffset").asInt(0);
        int stride = view.path("byteStride").asInt(3 * size);
        double[] values = new double[3 * accessor.get("count").intValue()];
        for (int i = 0; i < values.length; i++) {
            int at = start + stride * (i / 3) + size * (i % 3);
            values[i] = switch (type) {
                case 5126 -> bin.getFloat(at);
                case 5122 -> Math.max(-1, bin.getShort(at) / 32767.0);
                case 5120 -> Math.max(-1, bin.get(at) / 127.0);
                default -> throw new IllegalStateException("componentType " + type);
            };
        }
        return values;
    }
}
