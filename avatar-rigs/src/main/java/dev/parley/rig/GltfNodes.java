package dev.parley.rig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arranges a glTF file's nodes so that jME 3.9 loses none: it wants a scene, keeps one thing that hangs on a joint, and
 * mixes skins up whose meshes are neighbours.
 */
final class GltfNodes {

    private final GltfFile file;
    private final ArrayNode nodes;
    private final Set<Integer> joints = new HashSet<>();

    GltfNodes(GltfFile file) {
        this.file = file;
        nodes = file.array("nodes");
        for (JsonNode skin : file.array("skins")) {
            skin.path("joints").forEach(joint -> joints.add(joint.asInt()));
        }
    }

    void mend() {
        if (nodes.isEmpty()) {
            throw file.error("has no nodes, so nothing can be shown; export it again with its meshes");
        }
        checkChildren();
        addScene();
        int count = nodes.size();
        for (int node = 0; node < count; node++) {
            if (joints.contains(node)) {
                groupAttached((ObjectNode) nodes.get(node));
            }
        }
        if (distinctSkins() > 1) {
            separateSkins(count);
        }
    }

    private void checkChildren() {
        Set<Integer> children = new HashSet<>();
        for (JsonNode node : nodes) {
            for (JsonNode child : node.path("children")) {
                int index = child.asInt(-1);
                if (index < 0 || index >= nodes.size() || !children.add(index)) {
                    throw file.error("node '" + node.path("name").asString("") + "' has child " + index
                            + ", which is not there or has two parents; export the file again");
                }
            }
        }
    }

    private void addScene() {
        if (!file.array("scenes").isEmpty()) {
            return;
        }
        Set<Integer> children = new HashSet<>();
        nodes.forEach(node -> node.path("children").forEach(child -> children.add(child.asInt())));
        ArrayNode roots = file.json().putArray("scenes").addObject().putArray("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            if (!children.contains(i)) {
                roots.add(i);
            }
        }
        file.json().put("scene", 0);
    }

    private void groupAttached(ObjectNode joint) {
        List<Integer> attached = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        joint.path("children").forEach(child ->
                (joints.contains(child.asInt()) ? others : attached).add(child.asInt()));
        if (attached.size() < 2) {
            return;
        }
        ArrayNode group = nodes.addObject().put("name", joint.path("name").asString("") + " attached")
                .putArray("children");
        attached.forEach(group::add);
        ArrayNode children = joint.putArray("children");
        others.forEach(children::add);
        children.add(nodes.size() - 1);
    }

    private long distinctSkins() {
        return file.array("skins").valueStream().map(skin -> skin.path("joints")).distinct().count();
    }

    /** jME hangs a skin on the parent of its only mesh: each gets a parent of its own. */
    private void separateSkins(int count) {
        for (int node = 0; node < count; node++) {
            for (JsonNode child : List.copyOf(children(nodes.get(node)))) {
                wrap(nodes.get(node).path("children"), child.asInt());
            }
        }
        for (JsonNode scene : file.array("scenes")) {
            for (JsonNode child : List.copyOf(children(scene))) {
                wrap(scene.path("nodes"), child.asInt());
            }
        }
    }

    private static List<JsonNode> children(JsonNode parent) {
        return parent.path(parent.has("nodes") ? "nodes" : "children").valueStream().toList();
    }

    private void wrap(JsonNode siblings, int child) {
        JsonNode node = nodes.get(child);
        if (!node.has("skin") || !node.has("mesh") || !(siblings instanceof ArrayNode list)) {
            return;
        }
        nodes.addObject().put("name", node.path("name").asString("") + " skinned").putArray("children").add(child);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).asInt() == child) {
                list.set(i, nodes.size() - 1);
            }
        }
    }
}
