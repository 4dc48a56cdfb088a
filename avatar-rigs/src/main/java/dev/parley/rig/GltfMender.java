package dev.parley.rig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a glTF file's meshes so that jME 3.9 reads them right: sparse accessors and integers that are not normalised
 * become plain floats, names of targets move to where jME looks for them. Values that are not numbers become 0.
 */
final class GltfMender {

    private static final List<String> VECTORS = List.of("POSITION", "NORMAL", "TANGENT");
    private static final Map<String, String> UNREADABLE = Map.of(
            "KHR_draco_mesh_compression", "without Draco compression",
            "EXT_meshopt_compression", "without meshopt compression",
            "KHR_meshopt_compression", "without meshopt compression",
            "KHR_texture_basisu", "with PNG or JPEG textures",
            "EXT_texture_webp", "with PNG or JPEG textures");

    private final GltfFile file;
    private final List<String> notes = new ArrayList<>();
    private final Set<Integer> seen = new HashSet<>();

    GltfMender(GltfFile file) {
        this.file = file;
    }

    /** Returns what was wrong, a line each. */
    List<String> notes() {
        return notes;
    }

    /**
     * Mends the file.
     *
     * @throws RigException if it needs what jME cannot read, or is damaged
     */
    void mend() {
        for (JsonNode needed : file.array("extensionsRequired")) {
            String instead = UNREADABLE.get(needed.asString());
            if (instead != null) {
                throw file.error("needs " + needed.asString() + ", which jMonkeyEngine cannot read; export it "
                        + instead);
            }
        }
        new GltfNodes(file).mend();
        for (int mesh = 0; mesh < file.array("meshes").size(); mesh++) {
            if (file.array("meshes").get(mesh) instanceof ObjectNode json) {
                mendMesh(mesh, json);
            }
        }
        densifyRest();
    }

    private void mendMesh(int index, ObjectNode mesh) {
        String where = "node '" + nameMesh(index, mesh) + "'";
        JsonNode primitives = mesh.path("primitives");
        nameTargets(mesh, primitives);
        for (JsonNode primitive : primitives) {
            JsonNode attributes = primitive.path("attributes");
            int vertices = -1;
            for (String attribute : VECTORS) {
                if (attributes.has(attribute)) {
                    int count = mendAccessor(attributes.get(attribute).asInt(), where, null);
                    vertices = attribute.equals("POSITION") ? count : vertices;
                }
            }
            mendTargets(mesh, primitive.path("targets"), vertices, where);
        }
    }

    private void mendTargets(ObjectNode mesh, JsonNode targets, int vertices, String where) {
        for (int i = 0; i < targets.size(); i++) {
            String name = mesh.path("extras").path("targetNames").path(i).asString("#" + i);
            for (Map.Entry<String, JsonNode> attribute : targets.get(i).properties()) {
                if (!VECTORS.contains(attribute.getKey())) {
                    continue;
                }
                int count = mendAccessor(attribute.getValue().asInt(), where + ", target '" + name + "'", name);
                if (count != vertices) {
                    throw file.error(where + ": target '" + name + "' has " + count + " vertices, but the mesh has "
                            + vertices + "; the file is damaged, export it again");
                }
            }
        }
    }

    /**
     * Makes an accessor what jME reads.
     *
     * @param target name of the target it belongs to, or null if it is a vertex attribute
     * @return how many values it has
     */
    private int mendAccessor(int index, String where, String target) {
        GltfAccessor accessor = new GltfAccessor(file, index, where);
        if (!seen.add(index)) {
            return accessor.count();
        }
        float[] values = accessor.read();
        int bad = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                values[i] = 0;
                bad++;
            }
        }
        if (bad > 0 && target == null) {
            throw file.error(where + ": " + bad + " numbers of its vertices are not finite (NaN); mend the mesh and"
                    + " export it again");
        }
        if (bad > 0) {
            notes.add(where + ": " + bad + " numbers are not finite (NaN) and count as 0; mend the shape key and export"
                    + " the file again");
        }
        if (bad > 0 || accessor.isSparse() || !accessor.isFloat() && !accessor.isNormalized()) {
            accessor.replace(values);
        }
        return accessor.count();
    }

    /** Accessors of other uses, such as animations, may be sparse as well. */
    private void densifyRest() {
        for (int i = 0; i < file.array("accessors").size(); i++) {
            if (file.array("accessors").get(i).has("sparse")) {
                GltfAccessor accessor = new GltfAccessor(file, i, "accessors[" + i + "]");
                if (accessor.isFloat()) {
                    accessor.replace(accessor.read());
                } else {
                    notes.add("accessors[" + i + "] is sparse, which jMonkeyEngine reads as zeros; export it without");
                }
            }
        }
    }

    /** A mesh without a name is called after its node. */
    private String nameMesh(int index, ObjectNode mesh) {
        if (!mesh.path("name").asString("").isBlank()) {
            return mesh.get("name").asString();
        }
        String name = "mesh " + index;
        for (JsonNode node : file.array("nodes")) {
            if (node.path("mesh").asInt(-1) == index && !node.path("name").asString("").isBlank()) {
                name = node.get("name").asString();
            }
        }
        mesh.put("name", name);
        return name;
    }

    /** jME reads names at the mesh alone; UniVRM writes them at the primitives, others name the accessors. */
    private void nameTargets(ObjectNode mesh, JsonNode primitives) {
        JsonNode targets = primitives.path(0).path("targets");
        if (targets.isEmpty()) {
            return;
        }
        JsonNode names = mesh.path("extras").path("targetNames");
        for (JsonNode primitive : primitives) {
            names = names.isEmpty() ? primitive.path("extras").path("targetNames") : names;
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            found.add(names.isEmpty() ? accessorName(targets.get(i)) : names.path(i).asString(""));
        }
        if (found.stream().allMatch(String::isBlank)) {
            return;
        }
        if (names.isEmpty() && new HashSet<>(found).size() < found.size()) {
            return;
        }
        ObjectNode extras = mesh.get("extras") instanceof ObjectNode old ? old : mesh.putObject("extras");
        ArrayNode all = extras.putArray("targetNames");
        for (int i = 0; i < found.size(); i++) {
            all.add(found.get(i).isBlank() ? "#" + i : found.get(i));
        }
    }

    private String accessorName(JsonNode target) {
        JsonNode accessor = file.array("accessors").get(target.path("POSITION").asInt(-1));
        return accessor == null ? "" : accessor.path("name").asString("");
    }
}
