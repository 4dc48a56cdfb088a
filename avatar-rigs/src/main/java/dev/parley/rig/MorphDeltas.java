package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.math.FastMath;
import com.jme3.math.Vector3f;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.texture.Texture2D;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What is known of the morph targets of one mesh, shared by all avatars that show it. For any thread, where no other is
 * named.
 */
final class MorphDeltas {

    /** Keyed by a mesh's first target, which clones of the mesh share. */
    private static final Map<MorphTarget, MorphDeltas> SHARED = new WeakHashMap<>();

    private final DeltaBlocks blocks;
    /** The largest move of a vertex by each target. */
    private final float[] reach;
    private final BoundingBox bound;
    private Texture2D texture;

    private MorphDeltas(Mesh mesh) {
        blocks = new DeltaBlocks(mesh);
        reach = new float[blocks.targets()];
        bound = new BoundingBox();
        measure(mesh.getFloatBuffer(VertexBuffer.Type.Position));
    }

    /**
     * Returns the deltas of a mesh, read once.
     *
     * @param mesh a mesh with morph targets
     * @return shared deltas
     */
    static MorphDeltas of(Mesh mesh) {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(mesh.getMorphTargets()[0], key -> new MorphDeltas(mesh));
        }
    }

    /** Tells whether the deltas of a mesh, which has morph targets, have been read. */
    static boolean areRead(Mesh mesh) {
        synchronized (SHARED) {
            return SHARED.containsKey(mesh.getMorphTargets()[0]);
        }
    }

    /** Finds the reach of each target, and the box that holds the mesh whatever pushes to one side. */
    private void measure(FloatBuffer rest) {
        Vector3f min = new Vector3f(Vector3f.POSITIVE_INFINITY);
        Vector3f max = new Vector3f(Vector3f.NEGATIVE_INFINITY);
        Vector3f low = new Vector3f();
        Vector3f high = new Vector3f();
        float[] delta = new float[3];
        for (int vertex = 0; vertex < vertices(); vertex++) {
            low.set(rest.get(3 * vertex), rest.get(3 * vertex + 1), rest.get(3 * vertex + 2));
            high.set(low);
            for (int target = 0; target < reach.length; target++) {
                blocks.get(target, vertex, false, delta);
                low.addLocal(Math.min(0, delta[0]), Math.min(0, delta[1]), Math.min(0, delta[2]));
                high.addLocal(Math.max(0, delta[0]), Math.max(0, delta[1]), Math.max(0, delta[2]));
                reach[target] = Math.max(reach[target], FastMath.sqrt(
                        delta[0] * delta[0] + delta[1] * delta[1] + delta[2] * delta[2]));
            }
            min.minLocal(low);
            max.maxLocal(high);
        }
        bound.setMinMax(min, max);
    }

    DeltaBlocks blocks() {
        return blocks;
    }

    /** Tells whether a target has normals. */
    boolean normals() {
        return blocks.normals();
    }

    /** Returns how far a target at weight 1 moves the vertex that it moves furthest, in units of the mesh. */
    float reach(int target) {
        return reach[target];
    }

    /** Returns how many targets there are. */
    int targets() {
        return blocks.targets();
    }

    /** Returns how many vertices there are. */
    int vertices() {
        return blocks.vertices();
    }

    /** Returns a texture of all targets, made at the first call. For the render thread. */
    Texture2D texture() {
        if (texture == null) {
            texture = DeltaTexture.texture(this);
        }
        return texture;
    }

    /** Returns the box that holds the mesh at any weights in 0..1. */
    BoundingBox bound() {
        return (BoundingBox) bound.clone();
    }
}
