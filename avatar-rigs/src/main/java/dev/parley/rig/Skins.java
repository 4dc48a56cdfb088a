package dev.parley.rig;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.math.Matrix4f;
import com.jme3.math.Transform;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.util.BufferUtils;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Looks at how geometries hang on joints, while a rig is made. For the render thread. */
final class Skins {

    /** jME's skins hold four joints a vertex. */
    private static final int JOINTS = 4;

    private Skins() {
    }

    /** Returns the skins that move the geometries under a spatial. */
    static Set<SkinningControl> of(Spatial scope) {
        Set<SkinningControl> skins = new LinkedHashSet<>();
        scope.depthFirstTraversal(spatial -> {
            SkinningControl skin = spatial instanceof Geometry geometry ? of(geometry) : null;
            if (skin != null) {
                skins.add(skin);
            }
        });
        return skins;
    }

    /** Returns the skin that moves a geometry, or null. */
    static SkinningControl of(Geometry geometry) {
        if (indices(geometry.getMesh()) == null) {
            return null;
        }
        for (Spatial up = geometry; up != null; up = up.getParent()) {
            SkinningControl skin = up.getControl(SkinningControl.class);
            if (skin != null) {
                return skin;
            }
        }
        return null;
    }

    /**
     * Returns how much each vertex hangs on a joint or on one below it.
     *
     * @return a weight 0..1 a vertex, or null if none hangs on it
     */
    static float[] weights(Geometry geometry, String joint) {
        SkinningControl skin = of(geometry);
        Joint top = skin == null ? null : skin.getArmature().getJoint(joint);
        if (top == null) {
            return null;
        }
        List<Joint> joints = skin.getArmature().getJointList();
        IntUnaryOperator index = indices(geometry.getMesh());
        FloatBuffer weight = geometry.getMesh().getFloatBuffer(Type.BoneWeight);
        float[] sums = new float[geometry.getMesh().getVertexCount()];
        boolean any = false;
        for (int i = 0; i < sums.length * JOINTS; i++) {
            if (weight.get(i) > 0 && isBelow(joints.get(index.applyAsInt(i)), top)) {
                sums[i / JOINTS] += weight.get(i);
                any = true;
            }
        }
        return any ? sums : null;
    }

    private static boolean isBelow(Joint joint, Joint top) {
        for (Joint up = joint; up != null; up = up.getParent()) {
            if (up == top) {
                return true;
            }
        }
        return false;
    }

    private static IntUnaryOperator indices(Mesh mesh) {
        VertexBuffer indices = mesh.getBuffer(Type.BoneIndex);
        Buffer data = indices == null || mesh.getFloatBuffer(Type.BoneWeight) == null ? null : indices.getData();
        if (data instanceof ByteBuffer bytes) {
            return i -> bytes.get(i) & 0xFF;
        }
        if (data instanceof ShortBuffer shorts) {
            return i -> shorts.get(i) & 0xFFFF;
        }
        return data instanceof IntBuffer ints ? ints::get : null;
    }

    /**
     * Returns where a geometry's vertices are as the model stands now, in the model's own coordinates.
     *
     * @return a new array
     */
    static Vector3f[] positions(Geometry geometry, Spatial root) {
        Vector3f[] positions = BufferUtils.getVector3Array(geometry.getMesh().getFloatBuffer(Type.Position));
        SkinningControl skin = of(geometry);
        if (skin != null) {
            skin.getArmature().update();
            pose(positions, geometry.getMesh(), skin.getArmature().computeSkinningMatrices());
        }
        Transform transform = RigJoint.inModel(geometry, root);
        for (Vector3f position : positions) {
            transform.transformVector(position, position);
        }
        return positions;
    }

    private static void pose(Vector3f[] positions, Mesh mesh, Matrix4f[] matrices) {
        IntUnaryOperator index = indices(mesh);
        FloatBuffer weight = mesh.getFloatBuffer(Type.BoneWeight);
        for (int v = 0; v < positions.length; v++) {
            Vector3f posed = new Vector3f();
            float sum = 0;
            for (int i = v * JOINTS; i < (v + 1) * JOINTS; i++) {
                if (weight.get(i) > 0) {
                    posed.addLocal(matrices[index.applyAsInt(i)].mult(positions[v]).multLocal(weight.get(i)));
                    sum += weight.get(i);
                }
            }
            positions[v] = sum > 0 ? posed.divideLocal(sum) : positions[v];
        }
    }
}
