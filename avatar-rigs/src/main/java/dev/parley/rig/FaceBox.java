package dev.parley.rig;

import com.jme3.bounding.BoundingBox;
import com.jme3.math.Transform;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.mesh.MorphTarget;
import java.nio.FloatBuffer;

/** Where a model's face is: the box around what its shapes move much. For the thread that owns the model. */
final class FaceBox {

    /** Share of a shape's largest move above which a vertex counts. */
    private static final float SHARE = .3f;

    private final Vector3f min = new Vector3f(Vector3f.POSITIVE_INFINITY);
    private final Vector3f max = new Vector3f(Vector3f.NEGATIVE_INFINITY);
    private final Vector3f point = new Vector3f();

    private FaceBox() {
    }

    /**
     * Measures a model in its rest pose.
     *
     * @param root the model; the box is in its coordinates, where it has no transform of its own
     * @param deformers its morphed geometries
     * @return a new box, or null if no shape moves anything
     */
    static BoundingBox of(Spatial root, Iterable<MorphDeformer> deformers) {
        FaceBox box = new FaceBox();
        for (MorphDeformer deformer : deformers) {
            Geometry geometry = deformer.geometry();
            Mesh mesh = geometry.getMesh();
            Transform place = inModel(geometry, root);
            for (MorphTarget target : mesh.getMorphTargets()) {
                if (ShapeNames.read(target.getName()).isPresent()) {
                    box.add(mesh.getFloatBuffer(VertexBuffer.Type.Position),
                            target.getBuffer(VertexBuffer.Type.Position), place);
                }
            }
        }
        return box.min.x > box.max.x ? null : new BoundingBox(box.min, box.max);
    }

    /** A skinned mesh stands where its bind pose is, whatever its nodes say. */
    private static Transform inModel(Geometry geometry, Spatial root) {
        Transform transform = new Transform();
        if (geometry.getMesh().getBuffer(VertexBuffer.Type.BoneIndex) == null) {
            for (Spatial up = geometry; up != null && up != root; up = up.getParent()) {
                transform.combineWithParent(up.getLocalTransform());
            }
        }
        return transform;
    }

    private void add(FloatBuffer rest, FloatBuffer deltas, Transform place) {
        if (deltas == null) {
            return;
        }
        int count = Math.min(rest.limit(), deltas.limit()) - 2;
        float most = 0;
        for (int i = 0; i < count; i += 3) {
            most = Math.max(most, squared(deltas, i));
        }
        for (int i = 0; i < count; i += 3) {
            if (most > 0 && squared(deltas, i) >= SHARE * SHARE * most) {
                point.set(rest.get(i), rest.get(i + 1), rest.get(i + 2));
                place.transformVector(point, point);
                min.minLocal(point);
                max.maxLocal(point);
            }
        }
    }

    private static float squared(FloatBuffer deltas, int i) {
        float x = deltas.get(i);
        float y = deltas.get(i + 1);
        float z = deltas.get(i + 2);
        return x * x + y * y + z * z;
    }
}
