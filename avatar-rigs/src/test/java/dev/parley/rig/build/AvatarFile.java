package dev.parley.rig.build;

import de.javagl.jgltf.model.AccessorByteData;
import de.javagl.jgltf.model.AccessorData;
import de.javagl.jgltf.model.AccessorFloatData;
import de.javagl.jgltf.model.AccessorModel;
import de.javagl.jgltf.model.AccessorShortData;
import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.MeshModel;
import de.javagl.jgltf.model.MeshPrimitiveModel;
import de.javagl.jgltf.model.io.GltfModelReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shipped avatar, read back with jgltf. Metres. */
record AvatarFile(byte[] bytes, GltfModel model, Map<String, AvatarMesh> meshes) {

    /** Positions {@code (n, 3)}, triangles, texture coordinates (v down), and displacements by name. */
    record AvatarMesh(float[] positions, int[] triangles, float[] uvs, Map<String, float[]> shapes,
                      Map<String, float[]> turns) {

        /** The mesh under some weights; names it lacks move nothing. */
        float[] posed(Map<String, Double> weights) {
            float[] out = positions.clone();
            weights.forEach((name, w) -> {
                float[] delta = shapes.getOrDefault(name, new float[out.length]);
                for (int i = 0; i < out.length; i++) {
                    out[i] += (float) (w * delta[i]);
                }
            });
            return out;
        }
    }

    static AvatarFile read() throws IOException {
        try (InputStream in = AvatarFile.class.getResourceAsStream("/Models/woman.glb")) {
            byte[] bytes = in.readAllBytes();
            GltfModel model = new GltfModelReader().readWithoutReferences(new ByteArrayInputStream(bytes));
            Map<String, AvatarMesh> meshes = new LinkedHashMap<>();
            for (MeshModel mesh : model.getMeshModels()) {
                meshes.put(mesh.getName(), mesh(mesh));
            }
            return new AvatarFile(bytes, model, meshes);
        }
    }

    private static AvatarMesh mesh(MeshModel mesh) {
        MeshPrimitiveModel primitive = mesh.getMeshPrimitiveModels().get(0);
        AccessorShortData indices = (AccessorShortData) primitive.getIndices().getAccessorData();
        int[] triangles = new int[indices.getNumElements()];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = indices.getInt(i);
        }
        Map<String, float[]> shapes = new LinkedHashMap<>();
        Map<String, float[]> turns = new LinkedHashMap<>();
        List<?> names = names(mesh);
        for (int i = 0; i < names.size(); i++) {
            shapes.put((String) names.get(i), floats(primitive.getTargets().get(i).get("POSITION")));
            turns.put((String) names.get(i), floats(primitive.getTargets().get(i).get("NORMAL")));
        }
        return new AvatarMesh(floats(primitive.getAttributes().get("POSITION")), triangles,
            floats(primitive.getAttributes().get("TEXCOORD_0")), shapes, turns);
    }

    private static List<?> names(MeshModel mesh) {
        return mesh.getExtras() instanceof Map<?, ?> extras ? (List<?>) extras.get("targetNames") : List.of();
    }

    /** Normalised integers as glTF defines them: c / 127 or c / 32767. */
    static float[] floats(AccessorModel accessor) {
        AccessorData data = accessor.getAccessorData();
        int width = data.getNumComponentsPerElement();
        float[] out = new float[data.getNumElements() * width];
        for (int i = 0; i < out.length; i++) {
            out[i] = value(data, i / width, i % width);
        }
        return out;
    }

    private static float value(AccessorData data, int element, int component) {
        if (data instanceof AccessorFloatData floats) {
            return floats.get(element, component);
        }
        if (data instanceof AccessorShortData shorts) {
            return Math.max(-1, shorts.get(element, component) / 32767f);
        }
        return Math.max(-1, ((AccessorByteData) data).get(element, component) / 127f);
    }
}
