package dev.parley.jme.bake;

import com.jme3.anim.AnimClip;
import com.jme3.anim.AnimTrack;
import com.jme3.anim.Joint;
import com.jme3.anim.MorphTrack;
import com.jme3.anim.TransformTrack;
import com.jme3.anim.util.HasLocalTransform;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import dev.parley.rig.AvatarRig;
import dev.parley.signal.MotionClip;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The face of one line as a rig wore it: key frames of its morph targets and joints, from the line's first sample on.
 * Immutable, for any thread.
 */
public final class BakedMotion {

    private final String name;
    private final List<MorphKeys> morphs;
    private final List<JointKeys> joints;

    private BakedMotion(String name, List<MorphKeys> morphs, List<JointKeys> joints) {
        this.name = name;
        this.morphs = morphs;
        this.joints = joints;
    }

    /**
     * Bakes a line with {@link BakeTolerance#DEFAULT}.
     *
     * @param name the animation's name, not empty
     * @param rig who wears it (not null, modified: it shows the line's end afterwards); not one that is in the scene
     * @param motion what the model made, for instance {@code SpeechResult.motion()} (not null)
     * @param seconds the sound's duration, above 0
     * @return a new value
     */
    public static BakedMotion of(String name, AvatarRig rig, MotionClip motion, double seconds) {
        return of(name, rig, motion, seconds, BakeTolerance.DEFAULT);
    }

    /**
     * Bakes a line: gains, eye limits and rules of the rig's profile applied. Takes about a millisecond a frame.
     *
     * @param name the animation's name, not empty
     * @param rig who wears it (not null, modified: it shows the line's end afterwards); not one that is in the scene
     * @param motion what the model made, for instance {@code SpeechResult.motion()} (not null)
     * @param seconds the sound's duration, above 0
     * @param tolerance how far the curves may lie from what the rig wore (not null)
     * @return a new value
     */
    public static BakedMotion of(String name, AvatarRig rig, MotionClip motion, double seconds,
            BakeTolerance tolerance) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("name is empty; name the animation, for instance by its line");
        }
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds is " + seconds + ", but must be above 0");
        }
        RigRecording recording = new RigRecording(rig, motion, seconds);
        return new BakedMotion(name, recording.morphs(tolerance), recording.joints(tolerance));
    }

    /**
     * Returns the animation's name.
     *
     * @return not empty
     */
    public String name() {
        return name;
    }

    List<MorphKeys> morphs() {
        return morphs;
    }

    List<JointKeys> joints() {
        return joints;
    }

    /**
     * Returns the line as a clip whose tracks name geometries and joints, but hold none: small to save. Give it to
     * {@link BakedClips#bind} before it plays.
     *
     * @return a new clip
     */
    public AnimClip clip() {
        List<AnimTrack<?>> tracks = new ArrayList<>();
        for (MorphKeys keys : morphs) {
            tracks.add(new MorphTrack(new Geometry(keys.geometry()), keys.times().clone(), keys.weights().clone(),
                    keys.targets()));
        }
        for (JointKeys keys : joints) {
            HasLocalTransform standIn = keys.isNode() ? new Node(keys.name()) : new Joint(keys.name());
            tracks.add(new TransformTrack(standIn, keys.times().clone(), keys.translations(), keys.rotations(), null));
        }
        AnimClip clip = new AnimClip(name);
        clip.setTracks(tracks.toArray(AnimTrack[]::new));
        return clip;
    }
}
