package dev.parley.rig.build;

/**
 * A rigid motion: a turn about a hinge, then a shift. Those of the jaw are made here.
 *
 * @param turn about the hinge
 * @param hinge units
 * @param shift units
 */
record RigidMotion(Rotation turn, double[] hinge, double[] shift) {

    static RigidMotion jawOpen(double[] hinge) {
        return new RigidMotion(Rotation.ofVector(19, 0, 0), hinge, new double[] {0, 0, -.02});
    }

    static RigidMotion jawForward(double[] hinge) {
        return new RigidMotion(Rotation.NONE, hinge, new double[] {0, -.006, .09});
    }

    /** @param sign 1 to the face's left, -1 to its right */
    static RigidMotion jawAside(double[] hinge, int sign) {
        return new RigidMotion(Rotation.ofVector(0, 4 * sign, 0), hinge, new double[] {.035 * sign, 0, 0});
    }

    /** Where a point goes, a new array. */
    double[] moved(double[] point) {
        double[] p = turn.about(hinge, point);
        for (int axis = 0; axis < 3; axis++) {
            p[axis] += shift[axis];
        }
        return p;
    }

    /** Displacements of points {@code (n, 3)}, times a weight each; a new array. */
    double[] displacements(double[] points, double[] weights) {
        double[] delta = new double[points.length];
        for (int i = 0; i < points.length / 3; i++) {
            if (weights[i] != 0) {
                double[] to = moved(Points.at(points, i));
                for (int axis = 0; axis < 3; axis++) {
                    delta[3 * i + axis] = weights[i] * (to[axis] - points[3 * i + axis]);
                }
            }
        }
        return delta;
    }
}
