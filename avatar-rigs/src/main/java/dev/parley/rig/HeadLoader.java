package dev.parley.rig;

import com.jme3.asset.AssetInfo;
import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetLoadException;
import com.jme3.asset.AssetLoader;
import com.jme3.math.Quaternion;
import com.jme3.scene.Node;
import com.jme3.scene.Spatial;
import com.jme3.scene.plugins.gltf.GlbLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Loads heads from {@code glb}, {@code gltf} and {@code vrm} files: checks the file, mends what jME's loader overlooks
 * ({@link GltfMender}), reads the VRM extension, lets jME's loader do the rest, and sorts vertices
 * ({@link VertexOrder}). Made by jME, one a thread.
 */
public final class HeadLoader implements AssetLoader {

    /**
     * Creates a loader; jME does.
     */
    public HeadLoader() {
        // nothing to prepare
    }

    @Override
    public Object load(AssetInfo info) throws IOException {
        String name = info.getKey().getName();
        long limit = info.getKey() instanceof HeadKey key ? key.limit() : AvatarLoader.DEFAULT_LIMIT;
        GltfFile file = GltfFile.read(bytes(info, limit), name, new Neighbours(info, limit));
        GltfMender mender = new GltfMender(file);
        mender.mend();
        VrmReader vrm = new VrmReader(file);
        String profile = vrm.profile();
        Spatial model = turned(built(info, file), vrm.turn());
        model.setUserData(RigMapper.PROFILE_KEY, profile);
        String notes = String.join("\n", mender.notes()) + "\n" + String.join("\n", vrm.notes());
        model.setUserData(RigMapper.NOTES_KEY, notes.isBlank() ? null : notes.strip());
        return model;
    }

    private static Spatial built(AssetInfo info, GltfFile file) throws IOException {
        byte[] glb = file.toGlb();
        try {
            Spatial model = (Spatial) new GlbLoader().load(new Memory(info, glb));
            VertexOrder.sort(model);
            return model;
        } catch (AssetLoadException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new RigException(file.name() + ": cannot be read as a model (" + RigCheck.oneLine(cause)
                    + "); check the file with a glTF validator, or export it again", e);
        }
    }

    /** VRM 0 looks the other way; what turns it must be above its skins. */
    private static Spatial turned(Spatial model, float degrees) {
        if (degrees == 0) {
            return model;
        }
        Node above = new Node(model.getName());
        model.rotate(new Quaternion().fromAngles(0, (float) Math.toRadians(degrees), 0));
        above.attachChild(model);
        return above;
    }

    private static byte[] bytes(AssetInfo info, long limit) throws IOException {
        try (InputStream stream = info.openStream()) {
            return limited(stream, limit, info.getKey().getName());
        }
    }

    private static byte[] limited(InputStream stream, long limit, String name) throws IOException {
        byte[] bytes = stream.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > limit) {
            throw new RigException(name + ": is larger than the " + limit / 1_000_000 + " MB that a head may have;"
                    + " leave out bodies, animations and unused targets, shrink its textures, or raise the limit with"
                    + " AvatarLoader.setSizeLimit");
        }
        return bytes;
    }

    /** Files beside the model, which a model's JSON names. */
    private record Neighbours(AssetInfo info, long limit) implements GltfFile.Files {
        @Override
        public byte[] read(String name) throws IOException {
            String path = info.getKey().getFolder() + name;
            AssetInfo found = info.getManager().locateAsset(new AssetKey<>(path));
            if (found == null) {
                return null;
            }
            try (InputStream stream = found.openStream()) {
                return limited(stream, limit, path);
            }
        }
    }

    /** A file in memory under the name of the one it came from. */
    private static final class Memory extends AssetInfo {

        private final byte[] bytes;

        Memory(AssetInfo source, byte[] bytes) {
            super(source.getManager(), source.getKey());
            this.bytes = bytes;
        }

        @Override
        public InputStream openStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
