package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Furrows that come with raised and with knitted brows, as parts of those shapes. The forehead's quads lie in rows
 * about half as far apart as its furrows: every other row sinks in, those between rise, and the normals do the rest.
 */
final class Furrows {

    /** The rows of the forehead and of the frown: height above the eyes, units. */
    private static final double FOREHEAD = .27;
    private static final double HAIR = .70;
    private static final double NOSE = .12;
    private static final double BROWS = .42;
    /** Columns of quads from the midline to the temples. */
    private static final int COLUMNS = 14;
    /** A ridge's height, and how deep frowns are, as shares of the depth. */
    private static final double RIDGE = .4;
    private static final double FROWN = 1.4;

    private final Face face;
    private final SurfaceGraph graph;
    private final double[] normals;
    private final double[] forehead = new double[BaseMesh.VERTICES];
    private final double[] frown = new double[BaseMesh.VERTICES];

    Furrows(Face face) {
        this.face = face;
        normals = Normals.of(face.neutral(), face.base().body());
        graph = face.masks().graph();
        List<Integer> midline = midline();
        for (int row = 0; row < midline.size(); row++) {
            walk(midline.get(row), row);
        }
    }

    /** Vertices of the midline from the root of the nose to the hair, upward. */
    private List<Integer> midline() {
        double[] base = face.base().positions();
        return IntStream.range(0, BaseMesh.BODY)
            .filter(i -> Math.abs(base[3 * i]) < 1e-4 && base[3 * i + 2] > 0 && above(i) > NOSE && above(i) < HAIR)
            .boxed().sorted(Comparator.comparingDouble(this::above)).toList();
    }

    /** Height above the eyes. */
    private double above(int vertex) {
        return face.neutral()[3 * vertex + 1] - face.joint("eye.L")[1];
    }

    /** Follows a row of edges from the midline to both sides. */
    private void walk(int start, int row) {
        double height = above(start);
        double line = smoothStep(FOREHEAD - .03, FOREHEAD + .06, height) * (1 - smoothStep(HAIR - .12, HAIR, height))
            * (row % 2 == 0 ? -1 : RIDGE);
        double brow = smoothStep(NOSE, NOSE + .08, height) * (1 - smoothStep(BROWS - .14, BROWS, height));
        forehead[start] = line;
        frown[start] = brow * RIDGE;
        for (int next : graph.neighbours(start)) {
            if (Math.abs(face.neutral()[3 * next]) > 1e-3) {
                walk(start, next, line, brow);
            }
        }
    }

    private void walk(int start, int first, double line, double brow) {
        int before = start;
        int at = first;
        for (int column = 1; column < COLUMNS && at >= 0; column++) {
            forehead[at] = line;
            frown[at] = column > 2 ? 0 : brow * (column == 1 ? -FROWN : RIDGE);
            int next = ahead(before, at);
            before = at;
            at = next;
        }
    }

    /** The vertex straight on, or -1: of those next to {@code at} the one in no quad with {@code before}. */
    private int ahead(int before, int at) {
        int[] ahead = Arrays.stream(graph.neighbours(at)).filter(v -> v != before && Arrays.stream(graph.neighbours(v))
            .noneMatch(w -> w != at && Arrays.stream(graph.neighbours(before)).anyMatch(u -> u == w))).toArray();
        return ahead.length == 1 ? ahead[0] : -1;
    }

    /** Across the middle of the forehead. */
    Delta middle() {
        return along(forehead).times(i -> 1 - smoothStep(.12, .42, aside(i)));
    }

    /** Above one brow. */
    Delta outer(boolean left) {
        return along(forehead).times(face.side(left))
            .times(i -> smoothStep(.08, .38, aside(i)) * (1 - smoothStep(.48, .66, aside(i))));
    }

    /** Upright, between the brows. */
    Delta between(boolean left) {
        return along(frown).times(face.side(left));
    }

    private double aside(int vertex) {
        return Math.abs(face.neutral()[3 * vertex]);
    }

    private Delta along(double[] pattern) {
        double[] xyz = new double[normals.length];
        Arrays.setAll(xyz, i -> face.furrowed() * pattern[i / 3] * normals[i]);
        return face.delta(xyz);
    }
}
