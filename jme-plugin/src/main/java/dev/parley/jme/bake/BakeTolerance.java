package dev.parley.jme.bake;

/**
 * How far a baked curve, interpolated linearly between its keys, may lie from what the rig wore. Immutable, for any
 * thread.
 *
 * @param weight of a morph target, above 0
 * @param radians of a joint's rotation, above 0
 * @param length of a joint's translation along each axis, in the model's units, above 0
 */
public record BakeTolerance(float weight, float radians, float length) {

    /** Too little to see: 0.005 of a weight, 0.1 degrees, 0.05 mm in a model in metres. */
    public static final BakeTolerance DEFAULT = new BakeTolerance(.005f, .0018f, .00005f);

    /**
     * Checks the ranges.
     */
    public BakeTolerance {
        if (!(weight > 0 && radians > 0 && length > 0)) {
            throw new IllegalArgumentException("tolerances are " + weight + ", " + radians + ", " + length
                    + "; each must be above 0, as in BakeTolerance.DEFAULT");
        }
    }
}
