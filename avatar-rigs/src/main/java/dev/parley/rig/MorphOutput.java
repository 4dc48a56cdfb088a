package dev.parley.rig;

/** What adds weighted targets to a geometry. For the render thread; allocates nothing once made. */
interface MorphOutput {

    /**
     * Shows a face.
     *
     * @param weights one a target (unaffected)
     * @param normals whether normals follow; otherwise they rest
     */
    void show(float[] weights, boolean normals);

    /** Takes what it has given the geometry away. */
    void release();
}
