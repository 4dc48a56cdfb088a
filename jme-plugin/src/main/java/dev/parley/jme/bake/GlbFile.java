package dev.parley.jme.bake;

import dev.parley.rig.RigException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A binary glTF 2.0 to which data can be appended; what is in it stays as it is. For one thread at a time. */
final class GlbFile {

    private static final int MAGIC = 0x46546C67;
    private static final int JSON = 0x4E4F534A;
    private static final int BINARY = 0x004E4942;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FLOAT = 5126;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String origin;
    private final ObjectNode root;
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    /**
     * Reads a file.
     *
     * @param bytes the whole file (unaffected)
     * @param origin its name, for messages
     * @throws RigException if it is no binary glTF 2.0, or its first buffer lies in another file
     */
    GlbFile(byte[] bytes, String origin) {
        this.origin = origin;
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER + CHUNK_HEADER || data.getInt(0) != MAGIC || data.getInt(4) != 2) {
            throw unusable("is no binary glTF 2.0; export the avatar as .glb");
        }
        if (data.getInt(8) > bytes.length) {
            throw unusable("is cut off after " + bytes.length + " of " + data.getInt(8) + " bytes; copy it again");
        }
        data.position(HEADER);
        root = json(chunk(data, JSON));
        if (data.remaining() >= CHUNK_HEADER) {
            binary.writeBytes(chunk(data, BINARY));
        }
        if (binary.size() == 0 || array("buffers").isEmpty() || array("buffers").get(0).has("uri")) {
            throw unusable("keeps its data in another file; export the avatar as one .glb");
        }
    }

    private byte[] chunk(ByteBuffer data, int type) {
        int length = data.getInt();
        if (data.getInt() != type || length < 0 || length > data.remaining()) {
            throw unusable("is damaged at byte " + (data.position() - CHUNK_HEADER) + "; export the avatar again");
        }
        byte[] chunk = new byte[length];
        data.get(chunk);
        return chunk;
    }

    private ObjectNode json(byte[] text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JacksonException | ClassCastException e) {
            throw unusable("holds no glTF JSON; export the avatar again");
        }
    }

    RigException unusable(String what) {
        return new RigException(origin + " " + what);
    }

    /** Returns a top-level list, made if it is not there. */
    ArrayNode array(String name) {
        return root.withArray(name);
    }

    /** Appends numbers and returns the index of their accessor; times need their range. */
    int append(float[] values, String type, int width, boolean isTimes) {
        while (binary.size() % 4 != 0) {
            binary.write(0);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        ObjectNode view = array("bufferViews").addObject();
        view.put("buffer", 0).put("byteOffset", binary.size()).put("byteLength", bytes.capacity());
        binary.writeBytes(bytes.array());
        ObjectNode accessor = array("accessors").addObject();
        accessor.put("bufferView", array("bufferViews").size() - 1).put("componentType", FLOAT)
                .put("count", values.length / width).put("type", type);
        if (isTimes) {
            accessor.putArray("min").add(values[0]);
            accessor.putArray("max").add(values[values.length - 1]);
        }
        return array("accessors").size() - 1;
    }

    /** Returns the whole file. */
    byte[] bytes() {
        while (binary.size() % 4 != 0) {
            binary.write(0);
        }
        ((ObjectNode) array("buffers").get(0)).put("byteLength", binary.size());
        byte[] json = MAPPER.writeValueAsBytes(root);
        int padded = (json.length + 3) / 4 * 4;
        ByteBuffer file = ByteBuffer.allocate(HEADER + 2 * CHUNK_HEADER + padded + binary.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(MAGIC).putInt(2).putInt(file.capacity()).putInt(padded).putInt(JSON).put(json);
        while (file.position() < HEADER + CHUNK_HEADER + padded) {
            file.put((byte) ' ');
        }
        return file.putInt(binary.size()).putInt(BINARY).put(binary.toByteArray()).array();
    }
}
