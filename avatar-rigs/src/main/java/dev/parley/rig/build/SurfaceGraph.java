package dev.parley.rig.build;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeSet;

/** Edges of the skin: smoothing of values over it and distances along it. Helper vertices have no edges. */
final class SurfaceGraph {

    private final int[][] neighbours;

    SurfaceGraph(QuadMesh body) {
        TreeSet<Integer>[] sets = sets();
        int[] corners = body.corners();
        for (int i = 0; i < corners.length; i++) {
            int a = corners[i];
            int b = corners[i % 4 == 3 ? i - 3 : i + 1];
            sets[a].add(b);
            sets[b].add(a);
        }
        neighbours = Arrays.stream(sets)
            .map(s -> s.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TreeSet<Integer>[] sets() {
        TreeSet[] sets = new TreeSet[BaseMesh.VERTICES];
        Arrays.setAll(sets, i -> new TreeSet<Integer>());
        return sets;
    }

    /** The other ends of a vertex' edges; do not modify. */
    int[] neighbours(int vertex) {
        return neighbours[vertex];
    }

    /**
     * Laplacian smoothing, {@code f <- f/2 + mean(neighbours)/2}, repeated.
     *
     * @param values {@code (VERTICES, n)} for any n, unchanged
     * @return a new array; helper vertices keep their values
     */
    double[] smooth(double[] values, int times) {
        int stride = values.length / BaseMesh.VERTICES;
        double[] from = values.clone();
        double[] to = values.clone();
        for (int t = 0; t < times; t++) {
            for (int i = 0; i < BaseMesh.BODY * stride; i++) {
                to[i] = smoothed(from, i / stride, i % stride, stride);
            }
            double[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private double smoothed(double[] f, int vertex, int part, int stride) {
        int[] around = neighbours[vertex];
        double own = f[vertex * stride + part];
        if (around.length == 0) {
            return own;
        }
        double sum = 0;
        for (int n : around) {
            sum += f[n * stride + part];
        }
        return .5 * own + .5 * sum / around.length;
    }

    /** Shortest way along edges to any of the seeds (Dijkstra), in units; {@code unreachable} where there is none. */
    double[] distances(double[] positions, int[] seeds, double unreachable) {
        double[] distance = new double[BaseMesh.VERTICES];
        Arrays.fill(distance, Double.MAX_VALUE);
        record Step(double length, int vertex) {
        }
        PriorityQueue<Step> open = new PriorityQueue<>(Comparator.comparingDouble(Step::length));
        for (int seed : seeds) {
            distance[seed] = 0;
            open.add(new Step(0, seed));
        }
        while (!open.isEmpty()) {
            Step step = open.poll();
            if (step.length > distance[step.vertex]) {
                continue;
            }
            for (int n : neighbours[step.vertex]) {
                double length = step.length + Points.distance(positions, step.vertex, n);
                if (length < distance[n]) {
                    distance[n] = length;
                    open.add(new Step(length, n));
                }
            }
        }
        return Arrays.stream(distance).map(d -> d == Double.MAX_VALUE ? unreachable : d).toArray();
    }
}
