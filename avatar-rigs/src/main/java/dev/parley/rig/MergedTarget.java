package dev.parley.rig;

import com.jme3.material.MatParamOverride;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.shader.VarType;
import com.jme3.util.BufferUtils;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Set;

/** Merges all targets into one on the CPU, which stock materials add in their vertex shader. */
final class MergedTarget implements MorphOutput {

    static final String TARGETS = "NumberOfMorphTargets";
    private static final String BUFFERS = "NumberOfTargetsBuffers";
    private static final String WEIGHTS = "MorphWeights";

    private final Geometry geometry;
    private final Merged positions;
    private final Merged normals;
    /** Targets whose weights are not zero. */
    private final int[] active;
    private int count;

    /**
     * Gives a geometry its merged target, at rest.
     *
     * @param geometry a geometry with a mesh of its own (modified)
     * @param deltas the mesh's targets
     */
    MergedTarget(Geometry geometry, MorphDeltas deltas) {
        this.geometry = geometry;
        positions = new Merged(geometry.getMesh(), VertexBuffer.Type.MorphTarget0, deltas.positions());
        normals = deltas.normals() == null ? null
                : new Merged(geometry.getMesh(), VertexBuffer.Type.MorphTarget1, deltas.normals());
        active = new int[deltas.targets()];
        clear(geometry);
        geometry.addMatParamOverride(new MatParamOverride(VarType.Int, TARGETS, 1));
        geometry.addMatParamOverride(new MatParamOverride(VarType.Int, BUFFERS, normals == null ? 1 : 2));
        geometry.addMatParamOverride(new MatParamOverride(VarType.FloatArray, WEIGHTS, new float[] {1}));
    }

    /** Removes the parameters of an earlier deformer, which a clone of a geometry has. */
    private static void clear(Geometry geometry) {
        for (MatParamOverride old : geometry.getLocalMatParamOverrides().toArray(new MatParamOverride[0])) {
            if (Set.of(TARGETS, BUFFERS, WEIGHTS).contains(old.getName())) {
                geometry.removeMatParamOverride(old);
            }
        }
    }

    @Override
    public void show(float[] weights, boolean withNormals) {
        count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                active[count++] = i;
            }
        }
        positions.merge(weights);
        if (normals == null) {
            return;
        }
        if (withNormals) {
            normals.merge(weights);
        } else {
            normals.rest();
        }
    }

    @Override
    public void release() {
        clear(geometry);
        geometry.getMesh().clearBuffer(VertexBuffer.Type.MorphTarget0);
        geometry.getMesh().clearBuffer(VertexBuffer.Type.MorphTarget1);
    }

    /** One attribute: the vertex buffer that carries the sum, written block by block. */
    private final class Merged {

        private final MorphDeltas.Stream deltas;
        private final float[] sum = new float[MorphDeltas.BLOCK];
        /** Blocks of the buffer that are not zero. */
        private final boolean[] moved;
        private final FloatBuffer data;
        private final VertexBuffer buffer;
        private boolean resting = true;

        Merged(Mesh mesh, VertexBuffer.Type type, MorphDeltas.Stream deltas) {
            this.deltas = deltas;
            moved = new boolean[deltas.blocks()];
            data = BufferUtils.createFloatBuffer(deltas.length());
            buffer = new VertexBuffer(type);
            buffer.setupData(VertexBuffer.Usage.Stream, 3, VertexBuffer.Format.Float, data);
            mesh.clearBuffer(type);
            mesh.setBuffer(buffer);
        }

        void merge(float[] weights) {
            for (int block = 0; block < moved.length; block++) {
                write(block, deltas.sum(block, active, count, weights, sum));
            }
            buffer.updateData(data);
            resting = false;
        }

        void rest() {
            if (!resting) {
                Arrays.fill(sum, 0);
                for (int block = 0; block < moved.length; block++) {
                    write(block, false);
                }
                buffer.updateData(data);
                resting = true;
            }
        }

        private void write(int block, boolean moves) {
            if (moves || moved[block]) {
                data.put(block * MorphDeltas.BLOCK, sum, 0, deltas.size(block));
            }
            moved[block] = moves;
        }
    }
}
