package dev.parley.rig.build;

import com.jme3.asset.DesktopAssetManager;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.IndexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.texture.image.ImageRaster;
import dev.parley.rig.AvatarLoader;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A shipped avatar as jME loads it. Metres. */
record AvatarGeometry(Spatial root, Map<String, AvatarMesh> meshes) {

    private static final DesktopAssetManager ASSETS = new DesktopAssetManager(true);
    private static final Map<String, AvatarGeometry> LOADED = new ConcurrentHashMap<>();

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

    /** Each avatar is loaded once. */
    static AvatarGeometry of(String avatar) {
        return LOADED.computeIfAbsent(avatar, AvatarGeometry::load);
    }

    private static AvatarGeometry load(String avatar) {
        Spatial root = new AvatarLoader(ASSETS).model("Models/" + avatar + ".glb");
        Map<String, AvatarMesh> meshes = new LinkedHashMap<>();
        root.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry) {
                meshes.put(geometry.getName().replaceAll("_\\d+$", ""), mesh(geometry.getMesh()));
            }
        });
        return new AvatarGeometry(root, meshes);
    }

    /** The colours of a mesh, row 0 where its v is 0. */
    ImageRaster paint(String mesh) {
        List<ImageRaster> found = new ArrayList<>();
        root.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry && geometry.getName().replaceAll("_\\d+$", "").equals(mesh)) {
                found.add(ImageRaster.create(geometry.getMaterial().getTextureParam("BaseColorMap").getTextureValue()
                    .getImage()));
            }
        });
        return found.get(0);
    }

    private static AvatarMesh mesh(Mesh mesh) {
        IndexBuffer indices = mesh.getIndexBuffer();
        int[] triangles = new int[indices.size()];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = indices.get(i);
        }
        Map<String, float[]> shapes = new LinkedHashMap<>();
        Map<String, float[]> turns = new LinkedHashMap<>();
        for (MorphTarget target : mesh.getMorphTargets()) {
            shapes.put(target.getName(), floats(target.getBuffer(Type.Position)));
            turns.put(target.getName(), floats(target.getBuffer(Type.Normal)));
        }
        return new AvatarMesh(floats(mesh.getFloatBuffer(Type.Position)), triangles,
            floats(mesh.getFloatBuffer(Type.TexCoord)), shapes, turns);
    }

    static float[] floats(FloatBuffer buffer) {
        float[] out = new float[buffer.limit()];
        buffer.get(0, out);
        return out;
    }
}
