package dev.parley.rig.glb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes heads as glTF 2.0 by the letter of the specification: JSON and bytes, no library that the product uses. A face
 * is a plate of 9 x 9 vertices, 16 cm wide, in the plane z = 0.08.
 */
public final class HeadGlb {

    /** Vertices along an edge of a plate. */
    public static final int EDGE = 9;
    /** Vertices of a plate. */
    public static final int VERTICES = EDGE * EDGE;
    private static final float WIDTH = .16f;
    /** Metres a step of {@link Encoding#INTEGER}. */
    private static final float STEP = 1e-4f;

    /** How the numbers of targets are written. */
    public enum Encoding { FLOAT, SPARSE, SPARSE_OVER_BASE, NORMALIZED, INTEGER }

    /** Where the names of targets are written. */
    public enum Names { MESH, PRIMITIVE, ACCESSOR, NONE }

    private final ByteArrayOutputStream bin = new ByteArrayOutputStream();
    private final List<Map<String, Object>> nodes = new ArrayList<>();
    private final List<Map<String, Object>> meshes = new ArrayList<>();
    private final List<Map<String, Object>> skins = new ArrayList<>();
    private final List<Map<String, Object>> accessors = new ArrayList<>();
    private final List<Map<String, Object>> views = new ArrayList<>();
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private Encoding encoding = Encoding.FLOAT;
    private Names names = Names.MESH;
    private String bufferUri;

    /** Sets how targets are encoded from now on. */
    public HeadGlb encoding(Encoding wanted) {
        encoding = wanted;
        return this;
    }

    /** Sets where names are written from now on. */
    public HeadGlb names(Names wanted) {
        names = wanted;
        return this;
    }

    /** Adds an extension of the file. */
    public HeadGlb extension(String name, Object content) {
        extensions.put(name, content);
        return this;
    }

    /** Names a file for the buffer instead of the binary chunk. */
    public HeadGlb bufferUri(String uri) {
        bufferUri = uri;
        return this;
    }

    /** Adds a node. */
    public int node(String name, int parent, float x, float y, float z) {
        Map<String, Object> node = map("name", name, "translation", List.of(x, y, z));
        nodes.add(node);
        adopt(parent, nodes.size() - 1);
        return nodes.size() - 1;
    }

    /** Scales a node. */
    public HeadGlb scale(int node, float factor) {
        nodes.get(node).put("scale", List.of(factor, factor, factor));
        return this;
    }

    /** Names of targets, each of which moves the vertex of its place 1 cm out of the plate. */
    public static Map<String, float[]> targets(String... targetNames) {
        Map<String, float[]> targets = new LinkedHashMap<>();
        for (int i = 0; i < targetNames.length; i++) {
            targets.put(targetNames[i], pushed(i));
        }
        return targets;
    }

    /** A target that moves one vertex 1 cm out of the plate. */
    public static float[] pushed(int vertex) {
        float[] deltas = new float[3 * VERTICES];
        deltas[3 * (vertex % VERTICES) + 2] = .01f;
        return deltas;
    }

    /** A target that moves the lowest row down. */
    public static float[] opened(float metres) {
        float[] deltas = new float[3 * VERTICES];
        for (int i = 0; i < EDGE; i++) {
            deltas[3 * i + 1] = -metres;
        }
        return deltas;
    }

    /** Adds a plate. */
    public int face(String name, int parent, Map<String, float[]> targets) {
        return face(name, parent, 0, targets, -1, null);
    }

    /**
     * Adds a plate.
     *
     * @param x where its middle is
     * @param skin index of a skin, or -1
     * @param joints for each vertex the index of its joint in the skin, or null
     */
    public int face(String name, int parent, float x, Map<String, float[]> targets, int skin, int[] joints) {
        boolean integer = encoding == Encoding.INTEGER;
        Map<String, Object> attributes = map("POSITION", vectors(plate(x), integer ? Encoding.INTEGER : Encoding.FLOAT,
                null));
        attributes.put("NORMAL", vectors(normals(), Encoding.FLOAT, null));
        if (joints != null) {
            attributes.put("JOINTS_0", joints(joints));
            attributes.put("WEIGHTS_0", weights());
        }
        List<Object> written = new ArrayList<>();
        targets.forEach((target, deltas) -> written.add(map("POSITION", vectors(deltas, encoding,
                names == Names.ACCESSOR ? target : null))));
        Map<String, Object> primitive = map("attributes", attributes, "indices", triangles(), "material", 0);
        Map<String, Object> mesh = map("name", name, "primitives", List.of(primitive));
        if (!targets.isEmpty()) {
            primitive.put("targets", written);
        }
        if (names == Names.MESH) {
            mesh.put("extras", map("targetNames", List.copyOf(targets.keySet())));
        } else if (names == Names.PRIMITIVE) {
            primitive.put("extras", map("targetNames", List.copyOf(targets.keySet())));
        }
        meshes.add(mesh);
        Map<String, Object> node = map("name", name + "Node", "mesh", meshes.size() - 1);
        if (integer) {
            node.put("scale", List.of(STEP, STEP, STEP));
        }
        if (skin >= 0) {
            node.put("skin", skin);
        }
        nodes.add(node);
        adopt(parent, nodes.size() - 1);
        return nodes.size() - 1;
    }

