package dev.parley.rig;

import com.jme3.asset.AssetLoadException;
import com.jme3.asset.AssetManager;
import com.jme3.asset.AssetNotFoundException;
import com.jme3.material.RenderState;
import com.jme3.material.RenderState.BlendMode;
import com.jme3.material.RenderState.TestFunction;
import com.jme3.renderer.queue.RenderQueue.Bucket;
import com.jme3.renderer.queue.RenderQueue.ShadowMode;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.logging.Logger;

/**
 * Loads avatars: a glTF binary and the profile beside it. Loading may run on any thread as long as the model is not yet
 * in the scene; the rigs it returns belong to the render thread.
 */
public final class AvatarLoader {

    /** Most bytes that a head's file may have, unless told otherwise: 128 MB. */
    public static final long DEFAULT_LIMIT = 128_000_000;

    private static final Logger LOGGER = Logger.getLogger(AvatarLoader.class.getName());

    private final AssetManager assets;
    private long limit = DEFAULT_LIMIT;

    /**
     * Creates a loader.
     *
     * @param assets the application's asset manager, with jME's loader for {@code glb} (not null, alias created)
     */
    public AvatarLoader(AssetManager assets) {
        this.assets = assets;
        assets.registerLoader(HeadLoader.class, HeadKey.EXTENSION);
        assets.registerLoader(ProfileKey.Loader.class, ProfileKey.EXTENSION);
    }

    /**
     * Sets how large a head's file may be. What is larger is refused before it fills the memory.
     *
     * @param bytes above 0; {@link #DEFAULT_LIMIT} at first
     */
    public void setSizeLimit(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("the size limit is " + bytes + ", but must be above 0 bytes");
        }
        limit = bytes;
    }

    /**
     * Loads a head that was not made for Parley, and finds out how to drive it ({@link RigMapper}). A profile beside it,
     * {@code hero.rig.json} for {@code hero.glb}, overrides what is found. Mistakes in the file that were mended are
     * logged once.
     *
     * @param model asset path of a {@code glb}, {@code gltf}, {@code vrm} or {@code j3o} file (not null)
     * @return a new rig with a model of its own
     * @throws RigException if the file is absent or broken, or nothing in it can speak; one line that names file, node
     *     and remedy
     */
    public AvatarRig loadHead(String model) {
        String profile = besides(model);
        byte[] json;
        try {
            json = assets.loadAsset(new ProfileKey(profile));
        } catch (AssetNotFoundException e) {
            json = null;
        }
        return rig(model, json, profile);
    }

    /**
     * Loads a head that was not made for Parley, with a profile that overrides what is found.
     *
     * @param model asset path of a {@code glb}, {@code gltf}, {@code vrm} or {@code j3o} file (not null)
     * @param profile asset path of a JSON file, or null for none
     * @return a new rig with a model of its own
     * @throws RigException if a file is absent or broken, or model and profile do not fit
     */
    public AvatarRig loadHead(String model, String profile) {
        return rig(model, profile == null ? null : bytes(profile), profile);
    }

    private AvatarRig rig(String model, byte[] json, String profile) {
        AvatarRig rig = new RigMapper(model(model)).rig(json, profile);
        rig.report().notes().forEach(note -> LOGGER.warning(model + ": " + note));
        return rig;
    }

    /** Returns where the profile of a head lies. */
    private static String besides(String model) {
        int dot = model.lastIndexOf('.');
        return (dot > model.lastIndexOf('/') ? model.substring(0, dot) : model) + ".rig.json";
    }

    /**
     * Loads an avatar of the assets jar, or one of your own under the same folders.
     *
     * @param name for instance {@code woman}: {@code Models/woman.glb} and {@code Rigs/woman.json}
     * @return a new rig with a model of its own
     * @throws RigException if there is no such avatar, or model and profile do not fit
     */
    public AvatarRig load(String name) {
        return load("Models/" + name + ".glb", "Rigs/" + name + ".json");
    }

    /**
     * Loads a model with a profile.
     *
     * @param model asset path of a {@code glb} or {@code gltf} file (not null)
     * @param profile asset path of a JSON file (not null)
     * @return a new rig with a model of its own
     * @throws RigException if a file is absent or broken, or model and profile do not fit
     */
    public AvatarRig load(String model, String profile) {
        RigProfile read = profile(profile);
        return AvatarRig.of(model(model), read);
    }

    /**
     * Loads a model and prepares its geometries for rendering: shadows, and see-through materials in the bucket that is
     * drawn last.
     *
     * @param path asset path (not null)
     * @return a new spatial
     * @throws RigException if the file is absent or broken
     */
    public Spatial model(String path) {
        Spatial model = read(path);
        model.depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry) {
                prepare(geometry);
            }
        });
        return model;
    }

    private Spatial read(String path) {
        boolean gltf = path.toLowerCase(Locale.ROOT).matches(".*\\.(glb|gltf|vrm)");
        try {
            return gltf ? assets.loadModel(new HeadKey(path, limit)) : assets.loadModel(new ModelFileKey(path));
        } catch (RigException e) {
            throw e;
        } catch (AssetNotFoundException e) {
            throw new RigException(path + ": no such model on the class path; check the name, or add the jar or folder"
                    + " that holds it", e);
        } catch (RuntimeException e) {
            throw new RigException(path + ": cannot be read as a model (" + RigCheck.oneLine(e)
                    + "); check that the file is whole", e);
        }
    }

    /**
     * Loads a profile.
     *
     * @param path asset path (not null)
     * @return a new profile
     * @throws RigException if the file is absent or broken
     */
    public RigProfile profile(String path) {
        try {
            return RigProfile.read(new ByteArrayInputStream(bytes(path)), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(String path) {
        try {
            return assets.loadAsset(new ProfileKey(path));
        } catch (AssetNotFoundException e) {
            throw new RigException(path + ": no such profile on the class path; write one (docs/rigs.md says how) or"
                    + " check the name", e);
        } catch (AssetLoadException e) {
            throw new RigException(path + ": cannot be read (" + RigCheck.oneLine(e) + "); check that the file is whole",
                    e);
        }
    }

    /**
     * See-through cards cast no shadow: a shadow map knows no half. They hide nothing, and are not drawn again where an
     * opaque twin, like the hair of its fringe, has drawn the very same surface.
     */
    private static void prepare(Geometry geometry) {
        RenderState state = geometry.getMaterial().getAdditionalRenderState();
        boolean seeThrough = state.getBlendMode() == BlendMode.Alpha;
        if (seeThrough) {
            state.setDepthWrite(false);
            state.setDepthFunc(TestFunction.Less);
        }
        geometry.setQueueBucket(seeThrough ? Bucket.Transparent : Bucket.Opaque);
        geometry.setShadowMode(seeThrough ? ShadowMode.Receive : ShadowMode.CastAndReceive);
    }
}
