package dev.parley.rig;

import com.jme3.scene.Spatial;
import dev.parley.rig.CoverageReport.Entry;
import dev.parley.rig.CoverageReport.Means;
import dev.parley.rig.ShapePlan.Drive;
import dev.parley.signal.ArkitBlendshape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what a rig shows of each shape, by asking for the shape alone. */
final class CoverageCheck {

    /** A shape that less than this of is shown counts as not driven. */
    private static final float SEEN = .1f;
    /** Lips that close because the jaw does: closed, but the chin does not stay down. */
    private static final float CLOSED_BY_JAW = .5f;

    private final ShapePlan plan;
    private final HeadJoints joints;
    private final RigProfile profile;
    private final Spatial root;
    private final ShapeMixer mixer;

    CoverageCheck(ShapePlan plan, HeadJoints joints, RigProfile profile, Spatial root) {
        this.plan = plan;
        this.root = root;
        this.joints = joints;
        this.profile = profile;
        mixer = new ShapeMixer(plan, joints.opensJaw());
    }

    List<Entry> entries() {
        return Arrays.stream(ArkitBlendshape.values()).map(this::entry).toList();
    }

    private Entry entry(ArkitBlendshape shape) {
        List<Drive> drives = plan.drives(shape);
        if (isTurned(shape)) {
            List<Drive> others = drives.stream().filter(drive -> !isEyeball(drive)).toList();
            String lids = others.isEmpty() ? "" : "; lids: " + names(others);
            return new Entry(shape, Means.JOINT, 0, jointOf(shape) + lids);
        }
        boolean own = drives.stream().anyMatch(drive -> !drive.shared());
        if (own) {
            return new Entry(shape, Means.TARGET, 0, names(drives));
        }
        if (joints.opensJaw() && AvatarRig.JAW.contains(shape)) {
            return new Entry(shape, Means.JOINT, 0, profile.joints().jaw());
        }
        if (shape == ArkitBlendshape.MOUTH_CLOSE && drives.isEmpty()
                && entry(ArkitBlendshape.JAW_OPEN).means() != Means.NONE) {
            return new Entry(shape, Means.NONE, CLOSED_BY_JAW, "the jaw opens by jawOpen - mouthClose");
        }
        return mixed(shape, drives);
    }

    private Entry mixed(ArkitBlendshape shape, List<Drive> drives) {
        float[] shown = shown(EnumSet.of(shape));
        float loss = 0;
        for (int i = 0; i < shown.length; i++) {
            float wrong = shown[i] - (i == shape.ordinal() ? 1 : 0);
            loss += wrong * wrong;
        }
        loss = (float) Math.min(1, Math.sqrt(loss));
        // poses have two sides: one corner of the mouth may be too little to ask for any
        Set<ArkitBlendshape> both = EnumSet.copyOf(ShapeNames.sides("shapes",
                shape.arkitName().replaceAll("(Left|Right)$", "")));
        both.add(shape);
        if (Math.max(shown[shape.ordinal()], shown(both)[shape.ordinal()]) < SEEN) {
            return new Entry(shape, Means.NONE, 1, "");
        }
        return drives.isEmpty() ? new Entry(shape, Means.POSES, loss, poses(both))
                : new Entry(shape, Means.SHARED, loss, names(drives));
    }

    /** What a face looks like, in ARKit's weights, when some shapes are asked for. */
    private float[] shown(Set<ArkitBlendshape> shapes) {
        float[] channels = mixed(shapes);
        float[] shown = new float[ArkitBlendshape.COUNT];
        for (ArkitBlendshape other : ArkitBlendshape.values()) {
            List<Drive> drives = plan.drives(other);
            boolean own = drives.stream().anyMatch(drive -> !drive.shared());
            boolean jaw = joints.opensJaw() && AvatarRig.JAW.contains(other);
            float value = own || jaw ? channels[other.ordinal()]
                    : (float) drives.stream().mapToDouble(drive -> activation(drive, channels)).max().orElse(0);
            shown[other.ordinal()] += value;
        }
        for (int pose = 0; pose < plan.poses().size(); pose++) {
            float[] means = plan.poses().get(pose).means();
            for (int i = 0; i < shown.length; i++) {
                shown[i] += channels[ArkitBlendshape.COUNT + pose] * means[i];
            }
        }
        return shown;
    }

    private float[] mixed(Set<ArkitBlendshape> shapes) {
        float[] wanted = new float[ArkitBlendshape.COUNT];
        shapes.forEach(shape -> wanted[shape.ordinal()] = 1);
        return mixer.mix(wanted);
    }

    private double activation(Drive drive, float[] channels) {
        double sum = 0;
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            for (Drive other : plan.drives(shape)) {
                sum += other.target().equals(drive.target()) ? other.factor() * channels[shape.ordinal()] : 0;
            }
        }
        return Math.min(1, sum);
    }

    private boolean isTurned(ArkitBlendshape shape) {
        return AvatarRig.LOOKS.contains(shape)
                && (shape.arkitName().endsWith("Left") ? joints.turnsLeftEye() : joints.turnsRightEye());
    }

    private String jointOf(ArkitBlendshape look) {
        return look.arkitName().endsWith("Left") ? profile.joints().leftEye() : profile.joints().rightEye();
    }

    private boolean isEyeball(Drive drive) {
        return AvatarRig.turnedByJoints(plan.targets().parts().get(drive.target().part()), root, profile);
    }

    private static String names(List<Drive> drives) {
        return drives.stream().map(drive -> drive.target().toString()).distinct().collect(Collectors.joining(", "));
    }

    private String poses(Set<ArkitBlendshape> shapes) {
        float[] channels = mixed(shapes);
        List<String> names = new ArrayList<>();
        for (int pose = 0; pose < plan.poses().size(); pose++) {
            if (channels[ArkitBlendshape.COUNT + pose] > .02f) {
                names.add(plan.poses().get(pose).name());
            }
        }
        return String.join(", ", names);
    }

    /** Describes the joints, a line each. */
    List<String> joints() {
        RigProfile.Joints names = profile.joints();
        String head = or(names.head(), "no joint, it does not turn");
        return List.of("head: " + head + "; neck: " + or(names.neck(), "none"), "gaze: by " + (profile.gaze() == RigProfile.Gaze.JOINTS
                        ? "joints " + or(names.leftEye(), "none") + ", " + or(names.rightEye(), "none")
                        : "shapes") + "; jaw: " + or(names.jaw(), "no joint, or shapes move it"));
    }

    private static String or(String name, String absent) {
        return name == null ? absent : name;
    }
}
