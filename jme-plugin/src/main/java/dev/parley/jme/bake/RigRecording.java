package dev.parley.jme.bake;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.scene.Spatial;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.ModelParts;
import dev.parley.rig.RigProfile;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Lets a rig wear a line frame by frame, and takes down targets and joints. For the thread that owns the model. */
final class RigRecording {

    private final float[] times;
    private final List<MorphCurve> morphs = new ArrayList<>();
    private final List<JointCurve> joints = new ArrayList<>();

    RigRecording(AvatarRig rig, MotionClip motion, double seconds) {
        times = times(motion, seconds);
        rig.deformers().forEach(deformer -> morphs.add(new MorphCurve(deformer, times.length)));
        addJoints(rig.root(), rig.profile().joints());
        MotionFrame frame = new MotionFrame();
        for (int row = 0; row < times.length; row++) {
            rig.apply(motion.sample(times[row], frame));
            for (MorphCurve morph : morphs) {
                morph.record(row);
            }
            for (JointCurve joint : joints) {
                joint.record(row);
            }
        }
    }

    /** The line's start, the middle of each frame, as motion is linear between these, and the line's end. */
    private static float[] times(MotionClip motion, double seconds) {
        float[] times = new float[motion.frames() + 2];
        int count = 1;
        for (int i = 0; i < motion.frames(); i++) {
            float middle = (float) ((i + .5) / motion.frameRate());
            if (middle < seconds) {
                times[count++] = middle;
            }
        }
        times[count++] = (float) seconds;
        return Arrays.copyOf(times, count);
    }

    /** Every joint may move, whatever a rig drives with it; those that stay still are left out in the end. */
    private void addJoints(Spatial root, RigProfile.Joints names) {
        Set<String> named = new LinkedHashSet<>(Stream
                .of(names.head(), names.neck(), names.leftEye(), names.rightEye(), names.jaw())
                .filter(Objects::nonNull).toList());
        Set<String> found = new LinkedHashSet<>();
        for (SkinningControl skin : ModelParts.controls(root, SkinningControl.class)) {
            for (Joint joint : skin.getArmature().getJointList()) {
                if (found.add(joint.getName())) {
                    joints.add(new JointCurve(joint.getName(), joint, false, named.contains(joint.getName()),
                            times.length));
                }
            }
        }
        for (String name : named) {
            Spatial node = found.contains(name) ? null : ModelParts.named(root, name);
            if (node != null) {
                joints.add(new JointCurve(name, node, true, true, times.length));
            }
        }
    }

    List<MorphKeys> morphs(BakeTolerance tolerance) {
        return morphs.stream().map(morph -> morph.keys(times, tolerance)).toList();
    }

    List<JointKeys> joints(BakeTolerance tolerance) {
        return joints.stream().map(joint -> joint.keys(times, tolerance)).filter(Objects::nonNull).toList();
    }
}
