package dev.parley.rig.build;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Keeps the mouth's inside behind the skin: in a thin face a shape would push it out beside the lips.
 */
final class MouthBag {

    /** Least depth below the skin, units, unless it is less at rest. */
    private static final double DEPTH = .035;
    /** Nearer to the line of the lips (units along the skin) the inside is lip, and may come forward. */
    private static final double LIP = .06;
    /** Skin further from the lips than this covers no mouth. */
    private static final double AROUND = .7;

    private final double[] neutral;
    private final int[] inside;
    private final int[] skin;
    private final double[] depths;

    MouthBag(Face face) {
        neutral = face.neutral();
        FaceMasks masks = face.masks();
        double[] distance = masks.lipDistance();
        inside = IntStream.range(0, BaseMesh.BODY).filter(i -> masks.isMouthBag(i) && distance[i] > LIP).toArray();
        int[] corners = face.base().body().corners();
        skin = IntStream.range(0, corners.length / 4)
            .filter(q -> IntStream.range(4 * q, 4 * q + 4)
                .allMatch(c -> !masks.isMouthBag(corners[c]) && distance[corners[c]] < AROUND))
            .flatMap(q -> IntStream.of(0, 1, 2, 0, 2, 3).map(k -> corners[4 * q + k])).toArray();
        depths = Arrays.stream(inside).mapToDouble(i -> depth(neutral, i)).toArray();
    }

    /** The displacement, with the inside pushed back where it would come through the skin. */
    Delta behindSkin(Delta delta) {
        double[] d = delta.xyz();
        if (IntStream.of(skin).noneMatch(i -> Points.length(d, i) > FaceShapes.LEAST)) {
            return delta;
        }
        double[] mesh = Points.sum(neutral, d);
        double[] back = new double[mesh.length];
        for (int k = 0; k < inside.length; k++) {
            double over = Math.min(DEPTH, depths[k]) - depth(mesh, inside[k]);
            back[3 * inside[k] + 2] = -Math.max(0, over);
        }
        return delta.plus(new Delta(back, null));
    }

    /** How far a vertex lies behind the foremost skin; infinity where there is none: the mouth is open there. */
    private double depth(double[] mesh, int vertex) {
        double front = front(mesh, mesh[3 * vertex], mesh[3 * vertex + 1]);
        return front == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : front - mesh[3 * vertex + 2];
    }

    /** Height along z of the foremost skin at a place, or minus infinity. */
    private double front(double[] mesh, double x, double y) {
        double front = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < skin.length; t += 3) {
            front = Math.max(front, Overlap.height(mesh, 3 * skin[t], 3 * skin[t + 1], 3 * skin[t + 2], 1, x, y));
        }
        return front;
    }
}
