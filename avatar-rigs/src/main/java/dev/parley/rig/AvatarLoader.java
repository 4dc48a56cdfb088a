package dev.parley.rig;

import com.jme3.asset.AssetInfo;
import com.jme3.asset.AssetKey;
import com.jme3.asset.AssetManager;
import com.jme3.asset.AssetNotFoundException;
import com.jme3.material.RenderState;
import com.jme3.material.RenderState.BlendMode;
import com.jme3.material.RenderState.TestFunction;
import com.jme3.renderer.queue.RenderQueue.Bucket;
import com.jme3.renderer.queue.RenderQueue.ShadowMode;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import java.io.IOException;
import java.io.InputStream;

/**
 * Loads avatars: a glTF binary and the profile beside it. Loading may run on any thread as long as the model is not yet
 * in the scene; the rigs it returns belong to the render thread.
 */
public final class AvatarLoader {

    private final AssetManager assets;

    /**
     * Creates a loader.
     *
     * @param assets the application's asset manager, with jME's loader for {@code glb} (not null, alias created)
     */
    public AvatarLoader(AssetManager assets) {
        this.assets = assets;
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
        try {
            return assets.loadModel(QuantizedMeshes.key(path));
        } catch (AssetNotFoundException e) {
            throw new RigException(path + ": no such model on the class path; check the name, or add the jar or folder"
                    + " that holds it", e);
        } catch (RuntimeException e) {
            throw new RigException(path + ": cannot be read as a model (" + e.getMessage()
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
        AssetInfo info = assets.locateAsset(new AssetKey<>(path));
        if (info == null) {
            throw new RigException(path + ": no such profile on the class path; write one (docs/rigs.md says how) or"
                    + " check the name");
        }
        try (InputStream json = info.openStream()) {
            return RigProfile.read(json, path);
        } catch (IOException e) {
            throw new RigException(path + ": cannot be read (" + e.getMessage() + "); check that the file is whole", e);
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
