package dev.parley.bench;

import com.jme3.asset.DesktopAssetManager;
import com.jme3.material.Material;
import com.jme3.math.FastMath;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.util.BufferUtils;
import dev.parley.signal.ArkitBlendshape;
import java.nio.FloatBuffer;

/**
 * A head of 15,000 vertices with ARKit's 52 targets, in positions and normals. Each target moves a round patch of a
 * fifth of the vertices, which come row by row, as those of a face do.
 */
final class BenchHead {

    static final int COLUMNS = 150;
    static final int ROWS = 100;
    private static final int FRAMES = 64;
    private static final float SHARE = .2f;

    private BenchHead() {
    }

    static Geometry geometry() {
        Mesh mesh = new Mesh();
        mesh.setMode(Mesh.Mode.Points);
        FloatBuffer rest = BufferUtils.createFloatBuffer(3 * COLUMNS * ROWS);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            rest.put(.2f * (i % COLUMNS) / COLUMNS).put(.3f * (i / COLUMNS) / ROWS).put(0);
        }
        mesh.setBuffer(Type.Position, 3, rest);
        mesh.setBuffer(Type.Normal, 3, BufferUtils.createFloatBuffer(rest.capacity()));
        mesh.updateBound();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            mesh.addMorphTarget(target(shape));
        }
        Geometry head = new Geometry("head", mesh);
        head.setMaterial(new Material(new DesktopAssetManager(true), "Common/MatDefs/Light/PBRLighting.j3md"));
        return head;
    }

    private static MorphTarget target(ArkitBlendshape shape) {
        MorphTarget target = new MorphTarget(shape.arkitName());
        target.setBuffer(Type.Position, patch(shape.ordinal(), .01f));
        target.setBuffer(Type.Normal, patch(shape.ordinal(), .3f));
        return target;
    }

    /** A round hill around a place of its own. */
    private static FloatBuffer patch(int index, float height) {
        float radius = FastMath.sqrt(SHARE * COLUMNS * ROWS / FastMath.PI);
        float x = radius + (index * 37 % 52) / 51f * (COLUMNS - 2 * radius);
        float y = radius + (index * 11 % 52) / 51f * (ROWS - 2 * radius);
        FloatBuffer deltas = BufferUtils.createFloatBuffer(3 * COLUMNS * ROWS);
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            float distance = FastMath.sqrt(FastMath.sqr(i % COLUMNS - x) + FastMath.sqr(i / COLUMNS - y)) / radius;
            if (distance < 1) {
                float hill = height * FastMath.sqr(1 - distance * distance);
                deltas.put(3 * i, hill).put(3 * i + 1, -.5f * hill).put(3 * i + 2, .25f * hill);
            }
        }
        return deltas;
    }

    /**
     * Faces in motion.
     *
     * @param active how many shapes move in each, none of them of the gaze
     * @return weights, (face, shape)
     */
    static float[][] faces(int active) {
        float[][] faces = new float[FRAMES][ArkitBlendshape.COUNT];
        int left = active;
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            if (left > 0 && !shape.arkitName().startsWith("eyeLook")) {
                left--;
                for (int i = 0; i < FRAMES; i++) {
                    faces[i][shape.ordinal()] = .4f + .35f * FastMath.sin(i * FastMath.TWO_PI / FRAMES + shape.ordinal());
                }
            }
        }
        return faces;
    }
}
