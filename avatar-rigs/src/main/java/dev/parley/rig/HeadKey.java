package dev.parley.rig;

import com.jme3.scene.plugins.gltf.GltfModelKey;

/**
 * Names a head that {@link HeadLoader} loads. It has an extension of its own, so that a game's loaders for glTF stay as
 * they are, and heads are cached apart.
 */
final class HeadKey extends GltfModelKey {

    static final String EXTENSION = "parley-head";

    private final long limit;

    /**
     * Creates a key.
     *
     * @param path asset path
     * @param limit most bytes that the file may have
     */
    HeadKey(String path, long limit) {
        super(path);
        this.limit = limit;
        extension = EXTENSION;
        QuantizedMeshes.understand(this);
    }

    long limit() {
        return limit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeadKey && super.equals(other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + EXTENSION.hashCode();
    }
}
