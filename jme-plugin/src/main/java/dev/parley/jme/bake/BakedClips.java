package dev.parley.jme.bake;

import com.jme3.anim.AnimClip;
import com.jme3.anim.AnimComposer;
import com.jme3.anim.AnimTrack;
import com.jme3.anim.Joint;
import com.jme3.anim.MorphControl;
import com.jme3.anim.MorphTrack;
import com.jme3.anim.SkinningControl;
import com.jme3.anim.TransformTrack;
import com.jme3.anim.util.HasLocalTransform;
import com.jme3.export.binary.BinaryExporter;
import com.jme3.scene.Geometry;
import com.jme3.scene.Spatial;
import dev.parley.format.OutputFile;
import dev.parley.rig.ModelParts;
import dev.parley.rig.RigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Baked lines as jME plays them: saved as {@code .j3o}, bound to a model, played by the stock {@code AnimComposer} and
 * {@code MorphControl}.
 *
 * <pre>{@code
 * AnimClip line = assetManager.loadAsset(new AssetKey<>("Dialogue/greet.j3o"));
 * AnimComposer composer = BakedClips.composer(model);
 * composer.addAnimClip(BakedClips.bind(line, model));
 * composer.setCurrentAction("greet", AnimComposer.DEFAULT_LAYER, false);
 * }</pre>
 */
public final class BakedClips {

    private BakedClips() {
    }

    /**
     * Saves a line. The file holds key frames and names, neither meshes nor textures.
     *
     * @param file the {@code .j3o} to be; replaced if it exists (not null)
     * @param line what to save (not null)
     * @throws IOException if writing fails; the file is then as it was before
     */
    public static void write(Path file, BakedMotion line) throws IOException {
        OutputFile.write(file, out -> BinaryExporter.getInstance().save(line.clip(), out));
    }

    /**
     * Points a clip's tracks to the geometries and joints of a model, by name; where several geometries share one, by
     * their order. For the thread that owns the model.
     *
     * @param clip a baked clip, perhaps shared through the asset cache (not null, unaffected)
     * @param model the avatar it was baked for (not null, unaffected): a model of its own, not jME's clone of another,
     *     as clones share the weights of their targets
     * @return a new clip that shares the key frames
     * @throws RigException if the model lacks a geometry or joint
     */
    public static AnimClip bind(AnimClip clip, Spatial model) {
        List<Geometry> morphed = new ArrayList<>(ModelParts.morphed(model));
        Map<String, HasLocalTransform> joints = new HashMap<>();
        AnimTrack<?>[] tracks = new AnimTrack<?>[clip.getTracks().length];
        for (int i = 0; i < tracks.length; i++) {
            if (clip.getTracks()[i] instanceof MorphTrack track) {
                MorphTrack bound = (MorphTrack) track.jmeClone();
                bound.setTarget(take(morphed, track, clip, model));
                tracks[i] = bound;
            } else if (clip.getTracks()[i] instanceof TransformTrack track) {
                TransformTrack bound = track.jmeClone();
                bound.setTarget(joints.computeIfAbsent(name(track.getTarget()), name -> joint(name, clip, model)));
                tracks[i] = bound;
            } else {
                tracks[i] = clip.getTracks()[i];
            }
        }
        AnimClip bound = new AnimClip(clip.getName());
        bound.setTracks(tracks);
        return bound;
    }

    private static Geometry take(List<Geometry> morphed, MorphTrack track, AnimClip clip, Spatial model) {
        String name = track.getTarget().getName();
        int targets = track.getWeights().length / track.getTimes().length;
        for (Geometry geometry : morphed) {
            if (name.equals(geometry.getName()) && geometry.getMesh().getMorphTargets().length == targets) {
                morphed.remove(geometry);
                return geometry;
            }
        }
        throw new RigException("clip '" + clip.getName() + "': model '" + model.getName() + "' has no geometry '" + name
                + "' with " + targets + " morph targets; bind it to the avatar that it was baked for");
    }

    private static HasLocalTransform joint(String name, AnimClip clip, Spatial model) {
        Joint joint = ModelParts.joint(model, name);
        Spatial node = joint == null ? ModelParts.named(model, name) : null;
        if (joint == null && node == null) {
            throw new RigException("clip '" + clip.getName() + "': model '" + model.getName() + "' has no joint or node"
                    + " '" + name + "'; bind it to the avatar that it was baked for");
        }
        return joint == null ? node : joint;
    }

    private static String name(HasLocalTransform target) {
        return target instanceof Joint joint ? joint.getName() : ((Spatial) target).getName();
    }

    /**
     * Returns the model's composer, and makes one and a {@code MorphControl} where the model has none. For the thread
     * that owns the model.
     *
     * @param model a model of its own, not taken over by an {@code AvatarRig} (not null, modified)
     * @return the composer, to which clips can be added
     */
    public static AnimComposer composer(Spatial model) {
        List<SkinningControl> skins = ModelParts.controls(model, SkinningControl.class);
        // After the skin's control on the same spatial: if it came first, it would take the skin's vertex attributes.
        Spatial place = skins.isEmpty() ? model : skins.get(0).getSpatial();
        if (ModelParts.controls(model, MorphControl.class).isEmpty()) {
            boolean all = ModelParts.morphed(place).equals(ModelParts.morphed(model));
            (all ? place : model).addControl(new MorphControl());
        }
        List<AnimComposer> composers = ModelParts.controls(model, AnimComposer.class);
        if (!composers.isEmpty()) {
            return composers.get(0);
        }
        AnimComposer composer = new AnimComposer();
        place.addControl(composer);
        return composer;
    }
}
