package dev.parley.jme.bake;

import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import dev.parley.format.OutputFile;
import dev.parley.rig.RigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An avatar's binary glTF with an animation for each baked line: weights of its own morph targets, rotations and
 * translations of its own joints. All else in the file stays as it is. Any program that plays glTF plays it. Belongs to
 * one thread at a time.
 */
public final class GltfBake {

    private final GlbFile file;
    private int lines;

    /**
     * Begins with an avatar.
     *
     * @param avatar the bytes of its {@code .glb} (not null, copied)
     * @param origin the file's name, for messages (not null)
     * @throws RigException if this is no binary glTF 2.0 that holds all of its data
     */
    public GltfBake(byte[] avatar, String origin) {
        file = new GlbFile(avatar, origin);
    }

    /**
     * Adds a line, as an animation of its name.
     *
     * @param line baked for a rig of this very file (not null)
     * @return this
     * @throws RigException if the file lacks a mesh or node that the line moves
     */
    public GltfBake add(BakedMotion line) {
        ObjectNode animation = file.array("animations").objectNode();
        animation.put("name", line.name());
        animation.putArray("channels");
        animation.putArray("samplers");
        Map<Integer, Set<String>> taken = new HashMap<>();
        for (MorphKeys keys : line.morphs()) {
            addMorphs(animation, keys, taken);
        }
        for (JointKeys keys : line.joints()) {
            addJoint(animation, keys);
        }
        file.array("animations").add(animation);
        lines++;
        return this;
    }

    /**
     * Returns how many lines were added.
     *
     * @return 0 or more
     */
    public int lines() {
        return lines;
    }

    /**
     * Writes the avatar with its animations.
     *
     * @param target the {@code .glb} to be; replaced if it exists (not null)
     * @throws IOException if writing fails; the file is then as it was before
     */
    public void write(Path target) throws IOException {
        byte[] bytes = file.bytes();
        OutputFile.write(target, out -> out.write(bytes));
    }

    /** The primitives of a mesh are geometries in jME, but share their weights in glTF. */
    private void addMorphs(ObjectNode animation, MorphKeys keys, Map<Integer, Set<String>> taken) {
        int node = meshNode(keys, taken);
        Set<String> geometries = taken.computeIfAbsent(node, key -> new HashSet<>());
        geometries.add(keys.geometry());
        if (geometries.size() == 1) {
            int input = file.append(keys.times(), "SCALAR", 1, true);
            channel(animation, node, "weights", input, file.append(keys.weights(), "SCALAR", 1, false));
        }
    }

    private int meshNode(MorphKeys keys, Map<Integer, Set<String>> taken) {
        ArrayNode nodes = file.array("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode mesh = file.array("meshes").path(nodes.get(i).path("mesh").asInt(-1));
            boolean fits = targets(mesh) == keys.targets()
                    && (isNamed(mesh, keys.geometry()) || isNamed(nodes.get(i), keys.geometry()));
            if (fits && !taken.getOrDefault(i, Set.of()).contains(keys.geometry())) {
                return i;
            }
        }
        throw file.unusable("has no mesh '" + keys.geometry() + "' with " + keys.targets()
                + " morph targets; bake the line with a rig of this file");
    }

    private static int targets(JsonNode mesh) {
        return mesh.path("primitives").path(0).path("targets").size();
    }

    /** jME calls a geometry by its mesh, and adds the number of the primitive. */
    private static boolean isNamed(JsonNode part, String geometry) {
        String name = part.path("name").asString("");
        return name.equals(geometry) || name.equals(geometry.replaceFirst("_\\d+$", ""));
    }

    private void addJoint(ObjectNode animation, JointKeys keys) {
        ArrayNode nodes = file.array("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            if (keys.name().equals(nodes.get(i).path("name").asString(""))) {
                if (nodes.get(i).has("matrix")) {
                    throw file.unusable("gives node '" + keys.name() + "' a matrix, which glTF cannot animate; export "
                            + "it with translation, rotation and scale");
                }
                int input = file.append(keys.times(), "SCALAR", 1, true);
                channel(animation, i, "translation", input, file.append(floats(keys.translations()), "VEC3", 3, false));
                channel(animation, i, "rotation", input, file.append(floats(keys.rotations()), "VEC4", 4, false));
                return;
            }
        }
        throw file.unusable("has no node '" + keys.name() + "'; bake the line with a rig of this file");
    }

    private static void channel(ObjectNode animation, int node, String path, int input, int output) {
        ArrayNode samplers = (ArrayNode) animation.get("samplers");
        samplers.addObject().put("input", input).put("output", output).put("interpolation", "LINEAR");
        ObjectNode channel = ((ArrayNode) animation.get("channels")).addObject();
        channel.put("sampler", samplers.size() - 1).putObject("target").put("node", node).put("path", path);
    }

    private static float[] floats(Vector3f[] vectors) {
        float[] floats = new float[3 * vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            floats[3 * i] = vectors[i].x;
            floats[3 * i + 1] = vectors[i].y;
            floats[3 * i + 2] = vectors[i].z;
        }
        return floats;
    }

    private static float[] floats(Quaternion[] rotations) {
        float[] floats = new float[4 * rotations.length];
        for (int i = 0; i < rotations.length; i++) {
            Quaternion unit = new Quaternion(rotations[i]).normalizeLocal();
            floats[4 * i] = unit.getX();
            floats[4 * i + 1] = unit.getY();
            floats[4 * i + 2] = unit.getZ();
            floats[4 * i + 3] = unit.getW();
        }
        return floats;
    }
}
