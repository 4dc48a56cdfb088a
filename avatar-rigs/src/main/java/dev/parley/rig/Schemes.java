package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other rigs call their shapes and joints, read once from {@code schemes.json}: aliases (a target that follows ARKit
 * shapes by fixed factors) and recipes (what a viseme, a vowel or an emotion looks like in ARKit's shapes). Where the
 * names come from is told in {@code docs/rigs.md}. Immutable, for any thread.
 */
final class Schemes {

    /** The only instance. */
    static final Schemes ALL = read();

    private final Map<String, Map<ArkitBlendshape, Float>> aliases = new HashMap<>();
    private final Map<String, Map<ArkitBlendshape, Float>> recipes = new HashMap<>();
    private final Map<String, String> poses = new HashMap<>();
    private final Map<String, String> vrm0 = new LinkedHashMap<>();
    private final Map<String, List<String>> joints = new HashMap<>();
    private final Set<String> emotions = new HashSet<>();

    private Schemes(JsonNode tree) {
        tree.get("aliases").properties().forEach(alias -> addAlias(alias.getKey(), alias.getValue()));
        tree.get("recipes").properties().forEach(recipe -> recipes.put(recipe.getKey(), shapes(recipe.getValue(), "")));
        tree.get("poses").properties().forEach(pose -> poses.put(NameWords.key(pose.getKey()),
                pose.getValue().asString()));
        tree.get("vrm0").properties().forEach(preset -> vrm0.put(preset.getKey(), preset.getValue().asString()));
        tree.get("joints").properties().forEach(joint -> joints.put(joint.getKey(),
                joint.getValue().valueStream().map(JsonNode::asString).toList()));
        tree.get("emotions").forEach(emotion -> emotions.add(emotion.asString()));
    }

    private static Schemes read() {
        try (InputStream json = Schemes.class.getResourceAsStream("schemes.json")) {
            return new Schemes(new JsonMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addAlias(String name, JsonNode means) {
        if (!name.contains("*")) {
            aliases.put(NameWords.key(name), shapes(means, ""));
            return;
        }
        for (String side : List.of("Left", "Right")) {
            aliases.put(NameWords.key(name.replace("*", side)), shapes(means, side));
        }
    }

    private static Map<ArkitBlendshape, Float> shapes(JsonNode means, String side) {
        Map<ArkitBlendshape, Float> shapes = new EnumMap<>(ArkitBlendshape.class);
        means.properties().forEach(entry -> ShapeNames.sides("schemes.json", entry.getKey().replace("*", side))
                .forEach(shape -> shapes.put(shape, entry.getValue().floatValue())));
        return shapes;
    }

    /** Returns the shapes that a target follows, with its factors; empty if the name is no alias. */
    Map<ArkitBlendshape, Float> alias(String name) {
        return NameWords.readings(name).stream().map(aliases::get).filter(found -> found != null).findFirst()
                .orElse(Map.of());
    }

    /** Finds the recipe of a pose by the name of its target or expression. */
    Optional<String> pose(String name) {
        List<String> readings = NameWords.readings(name);
        Optional<String> found = readings.stream().map(poses::get).filter(recipe -> recipe != null).findFirst();
        // parts of an emotion (Fcl_BRW_Angry) must not pass for the whole
        return found.filter(recipe -> !emotions.contains(recipe) || poses.containsKey(readings.get(0)));
    }

    /** Returns what a recipe looks like. */
    Map<ArkitBlendshape, Float> recipe(String recipe) {
        return recipes.get(recipe);
    }

    /** Tells whether a recipe is the mood of a whole face. */
    boolean isEmotion(String recipe) {
        return emotions.contains(recipe);
    }

    /** Returns the name that VRM 1 has for a preset of VRM 0, or empty. */
    Optional<String> vrm1Name(String preset) {
        return Optional.ofNullable(vrm0.get(preset.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Returns how well a joint's name fits a role: 0 best, negative not at all. */
    int jointRank(String role, String side, String name) {
        List<String> readings = NameWords.readings(name);
        List<String> spellings = side.isEmpty() ? List.of("") : List.of(side, side.substring(0, 1));
        int best = -1;
        for (String pattern : joints.get(role)) {
            for (String spelling : spellings) {
                int found = readings.indexOf(NameWords.key(pattern.replace("*", spelling)));
                best = found >= 0 && (best < 0 || found < best) ? found : best;
            }
        }
        return best;
    }
}
