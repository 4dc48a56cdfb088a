package dev.parley.rig;

import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetProcessor;
import com.jme3.asset.CloneableAssetProcessor;
import com.jme3.asset.ModelKey;
import com.jme3.scene.Spatial;

/**
 * Names a head in one of jME's own formats. It is cached apart from what a game loads under the same name, so that its
 * vertices can be sorted before anything shares them.
 */
final class ModelFileKey extends ModelKey {

    ModelFileKey(String path) {
        super(path);
    }

    @Override
    public Class<? extends AssetProcessor> getProcessorType() {
        return Sorter.class;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelFileKey && super.equals(other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + ModelFileKey.class.hashCode();
    }

    /** Sorts a model once, before clones are made of it; made by jME. */
    public static final class Sorter extends CloneableAssetProcessor {
        @Override
        @SuppressWarnings("rawtypes")
        public Object postProcess(AssetKey key, Object model) {
            VertexOrder.sort((Spatial) model);
            return model;
        }
    }
}
