package dev.parley.rig;

import dev.parley.rig.HeadTargets.Target;
import dev.parley.signal.ArkitBlendshape;
import com.jme3.scene.mesh.MorphTarget;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What each target of one geometry follows: channels (the 52 shapes, then poses) with factors. */
final class TargetDrives {

    private final int[][] channels;
    private final float[][] factors;

    private TargetDrives(int targets) {
        channels = new int[targets][];
        factors = new float[targets][];
        for (int i = 0; i < targets; i++) {
            set(i, Map.of());
        }
    }

    private void set(int target, Map<Integer, Float> sources) {
        channels[target] = sources.keySet().stream().mapToInt(Integer::intValue).toArray();
        factors[target] = new float[channels[target].length];
        int i = 0;
        for (float factor : sources.values()) {
            factors[target][i++] = factor;
        }
    }

    /** Targets that follow the shapes they are named after. */
    static TargetDrives byNames(MorphTarget[] targets) {
        TargetDrives drives = new TargetDrives(targets.length);
        for (int i = 0; i < targets.length; i++) {
            int target = i;
            ShapeNames.read(targets[i].getName()).ifPresent(shape -> drives.set(target, Map.of(shape.ordinal(), 1f)));
        }
        return drives;
    }

    /**
     * The targets of one geometry by a plan.
     *
     * @param plan what follows what
     * @param part the geometry's index
     * @param ignored shapes that it does not follow
     */
    static TargetDrives of(ShapePlan plan, int part, Set<ArkitBlendshape> ignored) {
        Map<Target, Map<Integer, Float>> sources = new java.util.HashMap<>();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            if (!ignored.contains(shape)) {
                plan.drives(shape).forEach(drive -> add(sources, drive.target(), shape.ordinal(), drive.factor()));
            }
        }
        for (int pose = 0; pose < plan.poses().size(); pose++) {
            int channel = ArkitBlendshape.COUNT + pose;
            plan.poses().get(pose).targets().forEach((target, factor) -> add(sources, target, channel, factor));
        }
        TargetDrives drives = new TargetDrives(plan.targets().of(part).size());
        plan.targets().of(part).forEach(target -> drives.set(target.index(), sources.getOrDefault(target, Map.of())));
        return drives;
    }

    private static void add(Map<Target, Map<Integer, Float>> sources, Target target, int channel, float factor) {
        sources.computeIfAbsent(target, key -> new TreeMap<>()).merge(channel, factor, Float::sum);
    }

    /** Returns a target's weight. */
    float weight(int target, float[] values) {
        float sum = 0;
        for (int i = 0; i < channels[target].length; i++) {
            sum += factors[target][i] * values[channels[target][i]];
        }
        return sum;
    }

    int count() {
        return channels.length;
    }

    /** Returns the shapes that move the geometry directly. */
    Set<ArkitBlendshape> shapes() {
        Set<ArkitBlendshape> shapes = EnumSet.noneOf(ArkitBlendshape.class);
        for (int[] target : channels) {
            for (int channel : target) {
                if (channel < ArkitBlendshape.COUNT) {
                    shapes.add(ArkitBlendshape.values()[channel]);
                }
            }
        }
        return shapes;
    }
}
