package dev.parley.rig;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One accessor of a glTF file, read to floats: any component type, normalised or not, with stride, sparse or not (glTF
 * 2.0 specification, chapter "Accessors"; integers as KHR_mesh_quantization has them).
 */
final class GltfAccessor {

    private final GltfFile file;
    private final ObjectNode json;
    private final String where;
    private final int type;
    private final int components;
    private final int count;

    /**
     * Looks at an accessor.
     *
     * @param file its file
     * @param index its index
     * @param where what it belongs to, for messages
     * @throws RigException if it does not exist or cannot be valid
     */
    GltfAccessor(GltfFile file, int index, String where) {
        this.file = file;
        this.where = where;
        if (!(file.array("accessors").get(index) instanceof ObjectNode found)) {
            throw file.error(where + " names accessor " + index + ", which is not there; export the file again");
        }
        json = found;
        type = json.path("componentType").asInt(0);
        components = switch (json.path("type").asString("")) {
            case "SCALAR" -> 1;
            case "VEC2" -> 2;
            case "VEC3" -> 3;
            case "VEC4", "MAT2" -> 4;
            case "MAT3" -> 9;
            case "MAT4" -> 16;
            default -> throw damaged("has no valid type");
        };
        count = json.path("count").asInt(-1);
        if (count < 0 || size(type) == 0 || (long) count * components > Integer.MAX_VALUE / 8) {
            throw damaged("has count " + json.path("count") + " and component type " + type);
        }
    }

    private static int size(int type) {
        return switch (type) {
            case 5120, 5121 -> 1;
            case 5122, 5123 -> 2;
            case 5125, 5126 -> 4;
            default -> 0;
        };
    }

    private RigException damaged(String what) {
        return file.error(where + ": its accessor " + what + "; the file is damaged, export it again");
    }

    int count() {
        return count;
    }

    boolean isSparse() {
        return json.has("sparse");
    }

    boolean isFloat() {
        return type == 5126;
    }

    boolean isNormalized() {
        return json.path("normalized").asBoolean(false);
    }

    /** Reads all values; a sparse accessor's exceptions are in place. */
    float[] read() {
        float[] values = new float[count * components];
        if (json.has("bufferView")) {
            read(json.get("bufferView"), json.path("byteOffset").asInt(0), type, count, components, values,
                    isNormalized());
        }
        if (isSparse()) {
            JsonNode sparse = json.get("sparse");
            int changes = sparse.path("count").asInt(0);
            if (changes < 0 || changes > count) {
                throw damaged("has " + changes + " sparse values among " + count);
            }
            float[] indices = new float[changes];
            float[] changed = new float[changes * components];
            JsonNode at = sparse.path("indices");
            read(at.path("bufferView"), at.path("byteOffset").asInt(0), at.path("componentType").asInt(0), changes, 1,
                    indices, false);
            JsonNode to = sparse.path("values");
            read(to.path("bufferView"), to.path("byteOffset").asInt(0), type, changes, components, changed,
                    isNormalized());
            place(indices, changed, values);
        }
        return values;
    }

    private void place(float[] indices, float[] changed, float[] values) {
        for (int i = 0; i < indices.length; i++) {
            int index = (int) indices[i];
            if (index >= count) {
                throw damaged("has a sparse value for vertex " + index + " of " + count);
            }
            System.arraycopy(changed, i * components, values, index * components, components);
        }
    }

    private void read(JsonNode viewIndex, int offset, int type, int count, int components, float[] into,
            boolean normalized) {
        JsonNode view = file.array("bufferViews").get(viewIndex.asInt(-1));
        int size = size(type);
        if (view == null || size == 0) {
            throw damaged("names no buffer view");
        }
        long start = view.path("byteOffset").asLong(0) + offset;
        long stride = Math.max(view.path("byteStride").asLong(0), (long) size * components);
        long end = count == 0 ? start : start + stride * (count - 1) + (long) size * components;
        long viewEnd = view.path("byteOffset").asLong(0) + view.path("byteLength").asLong(0);
        if (offset < 0 || end > viewEnd || viewEnd > file.data().length) {
            throw damaged("reaches beyond the file's data");
        }
        ByteBuffer data = ByteBuffer.wrap(file.data()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count * components; i++) {
            int at = (int) (start + stride * (i / components) + (long) size * (i % components));
            into[i] = value(data, at, type, normalized);
        }
    }

    private static float value(ByteBuffer data, int at, int type, boolean normalized) {
        return switch (type) {
            case 5120 -> normalized ? Math.max(data.get(at) / 127f, -1) : data.get(at);
            case 5121 -> (data.get(at) & 0xFF) / (normalized ? 255f : 1);
            case 5122 -> normalized ? Math.max(data.getShort(at) / 32767f, -1) : data.getShort(at);
            case 5123 -> (data.getShort(at) & 0xFFFF) / (normalized ? 65535f : 1);
            case 5125 -> data.getInt(at) & 0xFFFFFFFFL;
            default -> data.getFloat(at);
        };
    }

    /** Puts plain floats in this accessor's place. */
    void replace(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        json.put("bufferView", file.add(bytes.array())).put("componentType", 5126);
        json.remove("sparse");
        json.remove("byteOffset");
        json.remove("normalized");
        json.remove("min");
        json.remove("max");
    }
}
