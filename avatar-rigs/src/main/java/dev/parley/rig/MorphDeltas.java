package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.math.FastMath;
import com.jme3.math.Vector3f;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.texture.Texture2D;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The morph targets of one mesh, shared by all avatars that show it. Each target is held in blocks of some vertices,
 * without those that it does not move: loops over two of them and their sum have one index and a fixed end, which is
 * what the compiler vectorises. For any thread, where no other is named.
 */
final class MorphDeltas {

    /** Floats of a block, whole vertices: few enough for most blocks of a target to be zero, and left out. */
    static final int BLOCK = 3 * 64;
    /** Keyed by a mesh's first target, which clones of the mesh share. */
    private static final Map<MorphTarget, MorphDeltas> SHARED = new WeakHashMap<>();

    private final Stream positions;
    private final Stream normals;
    private final BoundingBox bound;
    private Texture2D texture;

    private MorphDeltas(Mesh mesh) {
        positions = new Stream(mesh, VertexBuffer.Type.Position);
        normals = anyNormals(mesh) ? new Stream(mesh, VertexBuffer.Type.Normal) : null;
        bound = bound(mesh);
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

    Stream positions() {
        return positions;
    }

    /** Returns the normals' deltas, or null if no target has any. */
    Stream normals() {
        return normals;
    }

    /** Returns how far a target at weight 1 moves the vertex that it moves furthest, in units of the mesh. */
    float reach(int target) {
        return positions.reach[target];
    }

    /** Returns how many targets there are. */
    int targets() {
        return positions.reach.length;
    }

    /** Returns how many vertices there are. */
    int vertices() {
        return positions.length / 3;
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

    private static boolean anyNormals(Mesh mesh) {
        return Arrays.stream(mesh.getMorphTargets())
                .anyMatch(target -> target.getBuffer(VertexBuffer.Type.Normal) != null);
    }

    private BoundingBox bound(Mesh mesh) {
        FloatBuffer rest = mesh.getFloatBuffer(VertexBuffer.Type.Position);
        Vector3f min = new Vector3f(Vector3f.POSITIVE_INFINITY);
        Vector3f max = new Vector3f(Vector3f.NEGATIVE_INFINITY);
        for (int i = 0; i < positions.length; i++) {
            int axis = i % 3;
            min.set(axis, Math.min(min.get(axis), rest.get(i) + positions.sum(i, -1)));
            max.set(axis, Math.max(max.get(axis), rest.get(i) + positions.sum(i, 1)));
        }
        return new BoundingBox(min, max);
    }

    /** One vertex attribute of all targets. */
    static final class Stream {

        private final int length;
        /** Block, target: floats, or null where the target moves nothing. */
        private final float[][][] deltas;
        /** The largest move of a vertex by each target. */
        private final float[] reach;

        private Stream(Mesh mesh, VertexBuffer.Type type) {
            MorphTarget[] targets = mesh.getMorphTargets();
            length = 3 * mesh.getVertexCount();
            deltas = new float[blocks()][targets.length][];
            reach = new float[targets.length];
            float[] all = new float[length];
            for (int i = 0; i < targets.length; i++) {
                Arrays.fill(all, 0);
                copy(targets[i].getBuffer(type), all);
                reach[i] = reach(all);
                cut(all, i);
            }
        }

        private static void copy(FloatBuffer source, float[] into) {
            if (source != null) {
                source.duplicate().clear().get(into, 0, Math.min(into.length, source.capacity()));
            }
        }

        private static float reach(float[] deltas) {
            float most = 0;
            for (int i = 0; i < deltas.length; i += 3) {
                most = Math.max(most, deltas[i] * deltas[i] + deltas[i + 1] * deltas[i + 1]
                        + deltas[i + 2] * deltas[i + 2]);
            }
            return FastMath.sqrt(most);
        }

        private void cut(float[] all, int target) {
            for (int block = 0; block < deltas.length; block++) {
                float[] part = Arrays.copyOfRange(all, block * BLOCK, (block + 1) * BLOCK);
                deltas[block][target] = isZero(part) ? null : part;
            }
        }

        private static boolean isZero(float[] values) {
            for (float value : values) {
                if (value != 0) {
                    return false;
                }
            }
            return true;
        }

        /** Returns how many floats there are: three a vertex. */
        int length() {
            return length;
        }

        /** Returns how many blocks there are; all but the last have {@link #BLOCK} floats. */
        int blocks() {
            return (length + BLOCK - 1) / BLOCK;
        }

        /** Returns how many floats a block has. */
        int size(int block) {
            return Math.min(BLOCK, length - block * BLOCK);
        }

        /** Sums what pushes coordinate {@code i} to one side. */
        private float sum(int i, int sign) {
            float sum = 0;
            for (float[] block : deltas[i / BLOCK]) {
                float delta = block == null ? 0 : block[i % BLOCK];
                sum += sign * delta > 0 ? delta : 0;
            }
            return sum;
        }

        /** Copies a vertex of a target. */
        void get(int target, int vertex, float[] into) {
            float[] block = deltas[3 * vertex / BLOCK][target];
            if (block == null) {
                Arrays.fill(into, 0);
            } else {
                System.arraycopy(block, 3 * vertex % BLOCK, into, 0, 3);
            }
        }

        /**
         * Adds weighted targets up in one block.
         *
         * @param block its index
         * @param active the targets' indices
         * @param count how many of them
         * @param weights one a target
         * @param sum receives a block of floats
         * @return false if none of them moves anything here: then sum holds zeros
         */
        boolean sum(int block, int[] active, int count, float[] weights, float[] sum) {
            float[][] targets = deltas[block];
            boolean moved = false;
            Arrays.fill(sum, 0);
            float[] first = null;
            float weight = 0;
            for (int i = 0; i < count; i++) {
                float[] next = targets[active[i]];
                if (next == null) {
                    continue;
                }
                moved = true;
                if (first == null) {
                    first = next;
                    weight = weights[active[i]];
                } else {
                    add(first, weight, next, weights[active[i]], sum);
                    first = null;
                }
            }
            if (first != null) {
                add(first, weight, sum);
            }
            return moved;
        }

        private static void add(float[] one, float weight, float[] other, float otherWeight, float[] sum) {
            for (int i = 0; i < BLOCK; i++) {
                sum[i] += weight * one[i] + otherWeight * other[i];
            }
        }

        private static void add(float[] one, float weight, float[] sum) {
            for (int i = 0; i < BLOCK; i++) {
                sum[i] += weight * one[i];
            }
        }
    }
}
