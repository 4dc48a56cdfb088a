package dev.parley.rig;

import com.jme3.asset.AssetInfo;
import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetLoadException;
import com.jme3.asset.AssetLocator;
import com.jme3.asset.AssetManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Finds vertex shaders that morph by a texture: {@code MatDefs/Parley/Deltas/X} is the shader {@code X}, with one
 * import exchanged. For jME, which makes it.
 */
public final class DeltaShaders implements AssetLocator {

    static final String ROOT = "MatDefs/Parley/Deltas/";
    static final String STOCK_LIBRARY = "Common/ShaderLib/MorphAnim.glsllib";
    private static final String LIBRARY = "MatDefs/Parley/DeltaTexture.glsllib";

    private static final Map<AssetManager, Boolean> REGISTERED = new WeakHashMap<>();

    /** Made by jME's asset manager. */
    public DeltaShaders() {
        // There is nothing to prepare.
    }

    /** Makes the shaders findable. For the render thread. */
    static void register(AssetManager assets) {
        if (REGISTERED.put(assets, true) == null) {
            assets.registerLocator("/", DeltaShaders.class);
        }
    }

    /** Tells whether a shader adds morph targets. */
    static boolean morphs(AssetManager assets, String shader) {
        AssetInfo info = assets.locateAsset(new AssetKey<>(shader));
        return info != null && text(info).contains(STOCK_LIBRARY);
    }

    private static String text(AssetInfo info) {
        try (InputStream in = info.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssetLoadException("cannot read " + info.getKey().getName(), e);
        }
    }

    @Override
    public void setRootPath(String path) {
        // The shaders lie where other locators find them.
    }

    @Override
    public AssetInfo locate(AssetManager assets, @SuppressWarnings("rawtypes") AssetKey key) {
        if (!key.getName().startsWith(ROOT)) {
            return null;
        }
        AssetInfo stock = assets.locateAsset(new AssetKey<>(key.getName().substring(ROOT.length())));
        return stock == null ? null : new AssetInfo(assets, key) {
            @Override
            public InputStream openStream() {
                return new ByteArrayInputStream(text(stock).replace(STOCK_LIBRARY, LIBRARY)
                        .getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
