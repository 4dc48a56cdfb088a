package dev.parley.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A glTF 2.0 file in memory: its JSON, and all its buffers in one. Read from a binary or from JSON with its buffers
 * beside it, and written as a binary (glTF 2.0 specification, chapter "GLB File Format Specification").
 */
final class GltfFile {

    private static final int MAGIC = 0x46546C67;
    private static final int JSON = 0x4E4F534A;
    private static final int BIN = 0x004E4942;
    private static final int HEADER = 12;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Gives the files that a model's JSON names. */
    interface Files {
        /** Returns a file's bytes, or null if there is none of this name in the model's folder. */
        byte[] read(String name) throws IOException;
    }

    private final String name;
    private ObjectNode json;
    private byte[] chunk;
    private byte[] data = {};
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();

    private GltfFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @param bytes all of it
     * @param name its name, for messages
     * @param files the files beside it
     * @throws RigException if it is no glTF 2.0, cut off, or names buffers that cannot be used
     */
    static GltfFile read(byte[] bytes, String name, Files files) throws IOException {
        GltfFile file = new GltfFile(name);
        int start = 0;
        while (start < bytes.length && Character.isWhitespace(bytes[start])) {
            start++;
        }
        if (start < bytes.length && bytes[start] == '{') {
            file.parse(bytes);
        } else {
            file.readChunks(bytes);
        }
        file.data = new GltfBuffers(file, file.chunk, files).join();
        file.chunk = null;
        return file;
    }

    String name() {
        return name;
    }

    ObjectNode json() {
        return json;
    }

    /** Returns an array of the file's top level, empty if there is none. */
    ArrayNode array(String key) {
        return json.get(key) instanceof ArrayNode found ? found : MAPPER.createArrayNode();
    }

    /** Returns all buffers, one behind the other. */
    byte[] data() {
        return data;
    }

    /** Returns a mistake in this file. */
    RigException error(String message) {
        return new RigException(name + ": " + message);
    }

    private void parse(byte[] text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (!tree.isObject() || !tree.path("asset").has("version")) {
                throw error("its JSON is no glTF (asset.version is missing); export it as glTF 2.0");
            }
            json = (ObjectNode) tree;
        } catch (JacksonException e) {
            throw new RigException(name + ": its JSON is broken (" + RigCheck.oneLine(e) + "); export the file again",
                    e);
        }
        String version = json.path("asset").path("version").asString("");
        if (!version.startsWith("2")) {
            throw error("is glTF " + version + ", but 2.0 is needed; export it with a newer exporter");
        }
    }

    private void readChunks(byte[] bytes) {
        ByteBuffer glb = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 4 || glb.getInt(0) != MAGIC) {
            throw error("begins with " + first(bytes) + " rather than 'glTF', so it is no glTF binary; export it as"
                    + " GLB, or fetch it again if it came from a repository that keeps large files apart");
        }
        if (bytes.length < HEADER + 8) {
            throw cutOff(bytes.length, HEADER + 8);
        }
        if (glb.getInt(4) != 2) {
            throw error("is a glTF binary of version " + glb.getInt(4) + ", but 2 is needed; export it again");
        }
        long length = glb.getInt(8) & 0xFFFFFFFFL;
        if (length > bytes.length) {
            throw cutOff(bytes.length, length);
        }
        for (long at = HEADER; at + 8 <= length;) {
            long size = glb.getInt((int) at) & 0xFFFFFFFFL;
            if (at + 8 + size > length) {
                throw cutOff(bytes.length, at + 8 + size);
            }
            take(glb.getInt((int) at + 4), Arrays.copyOfRange(bytes, (int) at + 8, (int) (at + 8 + size)));
            at += 8 + (size + 3) / 4 * 4;
        }
        if (json == null) {
            throw error("has no JSON chunk; export it again");
        }
    }

    private void take(int type, byte[] content) {
        if (type == JSON && json == null) {
            parse(content);
        } else if (type == BIN && chunk == null) {
            chunk = content;
        }
    }

    private RigException cutOff(long found, long expected) {
        return error("is cut off: it has " + found + " bytes, but says it has " + expected
                + "; copy, download or export it again");
    }

    private static String first(byte[] bytes) {
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            text.append(bytes[i] >= 32 && bytes[i] < 127 ? String.valueOf((char) bytes[i]) : ".");
        }
        return bytes.length == 0 ? "nothing" : text.append('\'').toString();
    }

    /**
     * Adds data behind what the file has.
     *
     * @param bytes the data (unaffected)
     * @return the index of a new buffer view
     */
    int add(byte[] bytes) {
        int start = (data.length + 3) / 4 * 4 + added.size();
        added.write(bytes, 0, bytes.length);
        added.write(new byte[-bytes.length & 3], 0, -bytes.length & 3);
        ArrayNode views = json.has("bufferViews") ? array("bufferViews") : json.putArray("bufferViews");
        views.addObject().put("buffer", 0).put("byteOffset", start).put("byteLength", bytes.length);
        return views.size() - 1;
    }

    /** Writes the file as a binary. */
    byte[] toGlb() {
        byte[] bin = Arrays.copyOf(data, (data.length + 3) / 4 * 4 + added.size());
        System.arraycopy(added.toByteArray(), 0, bin, bin.length - added.size(), added.size());
        if (bin.length > 0) {
            json.putArray("buffers").addObject().put("byteLength", bin.length);
        }
        byte[] text = MAPPER.writeValueAsBytes(json);
        int padded = (text.length + 3) / 4 * 4;
        ByteBuffer glb = ByteBuffer.allocate(HEADER + 8 + padded + (bin.length > 0 ? 8 + bin.length : 0))
                .order(ByteOrder.LITTLE_ENDIAN);
        glb.putInt(MAGIC).putInt(2).putInt(glb.capacity()).putInt(padded).putInt(JSON).put(text);
        while (glb.position() < HEADER + 8 + padded) {
            glb.put((byte) ' ');
        }
        if (bin.length > 0) {
            glb.putInt(bin.length).putInt(BIN).put(bin);
        }
        return glb.array();
    }
}
