package dev.parley.rig;

import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.MorphTarget;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The morph targets of a mesh in blocks of some vertices, without the blocks that a target leaves in place. A block is
 * one array: its vertices' positions, then their normals, so that one loop adds both. For any thread.
 */
final class DeltaBlocks {

    /** Vertices of a block: few enough for most blocks of a target to be zero, and left out. */
    static final int VERTICES = 64;
    /** Floats of the positions of a block, and of the normals behind them. */
    static final int FLOATS = 3 * VERTICES;

    private final int vertices;
    private final int targets;
    private final boolean normals;
    /** Block, target: floats, or null where the target moves nothing. */
    private final float[][][] blocks;

    DeltaBlocks(Mesh mesh) {
        vertices = mesh.getVertexCount();
        targets = mesh.getMorphTargets().length;
        normals = Arrays.stream(mesh.getMorphTargets()).anyMatch(target -> target.getBuffer(Type.Normal) != null);
        blocks = new float[(vertices + VERTICES - 1) / VERTICES][targets][];
        // block by block, so that what is read together lies together
        for (int block = 0; block < blocks.length; block++) {
            for (int target = 0; target < targets; target++) {
                blocks[block][target] = cut(mesh.getMorphTargets()[target], block);
            }
        }
    }

    private float[] cut(MorphTarget target, int block) {
        float[] part = new float[normals ? 2 * FLOATS : FLOATS];
        boolean moves = copy(target.getBuffer(Type.Position), block, part, 0);
        boolean turns = normals && copy(target.getBuffer(Type.Normal), block, part, FLOATS);
        return moves || turns ? part : null;
    }

    private boolean copy(FloatBuffer source, int block, float[] into, int at) {
        int end = source == null ? 0 : Math.min(FLOATS, Math.min(3 * vertices, source.capacity()) - block * FLOATS);
        boolean any = false;
        for (int i = 0; i < end; i++) {
            into[at + i] = source.get(block * FLOATS + i);
            any |= into[at + i] != 0;
        }
        return any;
    }

    /** Returns how many vertices there are. */
    int vertices() {
        return vertices;
    }

    /** Returns how many targets there are. */
    int targets() {
        return targets;
    }

    /** Tells whether a target has normals. */
    boolean normals() {
        return normals;
    }

    /** Returns how many blocks there are. */
    int count() {
        return blocks.length;
    }

    /** Returns how many floats of the mesh's positions a block has; {@link #FLOATS} but for the last. */
    int size(int block) {
        return Math.min(FLOATS, 3 * vertices - block * FLOATS);
    }

    /** Returns the arrays of a block (alias: do not modify): one a target, null where it moves nothing. */
    float[][] block(int block) {
        return blocks[block];
    }

    /**
     * Copies what a target does to a vertex.
     *
     * @param turn whether its normal is meant, not its position
     * @param into receives three numbers
     */
    void get(int target, int vertex, boolean turn, float[] into) {
        float[] block = blocks[vertex / VERTICES][target];
        if (block == null) {
            Arrays.fill(into, 0);
        } else {
            System.arraycopy(block, (turn ? FLOATS : 0) + 3 * (vertex % VERTICES), into, 0, 3);
        }
    }
}