    private void adopt(int parent, int child) {
        if (parent >= 0) {
            @SuppressWarnings("unchecked")
            List<Object> children = (List<Object>) nodes.get(parent)
                    .computeIfAbsent("children", key -> new ArrayList<>());
            children.add(child);
        }
    }

    /** Adds a skin whose joints do not turn in the rest pose. */
    public int skin(int... joints) {
        float[] inverse = new float[16 * joints.length];
        for (int i = 0; i < joints.length; i++) {
            float[] at = position(joints[i]);
            for (int d = 0; d < 4; d++) {
                inverse[16 * i + 5 * d] = 1;
            }
            for (int axis = 0; axis < 3; axis++) {
                inverse[16 * i + 12 + axis] = -at[axis];
            }
        }
        int matrices = accessor(view(floats(inverse), 0), 5126, joints.length, "MAT4");
        skins.add(map("joints", Arrays.stream(joints).boxed().toList(), "inverseBindMatrices", matrices));
        return skins.size() - 1;
    }

    private float[] position(int node) {
        float[] sum = new float[3];
        for (int at = node; at >= 0; at = parent(at)) {
            Object translation = nodes.get(at).get("translation");
            for (int axis = 0; translation instanceof List<?> list && axis < 3; axis++) {
                sum[axis] += ((Number) list.get(axis)).floatValue();
            }
        }
        return sum;
    }

