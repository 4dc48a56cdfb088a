package dev.parley.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The small random model that the training package writes for tests, and the tensors that PyTorch computed with it. */
public final class TinyModel {

    /** Its place on the class path. */
    public static final String ROOT = "/golden/tiny";
    /** Agreement asked of Java and PyTorch. */
    public static final float TOLERANCE = 1e-3f;
    /** Mean of each part of {@link #manifestWithParts}. */
    public static final float PART_MEAN = 0.2f;
    /** Standard deviation of each. */
    public static final float PART_SD = 0.5f;

    private TinyModel() {
    }

    /** Opens it on one thread. */
    public static OnnxModel open() {
        return OnnxModel.open(ModelSource.classPath(ROOT), ExecutionProvider.CPU, 1);
    }

    /** Reads its manifest after a change to the part about motion. */
    static ModelManifest manifest(Consumer<ObjectNode> change) {
        JsonNode root = new JsonMapper().readTree(bytes(ROOT, ModelManifest.FILE));
        change.accept((ObjectNode) root.get("motion"));
        return ManifestReader.read(new ModelSource() {
            @Override
            public byte[] read(String file) {
                return root.toString().getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String locate(String file) {
                return file;
            }
        });
    }

    /** Returns its manifest with parts of these channels; their statistics are the constants, nothing smooths them. */
    public static ModelManifest manifestWithParts(String... parts) {
        return manifest(motion -> {
            ArrayNode names = motion.putArray("parts");
            List.of(parts).forEach(names::add);
            resize(motion, "mean", parts.length, PART_MEAN);
            resize(motion, "sd", parts.length, PART_SD);
            resize(motion, "smoothing", parts.length, 0);
        });
    }

    private static void resize(ObjectNode motion, String field, int parts, float value) {
        JsonNode before = motion.get(field);
        ArrayNode values = motion.putArray(field);
        int channels = motion.get("channels").size();
        for (int i = 0; i < channels + parts; i++) {
            values.add(i < channels ? before.get(i).floatValue() : value);
        }
    }

    /** Returns the case of a name. */
    public static Golden golden(String name) {
        return golden(ROOT, name);
    }

    /** Returns the case of a name from a folder of golden tensors on the class path. */
    static Golden golden(String root, String name) {
        for (JsonNode entry : new JsonMapper().readTree(bytes(root, "INDEX.json"))) {
            if (entry.get("case").asString().equals(name)) {
                return new Golden(tensors(root, entry.get("inputs")), tensors(root, entry.get("outputs")), entry);
            }
        }
        throw new AssertionError("no golden case " + name + " in " + root);
    }

    private static Map<String, float[]> tensors(String root, JsonNode described) {
        Map<String, float[]> tensors = new TreeMap<>();
        described.properties().forEach(entry -> tensors.put(entry.getKey(), values(root, entry.getValue())));
        return tensors;
    }

    private static float[] values(String root, JsonNode tensor) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes(root, tensor.get("file").asString()))
                .order(ByteOrder.LITTLE_ENDIAN);
        boolean integer = tensor.get("type").asString().equals("int64");
        float[] values = new float[buffer.capacity() / (integer ? Long.BYTES : Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer ? buffer.getLong() : buffer.getFloat();
        }
        return values;
    }

    private static byte[] bytes(String root, String file) {
        try (InputStream in = TinyModel.class.getResourceAsStream(root + "/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A case: tensors by name, integers as floats.
     *
     * @param inputs what PyTorch read
     * @param outputs what it computed
     * @param entry its entry in the index
     */
    public record Golden(Map<String, float[]> inputs, Map<String, float[]> outputs, JsonNode entry) {
    }
}
