package dev.parley.rig;

import com.jme3.asset.AssetInfo;
import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetLoader;
import com.jme3.asset.cache.AssetCache;
import java.io.IOException;
import java.io.InputStream;

/** Names a profile's text. Looking for one that is not there is no cause for a warning, as jME's locating gives. */
final class ProfileKey extends AssetKey<byte[]> {

    static final String EXTENSION = "parley-profile";

    ProfileKey(String path) {
        super(path);
        extension = EXTENSION;
    }

    /** Profiles are edited while a game runs, so they are not kept, and keys need not be compared. */
    @Override
    public Class<? extends AssetCache> getCacheType() {
        return null;
    }

    /** Reads all of a file; made by jME. */
    public static final class Loader implements AssetLoader {
        @Override
        public Object load(AssetInfo info) throws IOException {
            try (InputStream stream = info.openStream()) {
                return stream.readAllBytes();
            }
        }
    }
}
