package dev.parley.rig;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads profiles and puts their mistakes into one line. */
final class ProfileReader {

    /** Fields whose entries are not mixed with those of another profile. */
    private static final Set<String> WHOLE = Set.of("targets", "means", "rules", "eyeMeshes");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ProfileReader() {
    }

    static RigProfile read(InputStream json, String origin) throws IOException {
        byte[] bytes = json.readAllBytes();
        return told(origin, () -> {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree.has("joints") && !tree.get("joints").has("head")) {
                throw new RigException("joints.head is missing; name the joint or node that turns the head");
            }
            return MAPPER.readValue(bytes, RigProfile.class).withOrigin(origin);
        });
    }

    /**
     * Lays a profile of JSON over another: fields that the text has replace the other's, objects are merged.
     *
     * @param base what is found
     * @param json what overrides it
     * @param origin the text's file, for messages
     */
    static RigProfile over(RigProfile base, byte[] json, String origin) {
        return told(origin, () -> {
            JsonNode over = MAPPER.readTree(json);
            if (!over.isObject()) {
                throw new RigException("is no JSON object; see docs/rigs.md for the fields");
            }
            JsonNode merged = merge(MAPPER.valueToTree(base), over);
            return MAPPER.treeToValue(merged, RigProfile.class).withOrigin(origin);
        });
    }

    private static JsonNode merge(JsonNode base, JsonNode over) {
        if (!(base instanceof ObjectNode object) || !over.isObject()) {
            return over;
        }
        over.properties().forEach(field -> {
            JsonNode old = object.get(field.getKey());
            // the targets of a shape or a pose are replaced as a whole
            boolean whole = old == null || WHOLE.contains(field.getKey());
            object.set(field.getKey(), whole ? field.getValue() : merge(old, field.getValue()));
        });
        return object;
    }

    static String write(RigProfile profile) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(profile);
    }

    private static RigProfile told(String origin, Supplier<RigProfile> reading) {
        try {
            return reading.get();
        } catch (JacksonException e) {
            throw new RigException(origin + ": " + describe(e), e);
        } catch (RigException e) {
            throw new RigException(origin + ": " + e.getMessage(), e);
        }
    }

    private static String describe(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RigException) {
                return cause.getMessage();
            }
        }
        String path = e instanceof DatabindException bind ? bind.getPathReference() : "";
        var place = e.getLocation();
        String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
        String what = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
        return where + what + (path.isEmpty() ? "" : " at " + path.replaceAll("[\\w.]+\\$?\\w*\\[\"(\\w+)\"\\](->)?", "$1 "))
                .strip() + "; see docs/rigs.md for the fields";
    }
}
