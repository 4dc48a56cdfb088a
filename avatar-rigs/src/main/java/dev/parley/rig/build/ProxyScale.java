package dev.parley.rig.build;

/**
 * How a proxy's offsets grow with the body: along each axis the distance of two vertices over what it was where the
 * proxy was made. The figures are the {@code x_scale, y_scale, z_scale} lines of the CC0 {@code .mhclo} files.
 *
 * @param pairs two vertices for each axis
 * @param lengths units
 */
record ProxyScale(int[][] pairs, double[] lengths) {

    static final ProxyScale EYES = head(1.6482, 2.7213, 2.2795);
    static final ProxyScale LASHES = head(1.4800, 2.3298, 1.9221);
    static final ProxyScale TONGUE = LASHES;
    static final ProxyScale BROWS = head(1.4160, 2.3073, 1.9231);
    /** Female suits, and the long hair made for them. */
    static final ProxyScale FEMALE = head(1.3980, 2.2048, 1.8461);
    /** Male casual and elegant suits, and hair made for them. */
    static final ProxyScale MALE = head(1.4340, 2.4098, 2.0001);
    static final ProxyScale TEETH = new ProxyScale(new int[][] {{15077, 15111}, {14993, 15061}, {15061, 15068}},
        new double[] {.5002, .3132, .4465});

    private static ProxyScale head(double x, double y, double z) {
        return new ProxyScale(new int[][] {{5399, 11998}, {791, 881}, {962, 5320}}, new double[] {x, y, z});
    }

    double[] of(double[] mesh) {
        double[] factors = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            int[] pair = pairs[axis];
            factors[axis] = Math.abs(mesh[3 * pair[0] + axis] - mesh[3 * pair[1] + axis]) / lengths[axis];
        }
        return factors;
    }
}
