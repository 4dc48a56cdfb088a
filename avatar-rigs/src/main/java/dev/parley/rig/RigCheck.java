package dev.parley.rig;

import com.jme3.scene.Spatial;
import dev.parley.signal.ArkitBlendshape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a model with its profile and says in one line what is missing. */
final class RigCheck {

    private RigCheck() {
    }

    static HeadJoints joints(Spatial root, RigProfile profile) {
        RigProfile.Joints names = profile.joints();
        RigJoint left = null;
        RigJoint right = null;
        if (profile.gaze() == RigProfile.Gaze.JOINTS) {
            left = joint(root, profile, "leftEye", names.leftEye());
            right = joint(root, profile, "rightEye", names.rightEye());
        }
        return new HeadJoints(joint(root, profile, "head", names.head()), joint(root, profile, "neck", names.neck()),
                left, right, joint(root, profile, "jaw", names.jaw()), profile);
    }

    private static RigJoint joint(Spatial root, RigProfile profile, String field, String name) {
        if (name == null) {
            return null;
        }
        RigJoint joint = RigJoint.find(root, profile.mapping().node(), name);
        if (joint == null) {
            throw new RigException(profile.label() + ": joints." + field + " is '" + name + "', but model '"
                    + root.getName() + "' has no such joint; it has " + listed(RigJoint.names(root))
                    + ". Name one of these" + ("head".equals(field) ? "" : " or leave the field out"));
        }
        return joint;
    }

    static void meshes(Spatial root, RigProfile profile) {
        for (String mesh : profile.eyeMeshes()) {
            if (RigJoint.named(root, mesh) == null) {
                throw new RigException(profile.label() + ": eyeMeshes names '" + mesh + "', but model '"
                        + root.getName() + "' has no such node; name the eyeballs' geometries or leave the field out");
            }
        }
    }

    static void shapes(Spatial root, RigProfile profile, Set<ArkitBlendshape> covered) {
        Set<ArkitBlendshape> absent = EnumSet.noneOf(ArkitBlendshape.class);
        Stream.concat(profile.gains().keySet().stream(), profile.neutral().keySet().stream())
                .forEach(name -> absent.addAll(ShapeNames.sides("shapes", name)));
        absent.removeAll(covered);
        // switched off on purpose
        profile.mapping().shapes().forEach((name, targets) -> {
            if (targets.isEmpty()) {
                absent.removeAll(ShapeNames.sides("shapes", name));
            }
        });
        if (!absent.isEmpty()) {
            throw new RigException(profile.label() + ": gains or neutral name "
                    + listed(absent.stream().map(ArkitBlendshape::arkitName).toList()) + ", but no mesh of model '"
                    + root.getName() + "' has a morph target of that name; add it to the model or remove the entry");
        }
    }

    static String listed(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().limit(12).collect(Collectors.joining(", "))
                + (names.size() > 12 ? " and " + (names.size() - 12) + " more" : "");
    }

    /** Returns the first line of what an exception says. */
    static String oneLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