    private int parent(int child) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).get("children") instanceof List<?> children && children.contains(child)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the vertices of a plate are. */
    public static float[] plate(float x) {
        float[] positions = new float[3 * VERTICES];
        for (int i = 0; i < VERTICES; i++) {
            positions[3 * i] = x + WIDTH * ((float) (i % EDGE) / (EDGE - 1) - .5f);
            positions[3 * i + 1] = .1f + WIDTH * ((float) (i / EDGE) / (EDGE - 1) - .5f);
            positions[3 * i + 2] = .08f;
        }
        return positions;
    }

    private static float[] normals() {
        float[] normals = new float[3 * VERTICES];
        for (int i = 2; i < normals.length; i += 3) {
            normals[i] = 1;
        }
        return normals;
    }

    private int triangles() {
        ByteBuffer bytes = buffer(2 * 6 * (EDGE - 1) * (EDGE - 1));
        for (int row = 0; row < EDGE - 1; row++) {
            for (int column = 0; column < EDGE - 1; column++) {
                int at = row * EDGE + column;
                for (int corner : new int[] {at, at + 1, at + EDGE + 1, at, at + EDGE + 1, at + EDGE}) {
                    bytes.putShort((short) corner);
                }
            }
        }
        return accessor(view(bytes.array(), 0), 5123, bytes.capacity() / 2, "SCALAR");
    }

    private int joints(int[] joints) {
        byte[] bytes = new byte[4 * joints.length];
        for (int i = 0; i < joints.length; i++) {
            bytes[4 * i] = (byte) joints[i];
        }
        return accessor(view(bytes, 0), 5121, joints.length, "VEC4");
    }

    private int weights() {
        float[] weights = new float[4 * VERTICES];
        for (int i = 0; i < weights.length; i += 4) {
            weights[i] = 1;
        }
        return accessor(view(floats(weights), 0), 5126, VERTICES, "VEC4");
    }

    private int vectors(float[] values, Encoding how, String name) {
        int index = switch (how) {
            case FLOAT -> accessor(view(floats(values), 0), 5126, values.length / 3, "VEC3");
            case NORMALIZED -> normalized(values);
            case INTEGER -> integer(values);
            case SPARSE -> sparse(values, null);
            case SPARSE_OVER_BASE -> sparse(values, new float[values.length]);
        };
        if (name != null) {
            accessors.get(index).put("name", name);
        }
        return index;
    }

    private int normalized(float[] values) {
        ByteBuffer bytes = buffer(8 * values.length / 3);
        for (int i = 0; i < values.length; i++) {
            bytes.putShort(8 * (i / 3) + 2 * (i % 3), (short) Math.round(values[i] * 32767));
        }
        int index = accessor(view(bytes.array(), 8), 5122, values.length / 3, "VEC3");
        accessors.get(index).put("normalized", true);
        return index;
    }

    private int integer(float[] values) {
        ByteBuffer bytes = buffer(8 * values.length / 3);
        for (int i = 0; i < values.length; i++) {
            bytes.putShort(8 * (i / 3) + 2 * (i % 3), (short) Math.round(values[i] / STEP));
        }
        return accessor(view(bytes.array(), 8), 5122, values.length / 3, "VEC3");
    }

    /** What is not zero stands apart; over a base, half of it does, and the base has wrong values there. */
    private int sparse(float[] values, float[] base) {
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < values.length / 3; i++) {
            boolean zero = values[3 * i] == 0 && values[3 * i + 1] == 0 && values[3 * i + 2] == 0;
            if (!zero && base != null && i % 2 == 1) {
                System.arraycopy(values, 3 * i, base, 3 * i, 3);
            } else if (!zero) {
                changed.add(i);
                if (base != null) {
                    base[3 * i] = 77;
                }
            }
        }
        if (changed.isEmpty()) {
            return accessor(view(floats(base == null ? values : base), 0), 5126, values.length / 3, "VEC3");
        }
        ByteBuffer indices = buffer(2 * changed.size());
        float[] apart = new float[3 * changed.size()];
        for (int i = 0; i < changed.size(); i++) {
            indices.putShort(changed.get(i).shortValue());
            System.arraycopy(values, 3 * changed.get(i), apart, 3 * i, 3);
        }
        int index = accessor(base == null ? -1 : view(floats(base), 0), 5126, values.length / 3, "VEC3");
        accessors.get(index).put("sparse", map("count", changed.size(),
                "indices", map("bufferView", view(indices.array(), 0), "componentType", 5123),
                "values", map("bufferView", view(floats(apart), 0))));
        return index;
    }

    private int accessor(int view, int type, int count, String shape) {
        Map<String, Object> accessor = map("componentType", type, "count", count, "type", shape);
        if (view >= 0) {
            accessor.put("bufferView", view);
        }
        accessors.add(accessor);
        return accessors.size() - 1;
    }

    private int view(byte[] bytes, int stride) {
        while (bin.size() % 4 != 0) {
            bin.write(0);
        }
        Map<String, Object> view = map("buffer", 0, "byteOffset", bin.size(), "byteLength", bytes.length);
        if (stride > 0) {
            view.put("byteStride", stride);
        }
        bin.write(bytes, 0, bytes.length);
        views.add(view);
        return views.size() - 1;
    }

    private static byte[] floats(float[] values) {
        ByteBuffer bytes = buffer(4 * values.length);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Makes a map of keys and values by turns. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Returns the file's JSON; its buffer is the binary chunk, a file, or within. */
    public byte[] json(boolean within) {
        Map<String, Object> buffer = map("byteLength", bin.size());
        if (within) {
            buffer.put("uri", "data:application/octet-stream;base64,"
                    + Base64.getEncoder().encodeToString(bin.toByteArray()));
        } else if (bufferUri != null) {
            buffer.put("uri", bufferUri);
        }
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (parent(i) < 0) {
                roots.add(i);
            }
        }
        Map<String, Object> json = map("asset", map("version", "2.0"), "scene", 0,
                "scenes", List.of(map("nodes", roots)), "nodes", nodes, "meshes", meshes, "materials",
                List.of(map("name", "Paint", "doubleSided", true, "pbrMetallicRoughness",
                        map("baseColorFactor", List.of(1, 1, 1, 1), "metallicFactor", 0),
                        "extensions", map("KHR_materials_unlit", Map.of()))),
                "accessors", accessors, "bufferViews", views, "buffers", List.of(buffer),
                "extensionsUsed", List.of("KHR_materials_unlit", "KHR_mesh_quantization"));
        if (!skins.isEmpty()) {
            json.put("skins", skins);
        }
        if (!extensions.isEmpty()) {
            json.put("extensions", extensions);
        }
        return new JsonMapper().writeValueAsBytes(json);
    }

    /** Returns the bytes of the buffer. */
    public byte[] buffer() {
        return bin.toByteArray();
    }

    /** Returns the file as a binary. */
    public byte[] bytes() {
        byte[] text = json(false);
        int padded = (text.length + 3) / 4 * 4;
        int data = (bin.size() + 3) / 4 * 4;
        ByteBuffer glb = buffer(12 + 8 + padded + 8 + data);
        glb.put("glTF".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(glb.capacity());
        glb.putInt(padded).put("JSON".getBytes(StandardCharsets.US_ASCII)).put(text);
        while (glb.position() < 20 + padded) {
            glb.put((byte) ' ');
        }
        glb.putInt(data).put("BIN\0".getBytes(StandardCharsets.US_ASCII)).put(bin.toByteArray());
        return glb.array();
    }

    /** Writes the file as a binary. */
    public Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes());
    }
}
