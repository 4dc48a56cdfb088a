package dev.parley.sample;

import com.jme3.asset.AssetManager;
import com.jme3.system.JmeSystem;
import dev.parley.jme.bake.BakedClips;
import dev.parley.jme.bake.BakedMotion;
import dev.parley.jme.bake.GltfBake;
import dev.parley.rig.AvatarRig;
import dev.parley.synthesis.SpeechResult;
import java.io.IOException;
import java.nio.file.Path;

/** Bakes lines for one avatar; no graphics are needed. Belongs to one thread. */
final class Baker {

    private final AvatarRig rig;
    private final GltfBake gltf;

    /** Loads the avatar, and its file if that is to be written. */
    Baker(AvatarChoice avatar, boolean wantsGltf) throws IOException {
        AssetManager assets = JmeSystem.newAssetManager(Baker.class.getResource("/com/jme3/asset/Desktop.cfg"));
        rig = avatar.load(assets);
        gltf = wantsGltf ? new GltfBake(avatar.glb(), avatar.fileName()) : null;
    }

    /** Bakes a line; the clip's file may be null. */
    void add(String name, SpeechResult line, Path clip) throws IOException {
        BakedMotion baked = BakedMotion.of(name, rig, line.motion(), line.audio().seconds());
        if (clip != null) {
            BakedClips.write(clip, baked);
        }
        if (gltf != null) {
            gltf.add(baked);
        }
    }

    /** Writes the avatar with all lines; no file if there is none. */
    void writeGltf(Path file) throws IOException {
        if (gltf != null && gltf.lines() > 0) {
            gltf.write(file);
        }
    }
}
