package dev.parley.rig;

import dev.parley.signal.ArkitBlendshape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile in the making: what differs from what is found by itself, shape by shape. All else that the file says stays
 * as it is. Give {@link #toJson()} to {@link RigMapper#rig(byte[], String)} or {@link RigProfile#with} to see what it
 * does, or save it as {@code hero.rig.json} beside {@code hero.glb}. For one thread at a time.
 */
public final class ProfileDraft {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String MAPPING = "mapping";
    private static final String SHAPES = "shapes";
    private static final String GAINS = "gains";

    private final ObjectNode root;

    /**
     * Begins with nothing: all is as found.
     */
    public ProfileDraft() {
        root = MAPPER.createObjectNode();
    }

    /**
     * Begins with a file.
     *
     * @param json JSON in UTF-8 (not null, unaffected)
     * @param origin its file, for messages (not null)
     * @throws RigException if it is no JSON object, or its shapes are none
     */
    public ProfileDraft(byte[] json, String origin) {
        try {
            if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
                throw new RigException(origin + ": is no JSON object; see docs/rigs.md for the fields");
            }
            root = object;
        } catch (JacksonException e) {
            throw new RigException(origin + ": " + e.getOriginalMessage().lines().findFirst().orElse("not JSON")
                    + "; see docs/rigs.md for the fields", e);
        }
        // what is no profile is told now, not when it is saved
        RigProfile.standard("draft").with(json, origin);
    }

    /**
     * Lets a shape move certain targets instead of what is found.
     *
     * @param shape which one (not null)
     * @param targets target names with factors, -4..4, as under {@code mapping.shapes} (not null, unaffected); empty if
     *     the shape moves nothing
     */
    public void drive(ArkitBlendshape shape, Map<String, Float> targets) {
        splitSides(shape);
        ObjectNode told = root.withObjectProperty(MAPPING).withObjectProperty(SHAPES).putObject(shape.arkitName());
        targets.forEach((target, factor) -> told.put(target, factor.floatValue()));
    }

    /**
     * Lets a shape be driven as it is found.
     *
     * @param shape which one (not null)
     */
    public void driveAsFound(ArkitBlendshape shape) {
        if (targets(shape) != null) {
            splitSides(shape);
            ((ObjectNode) root.get(MAPPING).get(SHAPES)).remove(shape.arkitName());
        }
    }

    /**
     * Returns what a shape is told to move.
     *
     * @param shape which one (not null)
     * @return a new map of target names with factors, or null if the shape is driven as found
     */
    public Map<String, Float> targets(ArkitBlendshape shape) {
        JsonNode shapes = root.path(MAPPING).path(SHAPES);
        JsonNode told = shapes.path(shape.arkitName());
        boolean both = told.isMissingNode();
        told = both ? shapes.path(bothSides(shape)) : told;
        if (told.isMissingNode()) {
            return null;
        }
        Map<String, Float> targets = new LinkedHashMap<>();
        told.properties().forEach(target -> targets.put(target.getKey(),
                target.getValue().floatValue() / (both ? 2 : 1)));
        return targets;
    }

    /**
     * Sets the factor of a shape's weight; the product is cut to 0..1.
     *
     * @param shape which one (not null)
     * @param gain 0..4
     */
    public void gain(ArkitBlendshape shape, float gain) {
        splitSides(shape);
        root.withObjectProperty(GAINS).put(shape.arkitName(), gain);
    }

    /**
     * Returns the draft as a profile's text.
     *
     * @return indented JSON in UTF-8, a new array
     */
    public byte[] toJson() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /** An entry for both sides becomes one for each, so that one can be changed. */
    private void splitSides(ArkitBlendshape shape) {
        String both = bothSides(shape);
        List<ArkitBlendshape> sides = ShapeNames.sides("shapes", both);
        if (sides.size() == 1) {
            return;
        }
        if (root.path(MAPPING).path(SHAPES) instanceof ObjectNode shapes && shapes.has(both)) {
            ObjectNode halved = MAPPER.createObjectNode();
            shapes.get(both).properties()
                    .forEach(target -> halved.put(target.getKey(), target.getValue().floatValue() / 2));
            split(shapes, both, sides, halved);
        }
        if (root.path(GAINS) instanceof ObjectNode gains && gains.has(both)) {
            split(gains, both, sides, gains.get(both));
        }
    }

    private static void split(ObjectNode entries, String both, List<ArkitBlendshape> sides, JsonNode each) {
        entries.remove(both);
        for (ArkitBlendshape side : sides) {
            if (!entries.has(side.arkitName())) {
                entries.set(side.arkitName(), each.deepCopy());
            }
        }
    }

    private static String bothSides(ArkitBlendshape shape) {
        return shape.arkitName().replaceAll("(Left|Right)$", "");
    }
}
