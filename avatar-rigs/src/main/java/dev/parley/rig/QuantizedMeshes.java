package dev.parley.rig;

import com.jme3.plugins.json.JsonElement;
import com.jme3.scene.plugins.gltf.ExtensionLoader;
import com.jme3.scene.plugins.gltf.GltfLoader;
import com.jme3.scene.plugins.gltf.GltfModelKey;

/**
 * Tells jME's glTF loader that {@code KHR_mesh_quantization} is understood. The extension adds no data of its own, it
 * only allows normalised integers where core glTF wants floats; the loader reads these, but calls the extension missing.
 */
final class QuantizedMeshes implements ExtensionLoader {

    private static final String NAME = "KHR_mesh_quantization";

    private QuantizedMeshes() {
    }

    /** Registers once; jME keeps extension loaders in a static map behind each key. */
    static synchronized void understand(GltfModelKey key) {
        if (key.getExtensionLoader(NAME) == null) {
            key.registerExtensionLoader(NAME, new QuantizedMeshes());
        }
    }

    @Override
    public Object handleExtension(GltfLoader loader, String parentName, JsonElement parent, JsonElement extension,
            Object input) {
        return input;
    }
}
