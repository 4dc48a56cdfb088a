package dev.parley.rig;

import com.jme3.material.MatParamOverride;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.shader.VarType;
import com.jme3.util.BufferUtils;
import java.nio.FloatBuffer;
import java.util.Set;

/** Merges all targets into one on the CPU, which stock materials add in their vertex shader. */
final class MergedTarget implements MorphOutput {

    static final String TARGETS = "NumberOfMorphTargets";
    private static final String BUFFERS = "NumberOfTargetsBuffers";
    private static final String WEIGHTS = "MorphWeights";

    private final Geometry geometry;
    private final DeltaBlocks blocks;
    private final BlockSum sum;
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
        blocks = deltas.blocks();
        sum = new BlockSum(blocks);
        positions = new Merged(VertexBuffer.Type.MorphTarget0, 0);
        normals = deltas.normals() ? new Merged(VertexBuffer.Type.MorphTarget1, DeltaBlocks.FLOATS) : null;
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
        boolean turning = withNormals && normals != null;
        int length = turning ? 2 * DeltaBlocks.FLOATS : DeltaBlocks.FLOATS;
        for (int block = 0; block < blocks.count(); block++) {
            boolean moves = sum.add(blocks.block(block), active, count, weights, length);
            positions.write(block, moves);
            if (normals != null) {
                normals.write(block, moves && turning);
            }
        }
        positions.send();
        if (normals != null) {
            normals.send();
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

        private static final float[] REST = new float[DeltaBlocks.FLOATS];

        /** Where the attribute begins in a block's sum. */
        private final int start;
        /** Blocks of the buffer that are not zero. */
        private final boolean[] moved = new boolean[blocks.count()];
        private final FloatBuffer data = BufferUtils.createFloatBuffer(3 * blocks.vertices());
        private final VertexBuffer buffer;
        private boolean written;

        Merged(VertexBuffer.Type type, int start) {
            this.start = start;
            buffer = new VertexBuffer(type);
            buffer.setupData(VertexBuffer.Usage.Stream, 3, VertexBuffer.Format.Float, data);
            geometry.getMesh().clearBuffer(type);
            geometry.getMesh().setBuffer(buffer);
        }

        void write(int block, boolean moves) {
            if (moves) {
                data.put(block * DeltaBlocks.FLOATS, sum.sum(), start, blocks.size(block));
            } else if (moved[block]) {
                data.put(block * DeltaBlocks.FLOATS, REST, 0, blocks.size(block));
            }
            written |= moves || moved[block];
            moved[block] = moves;
        }

        /** Has the buffer uploaded, if anything was written. */
        void send() {
            if (written) {
                buffer.updateData(data);
                written = false;
            }
        }
    }
}
