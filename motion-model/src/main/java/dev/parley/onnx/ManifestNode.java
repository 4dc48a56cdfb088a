package dev.parley.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;

/**
 * One object of the manifest: reads fields, and says precisely what is wrong with them. Used by one thread.
 */
final class ManifestNode {

    private static final Logger LOGGER = Logger.getLogger(ManifestNode.class.getName());

    private final String place;
    private final String path;
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();
    private final Map<String, ManifestNode> children = new HashMap<>();

    ManifestNode(String place, String path, JsonNode node) {
        this.place = place;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw wrong("", shorten(node), "an object");
        }
    }

    /** Returns the exception for a field with a wrong value. */
    ModelLoadException wrong(String field, Object found, String expected) {
        String full = path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
        return new ModelLoadException(place + ": field '" + full + "' is " + found + "; expected " + expected
                + ". Use a manifest and graphs of one release");
    }

    /** Logs the fields that were in the file but never asked for. */
    void warnUnread() {
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                LOGGER.log(Level.WARNING, "{0}: unknown field ''{1}'' is ignored",
                        new Object[] {place, path.isEmpty() ? name : path + "." + name});
            }
        }
        children.values().forEach(ManifestNode::warnUnread);
    }

    ManifestNode object(String field) {
        return children.computeIfAbsent(field, name -> new ManifestNode(place, path.isEmpty() ? name
                : path + "." + name, need(name, JsonNode::isObject, "an object")));
    }

    /** Tells whether an optional field is there. */
    boolean has(String field) {
        return node.has(field);
    }

    String text(String field) {
        return need(field, JsonNode::isString, "a string").asString();
    }

    double number(String field, double low, double high) {
        double value = need(field, JsonNode::isNumber, "a number").asDouble();
        return range(field, value, low, high);
    }

    float positive(String field) {
        return (float) number(field, Float.MIN_VALUE, Float.MAX_VALUE);
    }

    int integer(String field, double low, double high) {
        JsonNode value = need(field, JsonNode::isIntegralNumber, "a whole number");
        return (int) range(field, value.asDouble(), low, high);
    }

    /** Returns a list of names, each but once. */
    List<String> texts(String field, int least) {
        List<String> values = strings(field, least);
        if (new HashSet<>(values).size() < values.size()) {
            throw wrong(field, values, "names that differ from each other");
        }
        return values;
    }

    /** Returns a list of names that are all among those known; one may come more than once. */
    List<String> members(String field, List<String> known, String kind) {
        List<String> values = strings(field, 0);
        for (int i = 0; i < values.size(); i++) {
            if (!known.contains(values.get(i))) {
                throw wrong(field + "[" + i + "]", '"' + values.get(i) + '"', "one of the " + kind);
            }
        }
        return values;
    }

    private List<String> strings(String field, int least) {
        List<String> values = new ArrayList<>();
        for (JsonNode item : items(field, least)) {
            if (!item.isString()) {
                throw wrong(field + "[" + values.size() + "]", shorten(item), "a string");
            }
            values.add(item.asString());
        }
        return List.copyOf(values);
    }

    List<Float> floats(String field, int count, double low) {
        JsonNode array = items(field, 0);
        if (array.size() != count) {
            throw wrong(field, "of " + array.size() + " numbers", count + " numbers");
        }
        List<Float> values = new ArrayList<>();
        for (JsonNode item : array) {
            String name = field + "[" + values.size() + "]";
            if (!item.isNumber()) {
                throw wrong(name, shorten(item), "a number");
            }
            values.add((float) range(name, item.asDouble(), low, Float.MAX_VALUE));
        }
        return List.copyOf(values);
    }

    List<Integer> integers(String field, int low) {
        List<Integer> values = new ArrayList<>();
        for (JsonNode item : items(field, 1)) {
            String name = field + "[" + values.size() + "]";
            if (!item.isIntegralNumber()) {
                throw wrong(name, shorten(item), "a whole number");
            }
            values.add((int) range(name, item.asDouble(), low, Integer.MAX_VALUE));
        }
        return List.copyOf(values);
    }

    private JsonNode items(String field, int least) {
        JsonNode array = need(field, JsonNode::isArray, "a list");
        if (array.size() < least) {
            throw wrong(field, "of " + array.size() + " items", "at least " + least);
        }
        return array;
    }

    private JsonNode need(String field, Predicate<JsonNode> kind, String expected) {
        read.add(field);
        JsonNode value = node.get(field);
        if (value == null) {
            throw wrong(field, "missing", expected);
        }
        if (!kind.test(value)) {
            throw wrong(field, shorten(value), expected);
        }
        return value;
    }

    private double range(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw wrong(field, value, low == Double.NEGATIVE_INFINITY ? "a number of at most " + high
                    : "a number between " + low + " and " + high);
        }
        return value;
    }

    private static String shorten(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
