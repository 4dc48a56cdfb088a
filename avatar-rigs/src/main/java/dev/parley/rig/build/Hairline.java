package dev.parley.rig.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far points of the skin are from the hair above the ears: near it the skin is painted with the first strands. */
final class Hairline {

    /** Further than this counts as far; also the edge of the cells of the search, units. */
    private static final double FAR = .4;
    /** Samples along each edge of a triangle of hair. */
    private static final int SAMPLES = 6;

    /** Samples closer than about this are one, units. */
    private static final double GRAIN = .02;

    private final Map<List<Integer>, List<double[]>> cells = new HashMap<>();
    private final Set<List<Integer>> grains = new HashSet<>();

    /** @param lowest height below which hair, as it hangs down, does not count, units */
    Hairline(Part hair, HairPainter painter, double lowest) {
        for (int t = 0; t < hair.triangles().length; t += 3) {
            for (int i = 0; i <= SAMPLES; i++) {
                for (int j = 0; j <= SAMPLES - i; j++) {
                    sample(hair, painter, t, (double) i / SAMPLES, (double) j / SAMPLES, lowest);
                }
            }
        }
    }

    private void sample(Part hair, HairPainter painter, int t, double s, double r, double lowest) {
        double[] p = at(hair.positions(), 3, hair.triangles(), t, s, r);
        double[] uv = at(hair.uvs(), 2, hair.triangles(), t, s, r);
        if (p[1] > lowest && painter.alpha(uv[0], uv[1]) > .5 && grains.add(cell(p, GRAIN, 13))) {
            cells.computeIfAbsent(cell(p, FAR, 13), key -> new ArrayList<>()).add(p);
        }
    }

    private static double[] at(double[] values, int width, int[] triangles, int t, double s, double r) {
        double[] out = new double[width];
        for (int k = 0; k < width; k++) {
            out[k] = (1 - s - r) * values[width * triangles[t] + k] + s * values[width * triangles[t + 1] + k]
                + r * values[width * triangles[t + 2] + k];
        }
        return out;
    }

    /** The cell that holds a point, or one of the 27 round it; 13 is itself. */
    private static List<Integer> cell(double[] p, double edge, int neighbour) {
        return List.of((int) Math.floor(p[0] / edge) + neighbour % 3 - 1,
            (int) Math.floor(p[1] / edge) + neighbour / 3 % 3 - 1, (int) Math.floor(p[2] / edge) + neighbour / 9 - 1);
    }

    /**
     * For each point its distance to the hair in units, at most {@value #FAR}; no hair grows on ears.
     *
     * @param points {@code (n, 3)}
     * @param ears 0..1 {@code (n)}
     */
    double[] distances(double[] points, double[] ears) {
        double[] distances = new double[points.length / 3];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.min(FAR, Math.sqrt(nearest(Points.at(points, i))) + FAR * ears[i]);
        }
        return distances;
    }

    /** 1 on the ears of the base mesh, read off the targets that shift them whole; a value a vertex. */
    static double[] ears(Targets targets) {
        double[] left = targets.delta("ears/l-ear-trans-depth-forward");
        double[] right = targets.delta("ears/r-ear-trans-depth-forward");
        double most = Points.largest(left);
        return Face.perVertex(i -> Numbers.smoothStep(.15, .6,
            Math.max(Points.length(left, i), Points.length(right, i)) / most));
    }

    private double nearest(double[] p) {
        double best = FAR * FAR;
        for (int k = 0; k < 27; k++) {
            for (double[] q : cells.getOrDefault(cell(p, FAR, k), List.of())) {
                best = Math.min(best, Points.squaredDistance(p, 0, q, 0));
            }
        }
        return best;
    }
}
