package dev.parley.rig;

import dev.parley.rig.HeadTargets.Target;
import dev.parley.signal.ArkitBlendshape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the visemes, vowels and emotions of a rig, and tells which are worth driving: those whose shapes have no own
 * targets.
 */
final class PoseFinder {

    /** A pose is used if at most this share of what it means (squared) is driven already. */
    private static final double COVERED = .5;
    /** Emotions begin late: a smile in an {@code ee} is no joy. */
    private static final float EMOTION_RELUCTANCE = .25f;
    private static final Set<String> BOTH_LIDS = Set.of("blinkLeft", "blinkRight");

    private final HeadTargets targets;
    private final RigProfile profile;
    private final Set<ArkitBlendshape> covered;
    private final Set<ArkitBlendshape> told;
    private final Map<String, FacePose> found = new LinkedHashMap<>();

    PoseFinder(HeadTargets targets, RigProfile profile, Set<ArkitBlendshape> covered, Set<ArkitBlendshape> told) {
        this.targets = targets;
        this.profile = profile;
        this.covered = covered;
        this.told = told;
    }

    List<FacePose> find() {
        Set<Target> taken = new HashSet<>();
        profile.mapping().poses().forEach((name, pose) -> {
            Map<Target, Float> moved = targetsOf(name, pose);
            taken.addAll(moved.keySet());
            found.put(Schemes.ALL.pose(name).orElse(name), new FacePose(name, moved, meansOf(name, pose),
                    pose.reluctance()));
        });
        byNames(taken);
        if (found.keySet().containsAll(BOTH_LIDS)) {
            found.remove("blink");
        }
        return found.values().stream().filter(pose -> !pose.targets().isEmpty()).toList();
    }

    private void byNames(Set<Target> taken) {
        Map<String, String> spelling = new LinkedHashMap<>();
        for (Target target : targets.all()) {
            Optional<String> recipe = taken.contains(target) || !target.isNamed() ? Optional.empty()
                    : Schemes.ALL.pose(target.name());
            if (recipe.isEmpty() || found.containsKey(recipe.get()) && !spelling.containsKey(recipe.get())) {
                continue;
            }
            if (spelling.computeIfAbsent(recipe.get(), key -> target.name()).equals(target.name())) {
                found.computeIfAbsent(recipe.get(), key -> named(target.name(), key)).targets().put(target, 1f);
            }
        }
    }

    private static FacePose named(String name, String recipe) {
        return new FacePose(name, new LinkedHashMap<>(), table(Schemes.ALL.recipe(recipe)), reluctance(recipe));
    }

    static float reluctance(String recipe) {
        return Schemes.ALL.isEmotion(recipe) ? EMOTION_RELUCTANCE : 0;
    }

    private Map<Target, Float> targetsOf(String name, RigMapping.Pose pose) {
        Map<Target, Float> moved = new LinkedHashMap<>();
        Map<String, Float> wanted = pose.targets() == null ? Map.of(name, 1f) : pose.targets();
        wanted.forEach((reference, factor) -> {
            List<Target> of = targets.find(reference);
            if (of.isEmpty()) {
                throw new RigException(profile.label() + ": mapping.poses." + name + " names target '" + reference
                        + "', but the model has no such morph target; it has " + targets.listed()
                        + ". Name one of these or remove the entry");
            }
            of.forEach(target -> moved.merge(target, factor, Float::sum));
        });
        return moved;
    }

    private float[] meansOf(String name, RigMapping.Pose pose) {
        if (pose.means() != null) {
            return RigProfile.table(pose.means(), 0);
        }
        return table(Schemes.ALL.pose(name).map(Schemes.ALL::recipe).orElseThrow(() -> new RigException(
                profile.label() + ": mapping.poses." + name + " has no means, and its name is none that is known;"
                + " say which ARKit shapes it looks like, for instance \"means\": {\"jawOpen\": 0.7}")));
    }

    private static float[] table(Map<ArkitBlendshape, Float> weights) {
        float[] table = new float[ArkitBlendshape.COUNT];
        weights.forEach((shape, weight) -> table[shape.ordinal()] = weight);
        return table;
    }

    /** Tells whether a pose shows what nothing else does. */
    boolean isUseful(FacePose pose) {
        float[] means = pose.means();
        double all = 0;
        double driven = 0;
        boolean looks = false;
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            double weight = means[shape.ordinal()];
            all += weight * weight;
            driven += covered.contains(shape) || told.contains(shape) ? weight * weight : 0;
            looks |= weight > 0 && AvatarRig.LOOKS.contains(shape);
        }
        return all > 0 && driven <= COVERED * all && !(looks && profile.gaze() == RigProfile.Gaze.JOINTS);
    }
}
