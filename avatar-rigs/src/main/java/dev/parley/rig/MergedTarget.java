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

    /** The sum of one attribute, and the vertex buffer that carries it. */
    private static final class Merged {

        private final MorphDeltas.Stream deltas;
        private final float[] sum;
        private final FloatBuffer data;
        private final VertexBuffer buffer;
        private boolean resting = true;

        Merged(Mesh mesh, VertexBuffer.Type type, MorphDeltas.Stream deltas) {
            this.deltas = deltas;
            sum = new float[deltas.length()];
            data = BufferUtils.createFloatBuffer(sum.length);
            buffer = new VertexBuffer(type);
            buffer.setupData(VertexBuffer.Usage.Stream, 3, VertexBuffer.Format.Float, data);
            mesh.clearBuffer(type);
            mesh.setBuffer(buffer);
        }

        void merge(float[] weights) {
            Arrays.fill(sum, 0);
            deltas.add(weights, sum);
            upload();
            resting = false;
        }

        void rest() {
            if (!resting) {
                Arrays.fill(sum, 0);
                upload();
                resting = true;
            }
        }

        private void upload() {
            data.clear();
            data.put(sum);
            data.clear();
            buffer.updateData(data);
        }
    }
}
