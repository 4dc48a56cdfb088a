package dev.parley.rig;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a model that was not made for Parley is driven: the part of a profile that {@link RigMapper} finds by itself and
 * that a JSON profile overrides. A target is named {@code target} (in every mesh that has one of this name),
 * {@code mesh/target}, or, where it has no name, {@code #index} or {@code mesh/#index}. Immutable, for any thread.
 *
 * @param node the scene node that holds the head, where a file has several; null takes all
 * @param unit the model's units a metre, above 0: 1 for metres, 100 for centimetres
 * @param eyeTurn share of the gaze's angle by which the eyes' joints turn, 0..1
 * @param jaw how the jaw's joint moves
 * @param shapes targets by ARKit name, each with its factor, -4..4; a name without side means both, an empty map that the
 *     shape drives nothing; shapes that are not named here are found by their names
 * @param poses faces that stand for several shapes at once, by name
 */
public record RigMapping(String node, float unit, float eyeTurn, Jaw jaw, Map<String, Map<String, Float>> shapes,
        Map<String, Pose> poses) {

    /** Nothing overridden: all is found by names, in metres. */
    public static final RigMapping NONE = new RigMapping(null, 1, 1, null, null, null);

    /**
     * How far a jaw's joint goes.
     *
     * @param open radians about +x at {@code jawOpen} 1, 0..1
     * @param side radians about +y at {@code jawLeft} or {@code jawRight} 1, 0..0.5
     * @param forward metres along +z at {@code jawForward} 1, 0..0.03
     */
    public record Jaw(float open, float side, float forward) {

        /** 19 degrees open, 4 degrees to a side, 6 mm forward. */
        public static final Jaw DEFAULT = new Jaw(.33f, .07f, .006f);

        /**
         * Checks the ranges.
         */
        public Jaw {
            range("jaw.open", open, 0, 1);
            range("jaw.side", side, 0, .5f);
            range("jaw.forward", forward, 0, .03f);
        }
    }

    /**
     * A face that stands for several shapes at once: a viseme, a vowel, an emotion. Weights of ARKit's shapes become
     * weights of poses by least squares, see {@code docs/rigs.md}.
     *
     * @param targets targets with their factors, -4..4; null means the target of the pose's own name; none switches the
     *     pose off
     * @param means weights of the ARKit shapes that the pose looks like, 0..1; null means the recipe of its name
     * @param reluctance how much must ask for the pose before it begins, 0..1
     */
    public record Pose(Map<String, Float> targets, Map<String, Float> means, float reluctance) {

        /**
         * Copies the maps and checks names and ranges.
         */
        public Pose {
            targets = targets == null ? null : ordered(targets);
            means = means == null ? null : ordered(means);
            range("reluctance", reluctance, 0, 1);
            if (targets != null) {
                targets.forEach((target, factor) -> range("targets." + target, factor, -4, 4));
            }
            if (means != null) {
                means.keySet().forEach(shape -> ShapeNames.sides("means", shape));
                means.forEach((shape, weight) -> range("means." + shape, weight, 0, 1));
            }
        }
    }

    /**
     * Fills in what is absent (null, or 0 for {@code unit} and {@code eyeTurn}) and checks names and ranges.
     */
    public RigMapping {
        unit = unit == 0 ? 1 : unit;
        eyeTurn = eyeTurn == 0 ? 1 : eyeTurn;
        jaw = jaw == null ? Jaw.DEFAULT : jaw;
        shapes = shapes == null ? Map.of() : ordered(shapes);
        poses = poses == null ? Map.of() : ordered(poses);
        range("mapping.unit", unit, 1e-4f, 1e5f);
        range("mapping.eyeTurn", eyeTurn, 0, 1);
        shapes.keySet().forEach(shape -> ShapeNames.sides("mapping.shapes", shape));
        shapes.forEach((shape, targets) -> targets.forEach((target, factor) ->
                range("mapping.shapes." + shape + "." + target, factor, -4, 4)));
    }

    /** Order matters: poses are weighed against each other in turn, and files are read by people. */
    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static void range(String field, float value, float low, float high) {
        if (!(value >= low && value <= high)) {
            throw new RigException(field + " is " + value + ", but must be " + low + " to " + high);
        }
    }
}
