package dev.parley.rig.build;

import de.javagl.jgltf.impl.v2.Asset;
import de.javagl.jgltf.impl.v2.GlTF;
import de.javagl.jgltf.impl.v2.Mesh;
import de.javagl.jgltf.impl.v2.MeshPrimitive;
import de.javagl.jgltf.impl.v2.Node;
import de.javagl.jgltf.impl.v2.Scene;
import de.javagl.jgltf.impl.v2.Skin;
import de.javagl.jgltf.model.io.v2.GltfAssetV2;
import de.javagl.jgltf.model.io.v2.GltfAssetWriterV2;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes an avatar as binary glTF 2.0: metres, the origin at the bust's joint, named morph targets in
 * {@code mesh.extras.targetNames}. Displacements are quantised (KHR_mesh_quantization): positions to 0.03 mm.
 */
final class GlbWriter {

    private static final double METRES = .1;
    private static final int INFLUENCES = 4;
    /** Half a step of the file's weights. */
    private static final double LEAST_WEIGHT = .5 / 255;

    private final GlTF gltf = new GlTF();
    private final GlbBuffer buffer = new GlbBuffer(gltf);
    private final BustRig rig;
    private final GlbMaterials materials;
    private final Map<Object, Map<String, Integer>> written = new IdentityHashMap<>();

    private GlbWriter(BustRig rig, List<Surface> surfaces) {
        this.rig = rig;
        materials = new GlbMaterials(gltf, buffer, surfaces);
    }

    /** The file's bytes. */
    static byte[] write(String name, List<Part> parts, List<Surface> surfaces, BustRig rig) {
        return new GlbWriter(rig, surfaces).write(name, parts);
    }

    private byte[] write(String name, List<Part> parts) {
        gltf.setAsset(asset());
        gltf.setExtensionsUsed(List.of("KHR_mesh_quantization"));
        gltf.setExtensionsRequired(List.of("KHR_mesh_quantization"));
        Node root = new Node();
        root.setName(name);
        gltf.addNodes(root);
        addJoints(root);
        for (Part part : parts) {
            root.addChildren(addMesh(part));
        }
        Scene scene = new Scene();
        scene.setNodes(List.of(0));
        gltf.setScenes(List.of(scene));
        gltf.setScene(0);
        return bytes();
    }

