package dev.parley.rig;

import com.jme3.renderer.Renderer;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import dev.parley.signal.ArkitBlendshape;
import java.util.Set;

/**
 * Moves the vertices of one geometry. All weights are merged on the CPU into one morph target, which stock materials
 * add in their vertex shader: shadows and hardware skinning stay right, any number of shapes costs the shader the same,
 * and negative weights and sums above 1 are exact. ({@link AvatarRig#moveToGpu} leaves the sum to the shader.)
 *
 * <p>The geometry gets its own copy of the mesh, which shares every static buffer. Weights that others set through
 * {@link Geometry#setMorphState(float[])}, such as a {@code MorphTrack}, are added. For the render thread; nothing here
 * allocates after construction.
 */
public final class MorphDeformer {

    private final Geometry geometry;
    private final MorphDeltas deltas;
    private final TargetDrives drives;
    private final float threshold;
    private final float[] others;
    private final float[] driven;
    private final float[] wanted;
    private final float[] shown;
    private MorphOutput output;
    private boolean normalsShown = true;

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
     * @param follows what each target follows, or null for the shapes they are named after
     */
    MorphDeformer(Geometry geometry, float threshold, TargetDrives follows) {
        Mesh source = geometry.getMesh();
        if (source == null || !source.hasMorphTargets()) {
            throw new IllegalArgumentException("geometry '" + geometry.getName()
                    + "' has no morph targets; pass one whose mesh has");
        }
        this.geometry = geometry;
        this.threshold = threshold;
        deltas = MorphDeltas.of(source);
        drives = follows == null ? TargetDrives.byNames(source.getMorphTargets()) : follows;
        others = new float[drives.count()];
        driven = new float[drives.count()];
        wanted = new float[drives.count()];
        shown = new float[drives.count()];
        Mesh mesh = source.clone();
        mesh.setBound(deltas.bound());
        geometry.setMesh(mesh);
        geometry.setDirtyMorph(false);
        output = new MergedTarget(geometry, deltas);
        mesh.updateCounts();
    }

    /**
     * Leaves the sum to the vertex shader, which reads the targets from a texture that avatars of one asset share.
     *
     * @param renderer the application's renderer (not null)
     * @param materials makes materials that read it (not null)
     * @return null, or why it stays on the CPU
     */
    String moveToGpu(Renderer renderer, DeltaMaterials materials) {
        if (output instanceof DeltaTexture) {
            return null;
        }
        String lack = DeltaTexture.lack(renderer, deltas);
        if (lack == null) {
            lack = materials.replace(geometry);
        }
        if (lack == null) {
            output.release();
            output = new DeltaTexture(geometry, deltas);
            output.show(shown, normalsShown);
        }
        return lack;
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
     * Tells what each target of the mesh got from the rig last, for instance to bake an animation; weights that
     * others set and the threshold do not count.
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
        want(weights);
        return show(0, true);
    }

    /**
     * Says where the vertices should be, without moving them yet.
     *
     * @param weights as for {@link #update}
     */
    void want(float[] weights) {
        readOthers();
        for (int i = 0; i < wanted.length; i++) {
            driven[i] = drives.weight(i, weights);
            float weight = others[i] + driven[i];
            wanted[i] = Math.abs(weight) < threshold ? 0 : weight;
        }
    }

    /**
     * Moves the vertices to where they should be, if one of them is further from there than it may be.
     *
     * @param slack how far a vertex may be from its place, in units of the mesh; 0 for exact places
     * @param normals whether normals follow; otherwise they rest
     * @return true if the vertices moved
     */
    boolean show(float slack, boolean normals) {
        if (normals == normalsShown && near(slack)) {
            return false;
        }
        choose(slack / 2);
        normalsShown = normals;
        output.show(shown, normals);
        return true;
    }

    /** Tells whether all vertices are within a distance of their places, by the sum of what each target can do. */
    private boolean near(float slack) {
        boolean same = true;
        float distance = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != shown[i]) {
                same = false;
                distance += Math.abs(wanted[i] - shown[i]) * deltas.reach(i);
            }
        }
        return same || slack > 0 && distance <= slack;
    }

    /** Leaves out what together moves no vertex further than a distance. */
    private void choose(float slack) {
        float left = slack;
        for (int i = 0; i < wanted.length; i++) {
            float effect = Math.abs(wanted[i]) * deltas.reach(i);
            boolean small = slack > 0 && effect <= left;
            left -= small ? effect : 0;
            shown[i] = small ? 0 : wanted[i];
        }
    }

    /** Takes over weights that others set; the flag keeps the geometry's array from being made where nobody does. */
    private void readOthers() {
        if (geometry.isDirtyMorph()) {
            System.arraycopy(geometry.getMorphState(), 0, others, 0, others.length);
            geometry.setDirtyMorph(false);
        }
    }
}
