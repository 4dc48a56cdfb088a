package dev.parley.rig;

import dev.parley.rig.HeadTargets.Target;
import dev.parley.signal.ArkitBlendshape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which target follows what: the profile's word first, then ARKit's names and aliases mesh by mesh, then poses for what
 * is left over. Made once a rig.
 */
final class ShapePlan {

    /**
     * A target that follows a shape.
     *
     * @param target which one
     * @param factor times the shape's weight
     * @param shared whether the target follows another shape too
     */
    record Drive(Target target, float factor, boolean shared) {
    }

    private final RigProfile profile;
    private final HeadTargets targets;
    private final Map<ArkitBlendshape, List<Drive>> drives = new EnumMap<>(ArkitBlendshape.class);
    private final List<FacePose> poses = new ArrayList<>();
    private final List<FacePose> known = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ShapePlan(HeadTargets targets, RigProfile profile) {
        this.targets = targets;
        this.profile = profile;
    }

    static ShapePlan of(HeadTargets targets, RigProfile profile) {
        ShapePlan plan = new ShapePlan(targets, profile);
        Set<ArkitBlendshape> told = plan.takeProfile();
        for (int part = 0; part < targets.parts().size(); part++) {
            plan.takeNames(targets.of(part), told);
        }
        PoseFinder finder = new PoseFinder(targets, profile, plan.drives.keySet(), told);
        plan.known.addAll(finder.find());
        plan.known.stream().filter(finder::isUseful).forEach(plan.poses::add);
        return plan;
    }

    HeadTargets targets() {
        return targets;
    }

    /** Returns the targets that follow a shape. */
    List<Drive> drives(ArkitBlendshape shape) {
        return drives.getOrDefault(shape, List.of());
    }

    List<FacePose> poses() {
        return poses;
    }

    /** Returns all poses that the model has, driven or not. */
    List<FacePose> known() {
        return known;
    }

    /** Returns what a user should know, a line each. */
    List<String> notes() {
        return notes;
    }

    /** Tells whether anything moves with a shape. */
    boolean means(ArkitBlendshape shape) {
        return drives.containsKey(shape) || poses.stream().anyMatch(pose -> pose.means()[shape.ordinal()] > 0);
    }

    private Set<ArkitBlendshape> takeProfile() {
        Set<ArkitBlendshape> told = EnumSet.noneOf(ArkitBlendshape.class);
        Map<String, Map<String, Float>> shapes = profile.mapping().shapes();
        shapes.forEach((name, means) -> {
            List<ArkitBlendshape> sides = ShapeNames.sides("mapping.shapes", name);
            told.addAll(sides);
            means.forEach((reference, factor) -> {
                for (Target target : found(name, reference)) {
                    sides.stream().filter(side -> sides.size() == 1 || !shapes.containsKey(side.arkitName()))
                            .forEach(side -> add(side, target, factor / sides.size(), sides.size() > 1));
                }
            });
        });
        return told;
    }

    private List<Target> found(String shape, String reference) {
        List<Target> found = targets.find(reference);
        if (found.isEmpty()) {
            throw new RigException(profile.label() + ": mapping.shapes." + shape + " names target '" + reference
                    + "', but the model has no such morph target; it has " + targets.listed()
                    + ". Name one of these or remove the entry");
        }
        return found;
    }

    private void takeNames(List<Target> mesh, Set<ArkitBlendshape> told) {
        Map<ArkitBlendshape, Target> own = new LinkedHashMap<>();
        for (Target target : mesh) {
            ShapeNames.read(target.isNamed() ? target.name() : null).filter(shape -> !told.contains(shape))
                    .ifPresent(shape -> {
                        Target first = own.putIfAbsent(shape, target);
                        if (first != null) {
                            notes.add(target + " reads as " + shape.arkitName() + " like " + first.name()
                                    + ", which is used; name the other under mapping.shapes to change that");
                        }
                    });
        }
        own.forEach((shape, target) -> add(shape, target, 1, false));
        for (Target target : mesh) {
            if (target.isNamed() && !own.containsValue(target) && ShapeNames.read(target.name()).isEmpty()) {
                takeAlias(target, own.keySet(), told);
            }
        }
    }

    private void takeAlias(Target target, Set<ArkitBlendshape> own, Set<ArkitBlendshape> told) {
        Map<ArkitBlendshape, Float> alias = Schemes.ALL.alias(target.name());
        if (alias.keySet().stream().noneMatch(shape -> own.contains(shape) || told.contains(shape))) {
            alias.forEach((shape, factor) -> add(shape, target, factor, alias.size() > 1));
        }
    }

    private void add(ArkitBlendshape shape, Target target, float factor, boolean shared) {
        drives.computeIfAbsent(shape, key -> new ArrayList<>()).add(new Drive(target, factor, shared));
    }
}
