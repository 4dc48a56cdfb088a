package dev.parley.rig;

import com.jme3.material.MatParamOverride;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.shader.VarType;
import com.jme3.util.BufferUtils;
import dev.parley.signal.ArkitBlendshape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * Moves the vertices of one geometry. All weights are merged on the CPU into one morph target, which stock materials
 * add in their vertex shader: shadows and hardware skinning stay right, any number of shapes costs the shader the same,
 * and negative weights and sums above 1 are exact.
 *
 * <p>The geometry gets its own copy of the mesh, which shares every static buffer. Weights that others set through
 * {@link Geometry#setMorphState(float[])}, such as a {@code MorphTrack}, are added. For the render thread; nothing here
 * allocates after construction.
 */
public final class MorphDeformer {

    private static final String TARGETS = "NumberOfMorphTargets";
    private static final String BUFFERS = "NumberOfTargetsBuffers";
    private static final String WEIGHTS = "MorphWeights";

    private final Geometry geometry;
    private final MorphDeltas deltas;
    private final TargetDrives drives;
    private final float threshold;
    private final float[] others;
    private final float[] driven;
    private final float[] current;
    private final Merged positions;
    private final Merged normals;

    /**
     * Takes a geometry over.
     *
     * @param geometry a geometry whose mesh has morph targets (not null, its mesh is replaced by a copy)
     * @param threshold weights of smaller magnitude count as 0; 0 or more
     * @throws IllegalArgumentException if the mesh has no morph targets
     */
    public MorphDeformer(Geometry geometry, float threshold) {
        this(geometry, threshold, null);
    }

    /**
     * Takes a geometry over whose targets follow what they are told to.
     *
     * @param wanted what each target follows, or null for the shapes they are named after
     */
    MorphDeformer(Geometry geometry, float threshold, TargetDrives wanted) {
        Mesh source = geometry.getMesh();
        if (source == null || !source.hasMorphTargets()) {
            throw new IllegalArgumentException("geometry '" + geometry.getName()
                    + "' has no morph targets; pass one whose mesh has");
        }
        this.geometry = geometry;
        this.threshold = threshold;
        deltas = MorphDeltas.of(source);
        drives = wanted == null ? TargetDrives.byNames(source.getMorphTargets()) : wanted;
        others = new float[drives.count()];
        driven = new float[drives.count()];
        current = new float[drives.count()];
        Mesh mesh = source.clone();
        positions = new Merged(mesh, VertexBuffer.Type.MorphTarget0, deltas.positions());
        normals = deltas.normals() == null ? null
                : new Merged(mesh, VertexBuffer.Type.MorphTarget1, deltas.normals());
        mesh.setBound(deltas.bound());
        mesh.updateCounts();
        geometry.setMesh(mesh);
        geometry.setDirtyMorph(false);
        override(geometry, normals == null ? 1 : 2);
    }

    private static void override(Geometry geometry, int buffers) {
        for (MatParamOverride old : geometry.getLocalMatParamOverrides().toArray(new MatParamOverride[0])) {
            if (Set.of(TARGETS, BUFFERS, WEIGHTS).contains(old.getName())) {
                geometry.removeMatParamOverride(old);
            }
        }
        geometry.addMatParamOverride(new MatParamOverride(VarType.Int, TARGETS, 1));
        geometry.addMatParamOverride(new MatParamOverride(VarType.Int, BUFFERS, buffers));
        geometry.addMatParamOverride(new MatParamOverride(VarType.FloatArray, WEIGHTS, new float[] {1}));
    }

    /**
     * Returns the geometry.
     *
     * @return the one given to the constructor
     */
    public Geometry geometry() {
        return geometry;
    }

    /**
     * Returns the shapes that move this geometry.
     *
     * @return a new set
     */
    public Set<ArkitBlendshape> shapes() {
        return drives.shapes();
    }

    /**
     * Returns how many morph targets the mesh has.
     *
     * @return 1 or more
     */
    public int targets() {
        return drives.count();
    }

    /**
     * Tells what each target of the mesh got from the rig last, for instance to bake an animation; weights that others set
     * and the threshold do not count.
     *
     * @param store receives a weight a target (not null, {@link #targets()} long); 0 for one that follows nothing
     * @return store
     */
    public float[] targetWeights(float[] store) {
        System.arraycopy(driven, 0, store, 0, driven.length);
        return store;
    }

    /**
     * Moves the vertices; does nothing where no weight has changed.
     *
     * @param weights 52 weights in Apple's order, then those of the rig's poses, if it has any (not null, unaffected)
     * @return true if the vertices moved
     */
    public boolean update(float[] weights) {
        readOthers();
        if (!collect(weights)) {
            return false;
        }
        positions.merge(current);
        if (normals != null) {
            normals.merge(current);
        }
        return true;
    }

    /** Takes over weights that others set; the flag keeps the geometry's array from being made where nobody does. */
    private void readOthers() {
        if (geometry.isDirtyMorph()) {
            System.arraycopy(geometry.getMorphState(), 0, others, 0, others.length);
            geometry.setDirtyMorph(false);
        }
    }

    private boolean collect(float[] weights) {
        boolean changed = false;
        for (int i = 0; i < current.length; i++) {
            driven[i] = drives.weight(i, weights);
            float weight = others[i] + driven[i];
            weight = Math.abs(weight) < threshold ? 0 : weight;
            changed |= weight != current[i];
            current[i] = weight;
        }
        return changed;
    }

    /** One merged target: the sum, and the vertex buffer that carries it. */
    private static final class Merged {

        private final MorphDeltas.Stream deltas;
        private final float[] sum;
        private final FloatBuffer data;
        private final VertexBuffer buffer;

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
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] != 0) {
                    deltas.add(i, weights[i], sum);
                }
            }
            data.clear();
            data.put(sum);
            data.clear();
            buffer.updateData(data);
        }
    }
}
