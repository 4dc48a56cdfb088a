package dev.parley.rig;

import java.util.List;

/**
 * How shapes depend on each other. A name without side stands for both: {@code eyeSquint} by {@code eyeBlink} means
 * left by left and right by right. Fades are applied before limits, both in their order. Immutable, for any thread.
 *
 * @param fades {@code shape *= 1 - by}, with {@code by} taken as 0..1
 * @param limits {@code shape = min(shape, by)}
 */
public record RigRules(List<Pair> fades, List<Pair> limits) {

    /**
     * {@code mouthClose} at most {@code jawOpen}; lids that blink neither look down nor squint. These three hold for
     * any face sculpted to ARKit's meanings.
     */
    public static final RigRules DEFAULT = new RigRules(
            List.of(new Pair("eyeLookDown", "eyeBlink"), new Pair("eyeSquint", "eyeBlink")),
            List.of(new Pair("mouthClose", "jawOpen")));

    /** No rules at all. */
    public static final RigRules NONE = new RigRules(List.of(), List.of());

    /**
     * A shape that gives way to another.
     *
     * @param shape ARKit name of the shape that changes
     * @param by ARKit name of the shape it depends on
     */
    public record Pair(String shape, String by) {

        /**
         * Checks the names.
         */
        public Pair {
            int shapes = ShapeNames.sides("rules", shape).size();
            int others = ShapeNames.sides("rules", by).size();
            if (others != 1 && shapes != others) {
                throw new RigException("rules: '" + shape + "' by '" + by + "' pairs " + shapes + " shape with "
                        + others + "; name the side of '" + by + "'");
            }
        }
    }

    /**
     * Copies the lists; null means none.
     */
    public RigRules {
        fades = fades == null ? List.of() : List.copyOf(fades);
        limits = limits == null ? List.of() : List.copyOf(limits);
    }

    /** Returns index pairs {@code shape, by, shape, by...} into the 52 weights. */
    static int[] indices(List<Pair> pairs) {
        return pairs.stream().flatMapToInt(pair -> {
            var shapes = ShapeNames.sides("rules", pair.shape());
            var others = ShapeNames.sides("rules", pair.by());
            return java.util.stream.IntStream.range(0, 2 * shapes.size()).map(i -> i % 2 == 0
                    ? shapes.get(i / 2).ordinal()
                    : others.get(Math.min(i / 2, others.size() - 1)).ordinal());
        }).toArray();
    }
}
