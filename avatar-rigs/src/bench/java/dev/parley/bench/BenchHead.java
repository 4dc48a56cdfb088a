package dev.parley.bench;

import com.jme3.asset.DesktopAssetManager;
import com.jme3.material.Material;
import com.jme3.math.FastMath;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.util.BufferUtils;
import dev.parley.rig.BenchOrder;
import dev.parley.signal.ArkitBlendshape;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * A head of 14,984 vertices with ARKit's 52 targets, in positions and normals: four times the skin of the woman's face,
 * so that as many vertices follow each target, in runs as long, as in a face that is there. Vertices are in the file's
 * own order.
 */
final class BenchHead {

    private static final int COPIES = 4;
    private static final int FACES = 64;
    private static final Spatial WOMAN = new DesktopAssetManager(true).loadModel("Models/woman.glb");

    private BenchHead() {
    }

    static Geometry geometry() {
        Geometry[] face = new Geometry[1];
        WOMAN.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry part && part.getMesh().getMorphTargets().length == ArkitBlendshape.COUNT) {
                face[0] = part;
            }
        });
        Mesh mesh = new Mesh();
        mesh.setMode(Mesh.Mode.Points);
        mesh.setBuffer(Type.Position, 3, repeated(face[0].getMesh().getFloatBuffer(Type.Position)));
        mesh.setBuffer(Type.Normal, 3, repeated(face[0].getMesh().getFloatBuffer(Type.Normal)));
        mesh.setBuffer(Type.Index, 1, IntStream.range(0, mesh.getVertexCount()).toArray());
        for (MorphTarget shape : face[0].getMesh().getMorphTargets()) {
            MorphTarget target = new MorphTarget(shape.getName());
            target.setBuffer(Type.Position, repeated(shape.getBuffer(Type.Position)));
            target.setBuffer(Type.Normal, repeated(shape.getBuffer(Type.Normal)));
            mesh.addMorphTarget(target);
        }
        Geometry head = new Geometry("head", mesh);
        head.setMaterial(new Material(new DesktopAssetManager(true), "Common/MatDefs/Light/PBRLighting.j3md"));
        return head;
    }

    /** Returns the head as {@code AvatarLoader} would have sorted it. */
    static Geometry sorted() {
        Geometry head = geometry();
        BenchOrder.sort(head);
        return head;
    }

    private static FloatBuffer repeated(FloatBuffer once) {
        FloatBuffer all = BufferUtils.createFloatBuffer(COPIES * once.capacity());
        for (int i = 0; i < all.capacity(); i++) {
            all.put(i, once.get(i % once.capacity()));
        }
        return all;
    }

    /**
     * Faces in motion.
     *
     * @param active how many shapes move in each, none of them of the gaze, spread over Apple's list
     * @return weights, (face, shape)
     */
    static float[][] faces(int active) {
        float[][] faces = new float[FACES][ArkitBlendshape.COUNT];
        ArkitBlendshape[] shapes = java.util.Arrays.stream(ArkitBlendshape.values())
                .filter(shape -> !shape.arkitName().startsWith("eyeLook")).toArray(ArkitBlendshape[]::new);
        for (int i = 0; i < active; i++) {
            int shape = shapes[i * shapes.length / active].ordinal();
            for (int face = 0; face < FACES; face++) {
                faces[face][shape] = .4f + .35f * FastMath.sin(face * FastMath.TWO_PI / FACES + shape);
            }
        }
        return faces;
    }
}
