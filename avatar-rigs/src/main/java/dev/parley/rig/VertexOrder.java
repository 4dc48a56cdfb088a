package dev.parley.rig;

import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.IndexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import com.jme3.util.BufferUtils;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Puts the vertices of morphed meshes into an order in which those that the same shapes move are neighbours, so that
 * {@link MorphDeformer} reads few zeros. Triangles keep their order and their corners: what is drawn stays the same to
 * the bit, and so do skins, animations and levels of detail.
 *
 * <p>For the thread that loads a model, before any clone of it is made: clones of a mesh share its targets, but not always
 * its buffers.
 */
final class VertexOrder {

    /** Meshes of fewer vertices are left alone: there is nothing to gain. */
    static final int LEAST = 1000;

    private final Mesh mesh;
    private final int[] order;
    /** Where each vertex goes. */
    private final int[] place;
    private final Map<VertexBuffer, VertexBuffer> moved = new IdentityHashMap<>();

    private VertexOrder(Mesh mesh, int[] order) {
        this.mesh = mesh;
        this.order = order;
        place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
    }

    /**
     * Sorts what gains by it. Left as they are: meshes without morph targets or of fewer than 1,000 vertices, without
     * index buffer, of classes other than {@link Mesh}, with interleaved or instanced buffers, with targets of another
     * size than the mesh, those that a rig has been made of already, and those whose targets another mesh of the model
     * shares, as jME makes of a skinned mesh that two nodes show.
     *
     * @param model a model (not null, its meshes get new buffers)
     */
    static void sort(Spatial model) {
        Map<MorphTarget, Set<Mesh>> users = new IdentityHashMap<>();
        model.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry && geometry.getMesh() != null
                    && geometry.getMesh().hasMorphTargets()) {
                users.computeIfAbsent(geometry.getMesh().getMorphTargets()[0],
                        target -> Collections.newSetFromMap(new IdentityHashMap<>())).add(geometry.getMesh());
            }
        });
        for (Set<Mesh> meshes : users.values()) {
            if (meshes.size() == 1) {
                sort(meshes.iterator().next());
            }
        }
    }

    private static void sort(Mesh mesh) {
        if (fits(mesh)) {
            int[] order = BlockPacking.order(mesh);
            if (order != null) {
                new VertexOrder(mesh, order).apply();
            }
        }
    }

    private static boolean fits(Mesh mesh) {
        int vertices = mesh.getVertexCount();
        if (mesh.getClass() != Mesh.class || vertices < LEAST || mesh.getBuffer(Type.Index) == null
                || MorphDeltas.areRead(mesh)) {
            return false;
        }
        for (VertexBuffer buffer : mesh.getBufferList().getArray()) {
            if (buffer.getBufferType() != Type.Index && !fits(buffer, vertices)) {
                return false;
            }
        }
        for (MorphTarget target : mesh.getMorphTargets()) {
            for (FloatBuffer deltas : target.getBuffers().values()) {
                if (deltas.capacity() != 3 * vertices) {
                    return false;
                }
            }
        }
        return indicesFit(mesh, vertices);
    }

    private static boolean fits(VertexBuffer buffer, int vertices) {
        return buffer.getData() == null || buffer.getBufferType() != Type.InterleavedData && !buffer.isInstanced()
                && buffer.getStride() == 0 && buffer.getOffset() == 0 && buffer.getNumElements() == vertices;
    }

    private static boolean indicesFit(Mesh mesh, int vertices) {
        boolean fit = fits(mesh.getIndexBuffer(), vertices);
        for (int lod = 0; lod < mesh.getNumLodLevels(); lod++) {
            fit &= fits(IndexBuffer.wrapIndexBuffer(mesh.getLodLevel(lod).getData()), vertices);
        }
        return fit;
    }

    private static boolean fits(IndexBuffer indices, int vertices) {
        for (int i = 0; i < indices.size(); i++) {
            if (indices.get(i) >= vertices) {
                return false;
            }
        }
        return true;
    }

    /** Gives the mesh new buffers: others may share the old ones. */
    private void apply() {
        for (VertexBuffer buffer : mesh.getBufferList().getArray().clone()) {
            if (buffer.getData() != null) {
                mesh.clearBuffer(buffer.getBufferType());
                mesh.setBuffer(moved(buffer));
            }
        }
        if (mesh.getNumLodLevels() > 0) {
            VertexBuffer[] levels = new VertexBuffer[mesh.getNumLodLevels()];
            for (int lod = 0; lod < levels.length; lod++) {
                levels[lod] = moved(mesh.getLodLevel(lod));
            }
            mesh.setLodLevels(levels);
        }
        for (MorphTarget target : mesh.getMorphTargets()) {
            target.getBuffers().replaceAll((type, deltas) -> moved(deltas));
        }
        mesh.clearCollisionData();
    }

    private VertexBuffer moved(VertexBuffer old) {
        return moved.computeIfAbsent(old, buffer -> {
            VertexBuffer copy = buffer.clone();
            if (buffer.getBufferType() == Type.Index) {
                renumber(buffer, copy);
            } else {
                for (int i = 0; i < order.length; i++) {
                    buffer.copyElement(order[i], copy, i);
                }
                // copying moves their limits
                buffer.getData().clear();
                copy.getData().clear();
            }
            return copy;
        });
    }

    private void renumber(VertexBuffer from, VertexBuffer to) {
        IndexBuffer old = IndexBuffer.wrapIndexBuffer(from.getData());
        IndexBuffer renumbered = IndexBuffer.wrapIndexBuffer(to.getData());
        for (int i = 0; i < old.size(); i++) {
            renumbered.put(i, place[old.get(i)]);
        }
    }

    private FloatBuffer moved(FloatBuffer old) {
        FloatBuffer copy = BufferUtils.createFloatBuffer(old.capacity());
        for (int i = 0; i < copy.capacity(); i++) {
            copy.put(i, old.get(3 * order[i / 3] + i % 3));
        }
        return copy;
    }
}