    private byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new GltfAssetWriterV2().writeBinary(new GltfAssetV2(gltf, buffer.finish()), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Asset asset() {
        Asset asset = new Asset();
        asset.setVersion("2.0");
        asset.setGenerator("Parley avatar builder");
        asset.setCopyright("CC0 1.0, made from MakeHuman's assets");
        return asset;
    }

    private void addJoints(Node root) {
        int first = gltf.getNodes().size();
        double[] inverse = new double[16 * rig.size()];
        Skin skin = new Skin();
        for (int j = 0; j < rig.size(); j++) {
            gltf.addNodes(joint(j));
            skin.addJoints(first + j);
            for (int k = 0; k < 4; k++) {
                inverse[16 * j + 5 * k] = 1;
                if (k < 3) {
                    inverse[16 * j + 12 + k] = -metres(rig.place(j))[k];
                }
            }
        }
        for (int j = 0; j < rig.size(); j++) {
            Node above = rig.parent(j) < 0 ? root : gltf.getNodes().get(first + rig.parent(j));
            above.addChildren(first + j);
        }
        skin.setInverseBindMatrices(buffer.floats(inverse, 16, "MAT4", false));
        gltf.addSkins(skin);
    }

    private Node joint(int j) {
        Node node = new Node();
        node.setName(rig.name(j));
        double[] own = metres(rig.place(j));
        double[] parent = rig.parent(j) < 0 ? new double[3] : metres(rig.place(rig.parent(j)));
        node.setTranslation(new float[] {(float) (own[0] - parent[0]), (float) (own[1] - parent[1]),
            (float) (own[2] - parent[2])});
        return node;
    }

    /** Metres from the bust's joint. */
    private double[] metres(double[] units) {
        double neckY = rig.place(0)[1];
        double[] metres = new double[units.length];
        for (int i = 0; i < units.length; i++) {
            metres[i] = (units[i] - (i % 3 == 1 ? neckY : 0)) * METRES;
        }
        return metres;
    }

    private int addMesh(Part part) {
        MeshPrimitive primitive = new MeshPrimitive();
        primitive.setMode(4);
        primitive.setMaterial(materials.index(part.material()));
        Map<String, Integer> accessors = written.computeIfAbsent(part.positions(), key -> attributes(part));
        accessors.forEach((name, accessor) -> {
            if (name.equals("indices")) {
                primitive.setIndices(accessor);
            } else {
                primitive.addAttributes(name, accessor);
            }
        });
        Mesh mesh = new Mesh();
        mesh.setName(part.name());
        mesh.setPrimitives(List.of(primitive));
        addMorphs(part, primitive, mesh);
        gltf.addMeshes(mesh);
        Node node = new Node();
        node.setName(part.name());
        node.setMesh(gltf.getMeshes().size() - 1);
        node.setSkin(0);
        gltf.addNodes(node);
        return gltf.getNodes().size() - 1;
    }

    private Map<String, Integer> attributes(Part part) {
        double[] uvs = part.uvs().clone();
        for (int i = 1; i < uvs.length; i += 2) {
            uvs[i] = 1 - uvs[i];
        }
        Map<String, Integer> accessors = new LinkedHashMap<>();
        accessors.put("indices", buffer.indices(part.triangles()));
        accessors.put("POSITION", buffer.floats(metres(part.positions()), 3, "VEC3", true));
        accessors.put("NORMAL", buffer.floats(part.normals(), 3, "VEC3", false));
        accessors.put("TEXCOORD_0", buffer.floats(uvs, 2, "VEC2", false));
        int[] joints = new int[INFLUENCES * part.size()];
        double[] weights = new double[INFLUENCES * part.size()];
        for (int i = 0; i < part.size(); i++) {
            influences(part, i, joints, weights);
        }
        accessors.put("JOINTS_0", buffer.joints(joints));
        accessors.put("WEIGHTS_0", buffer.weights(weights));
        return accessors;
    }

    /** At most three joints hold a vertex of a bust; of those that hold one of a body the strongest count. */
    private static void influences(Part part, int vertex, int[] joints, double[] weights) {
        int count = part.jointCount();
        int[] strongest = IntStream.range(0, count)
            .filter(j -> part.joints()[count * vertex + j] > LEAST_WEIGHT).boxed()
            .sorted(Comparator.comparingDouble(j -> -part.joints()[count * vertex + j])).limit(INFLUENCES)
            .mapToInt(Integer::intValue).toArray();
        double sum = Arrays.stream(strongest).mapToDouble(j -> part.joints()[count * vertex + j]).sum();
        for (int k = 0; k < strongest.length; k++) {
            joints[INFLUENCES * vertex + k] = strongest[k];
            weights[INFLUENCES * vertex + k] = part.joints()[count * vertex + strongest[k]] / sum;
        }
    }

    private void addMorphs(Part part, MeshPrimitive primitive, Mesh mesh) {
        if (part.morphs().isEmpty()) {
            return;
        }
        List<Float> weights = new ArrayList<>();
        part.morphs().forEach((name, morph) -> {
            double[] metres = morph.positions().clone();
            for (int i = 0; i < metres.length; i++) {
                metres[i] *= METRES;
            }
            Map<String, Integer> target = new LinkedHashMap<>();
            target.put("POSITION", buffer.shortVectors(metres));
            target.put("NORMAL", buffer.byteVectors(morph.normals()));
            primitive.addTargets(target);
            weights.add(0f);
        });
        mesh.setWeights(weights);
        mesh.setExtras(Map.of("targetNames", List.copyOf(part.morphs().keySet())));
    }
}
