package dev.parley.rig;

import com.jme3.scene.Spatial;
import dev.parley.rig.HeadTargets.Target;
import dev.parley.signal.ArkitBlendshape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a head lacks, and refuses one that cannot speak at all. */
final class HeadCheck {

    /** With fewer shapes than this, a user should know. */
    private static final int FEW = 10;
    /** So many targets without a use are worth a word. */
    private static final int MANY = 64;

    private final String label;
    private final Spatial scope;
    private final ShapePlan plan;
    private final List<Target> targets;
    private final List<String> notes;

    HeadCheck(String label, Spatial scope, ShapePlan plan, List<String> notes) {
        this.label = label;
        this.scope = scope;
        this.plan = plan;
        this.notes = notes;
        targets = plan.targets().all();
    }

    /**
     * Checks the head.
     *
     * @param jaw whether a joint opens the mouth
     * @throws RigException if nothing can speak
     */
    void check(boolean jaw) {
        long used = 0;
        for (int part = 0; part < plan.targets().parts().size(); part++) {
            used += FaceArea.used(plan, part).size();
        }
        if (used == 0 && !jaw) {
            throw new RigException(label + ": " + mute());
        }
        long shapes = Arrays.stream(ArkitBlendshape.values()).filter(plan::means).count();
        if (shapes < FEW && !jaw) {
            notes.add("node '" + targets.get(0).mesh() + "': few of the 52 shapes are driven (" + shapes
                    + "), so the face will hardly move; add shape keys by ARKit's names, or name others under"
                    + " mapping.shapes");
        }
        if (targets.size() - used > MANY) {
            notes.add(mostTargets() + "; " + (targets.size() - used) + " of the model's " + targets.size()
                    + " targets have no use here: leave them out of the export to save memory, or name them under"
                    + " mapping.shapes");
        }
        if (used > 0 && plan.poses().isEmpty() && targets.stream().anyMatch(target -> !target.isNamed())) {
            notes.add("some targets have no names and are left alone; export with names (mesh.extras.targetNames), or"
                    + " name them under mapping.shapes as #0, #1, ...");
        }
    }

    private String mute() {
        if (targets.isEmpty()) {
            return "nothing in it can speak: no mesh has morph targets, and no joint is named like a jaw (it has "
                    + RigCheck.listed(RigJoint.names(scope)) + "). Export it with its shape keys, or name the jaw's"
                    + " joint as joints.jaw in a profile";
        }
        String mesh = targets.get(0).mesh();
        if (targets.stream().noneMatch(Target::isNamed)) {
            return "node '" + mesh + "': its " + targets.size() + " morph targets have no names, so nobody can tell"
                    + " what they are. Export with names (mesh.extras.targetNames), or say in a profile which is which:"
                    + " \"mapping\": {\"shapes\": {\"jawOpen\": {\"#0\": 1}}}";
        }
        return "node '" + mesh + "': none of its morph targets has a known name (it has "
                + RigCheck.listed(targets.stream().map(Target::name).distinct().toList())
                + "). Say in a profile which is which: \"mapping\": {\"shapes\": {\"jawOpen\": {\""
                + targets.get(0).name() + "\": 1}}}";
    }

    private String mostTargets() {
        List<Target> most = targets.stream().collect(Collectors.groupingBy(Target::part)).values().stream()
                .max(Comparator.comparingInt(List::size)).orElseThrow();
        return "node '" + most.get(0).mesh() + "' has " + most.size() + " morph targets";
    }
}
