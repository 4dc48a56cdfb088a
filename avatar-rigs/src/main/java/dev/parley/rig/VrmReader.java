package dev.parley.rig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a VRM file says of its own face: humanoid bones, expressions and gaze, of VRM 0
 * ({@code extensions.VRM}: humanoid, blendShapeMaster, firstPerson) and VRM 1 ({@code extensions.VRMC_vrm}: humanoid,
 * expressions, lookAt), as vrm-c/vrm-specification defines them. It becomes a profile.
 */
final class VrmReader {

    private static final List<String> RANGES_0 = List.of("lookAtHorizontalOuter", "lookAtHorizontalInner",
            "lookAtVerticalUp", "lookAtVerticalDown");
    private static final List<String> RANGES_1 = List.of("rangeMapHorizontalOuter", "rangeMapHorizontalInner",
            "rangeMapVerticalUp", "rangeMapVerticalDown");

    private final GltfFile file;
    private final JsonNode zero;
    private final JsonNode one;
    private final List<String> notes = new ArrayList<>();

    VrmReader(GltfFile file) {
        this.file = file;
        zero = file.json().path("extensions").path("VRM");
        one = file.json().path("extensions").path("VRMC_vrm");
    }

    /** Returns what a user should know, a line each. */
    List<String> notes() {
        return notes;
    }

    /** Returns the degrees about +y that make the face look along +z: VRM 0 looks along -z. */
    float turn() {
        return one.isMissingNode() && !zero.isMissingNode() ? 180 : 0;
    }

    /** Returns the file's own profile as JSON, or null if it is no VRM. */
    String profile() {
        if (zero.isMissingNode() && one.isMissingNode()) {
            return null;
        }
        ObjectNode profile = file.json().objectNode();
        ObjectNode mapping = profile.putObject("mapping");
        ObjectNode shapes = mapping.putObject("shapes");
        ObjectNode poses = mapping.putObject("poses");
        if (one.isMissingNode()) {
            zero.path("blendShapeMaster").path("blendShapeGroups").forEach(group -> readGroup(group, shapes, poses));
        } else {
            one.path("expressions").path("preset").properties()
                    .forEach(preset -> readExpression(preset.getKey(), preset.getValue(), shapes, poses));
            one.path("expressions").path("custom").properties()
                    .forEach(custom -> readExpression(custom.getKey(), custom.getValue(), shapes, poses));
        }
        readBones(profile, mapping, poses.has("aa"));
        return profile.toString();
    }

    private void readGroup(JsonNode group, ObjectNode shapes, ObjectNode poses) {
        String preset = group.path("presetName").asString("unknown");
        String name = Schemes.ALL.vrm1Name(preset).orElse(group.path("name").asString(""));
        ObjectNode targets = file.json().objectNode();
        for (JsonNode bind : group.path("binds")) {
            addBind(targets, bind.path("mesh").asInt(-1), bind, 100);
        }
        add(name, targets, shapes, poses);
    }

    private void readExpression(String name, JsonNode expression, ObjectNode shapes, ObjectNode poses) {
        ObjectNode targets = file.json().objectNode();
        for (JsonNode bind : expression.path("morphTargetBinds")) {
            JsonNode node = file.array("nodes").get(bind.path("node").asInt(-1));
            addBind(targets, node == null ? -1 : node.path("mesh").asInt(-1), bind, 1);
        }
        add(name, targets, shapes, poses);
    }

    private void addBind(ObjectNode targets, int mesh, JsonNode bind, float full) {
        JsonNode found = file.array("meshes").get(mesh);
        int index = bind.path("index").asInt(-1);
        if (found == null || index < 0 || index >= found.path("primitives").path(0).path("targets").size()) {
            notes.add("a VRM expression names target " + index + " of mesh " + mesh
                    + ", which is not there; it is left out. Export the file again");
            return;
        }
        float weight = Math.max(0, Math.min(1, bind.path("weight").floatValue(full) / full));
        if (weight > 0) {
            targets.put(found.path("name").asString() + "/#" + index, weight);
        }
    }

    /** Presets become poses; expressions that are named like ARKit's shapes (Perfect Sync) become shapes. */
    private void add(String name, ObjectNode targets, ObjectNode shapes, ObjectNode poses) {
        Optional<String> recipe = Schemes.ALL.pose(name);
        boolean shape = ShapeNames.read(name).isPresent();
        if (recipe.isEmpty() && !shape) {
            return;
        }
        if (targets.isEmpty()) {
            notes.add("VRM expression '" + name + "' moves no morph target (only materials, or nothing) and is not"
                    + " used");
        } else if (shape) {
            shapes.set(ShapeNames.read(name).orElseThrow().arkitName(), targets);
        } else {
            poses.putObject(name).put("reluctance", PoseFinder.reluctance(recipe.get())).set("targets", targets);
        }
    }

    private void readBones(ObjectNode profile, ObjectNode mapping, boolean speaks) {
        ObjectNode joints = profile.putObject("joints");
        put(joints, "head", bone("head"));
        put(joints, "neck", bone("neck"));
        if (!speaks) {
            put(joints, "jaw", bone("jaw"));
        }
        String left = bone("leftEye");
        String right = bone("rightEye");
        String type = one.isMissingNode() ? zero.path("firstPerson").path("lookAtTypeName").asString("Bone")
                : one.path("lookAt").path("type").asString("bone");
        if (type.equalsIgnoreCase("bone") && left != null && right != null) {
            joints.put("leftEye", left).put("rightEye", right);
            profile.put("gaze", "joints");
            mapping.put("eyeTurn", eyeTurn());
        } else {
            profile.put("gaze", "shapes");
        }
    }

    private static void put(ObjectNode joints, String role, String name) {
        if (name != null) {
            joints.put(role, name);
        }
    }

    private String bone(String role) {
        int node = one.path("humanoid").path("humanBones").path(role).path("node").asInt(-1);
        for (JsonNode bone : zero.path("humanoid").path("humanBones")) {
            node = node < 0 && role.equals(bone.path("bone").asString("")) ? bone.path("node").asInt(-1) : node;
        }
        JsonNode found = file.array("nodes").get(node);
        // jME's name for a joint that has none
        return found == null ? null : found.path("name").asString("Joint_" + node);
    }

    /** Eyes that look as far as ARKit's shapes go turn as far as the file lets them. */
    private float eyeTurn() {
        EyeLimits limits = EyeLimits.DEFAULT;
        float[] full = {limits.out(), limits.in(), limits.up(), limits.down()};
        boolean first = one.isMissingNode();
        JsonNode ranges = first ? zero.path("firstPerson") : one.path("lookAt");
        double sum = 0;
        for (int i = 0; i < full.length; i++) {
            JsonNode range = ranges.path((first ? RANGES_0 : RANGES_1).get(i));
            double degrees = range.path(first ? "yRange" : "outputScale").asDouble(10);
            sum += Math.toRadians(degrees) / full[i];
        }
        return (float) Math.max(.05, Math.min(1, sum / full.length));
    }
}
