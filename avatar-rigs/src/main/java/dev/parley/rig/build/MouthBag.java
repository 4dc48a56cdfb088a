package dev.parley.rig.build;

import java.util.stream.IntStream;

/**
 * Keeps the mouth's inside behind the skin: in a thin face a shape would push it out beside the lips.
 */
final class MouthBag {

    /** Least depth below the skin, units. */
    private static final double DEPTH = .035;
    /** Nearer to the line of the lips (units along the skin) the inside is lip, and may come forward. */
    private static final double LIP = .06;
    /** Skin further from the lips than this covers no mouth. */
    private static final double AROUND = .7;

    private final double[] neutral;
    private final int[] inside;
    private final int[] skin;

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
    }

    /** The displacement, with the inside pushed back where it would come through the skin. */
    Delta behindSkin(Delta delta) {
        double[] d = delta.xyz();
        if (IntStream.of(skin).noneMatch(i -> Points.length(d, i) > FaceShapes.LEAST)) {
            return delta;
        }
        double[] mesh = Points.sum(neutral, d);
        double[] back = new double[mesh.length];
        for (int i : inside) {
            double over = mesh[3 * i + 2] + DEPTH - front(mesh, mesh[3 * i], mesh[3 * i + 1]);
            back[3 * i + 2] = over > 0 && over < Double.POSITIVE_INFINITY ? -over : 0;
        }
        return delta.plus(new Delta(back, null));
    }

    /** Depth of the foremost skin at a place, or minus infinity where there is none: the mouth is open there. */
    private double front(double[] mesh, double x, double y) {
        double front = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < skin.length; t += 3) {
            front = Math.max(front, depth(mesh, 3 * skin[t], 3 * skin[t + 1], 3 * skin[t + 2], x, y));
        }
        return front;
    }

    private static double depth(double[] p, int a, int b, int c, double x, double y) {
        if (Math.min(p[a], Math.min(p[b], p[c])) > x || Math.max(p[a], Math.max(p[b], p[c])) < x) {
            return Double.NEGATIVE_INFINITY;
        }
        double bx = p[b] - p[a];
        double by = p[b + 1] - p[a + 1];
        double cx = p[c] - p[a];
        double cy = p[c + 1] - p[a + 1];
        double area = bx * cy - by * cx;
        double s = ((x - p[a]) * cy - (y - p[a + 1]) * cx) / area;
        double t = (bx * (y - p[a + 1]) - by * (x - p[a])) / area;
        boolean inside = s >= 0 && t >= 0 && s + t <= 1;
        return inside ? p[a + 2] + s * (p[b + 2] - p[a + 2]) + t * (p[c + 2] - p[a + 2]) : Double.NEGATIVE_INFINITY;
    }
}
