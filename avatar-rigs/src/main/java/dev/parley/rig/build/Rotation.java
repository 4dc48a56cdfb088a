package dev.parley.rig.build;

/** A 3x3 rotation matrix, row-major; right-handed. */
record Rotation(double[] m) {

    static final Rotation NONE = new Rotation(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

    /** Rodrigues' formula for a rotation vector in degrees: its direction is the axis, its length the angle. */
    static Rotation ofVector(double x, double y, double z) {
        double degrees = Math.sqrt(x * x + y * y + z * z);
        if (degrees == 0) {
            return NONE;
        }
        double a = Math.toRadians(degrees);
        double c = Math.cos(a);
        double s = Math.sin(a);
        double k = 1 - c;
        double u = x / degrees;
        double v = y / degrees;
        double w = z / degrees;
        return new Rotation(new double[] {
            c + u * u * k, u * v * k - w * s, u * w * k + v * s,
            v * u * k + w * s, c + v * v * k, v * w * k - u * s,
            w * u * k - v * s, w * v * k + u * s, c + w * w * k});
    }

    Rotation times(Rotation o) {
        double[] r = new double[9];
        for (int i = 0; i < 9; i++) {
            int row = i / 3 * 3;
            r[i] = m[row] * o.m[i % 3] + m[row + 1] * o.m[3 + i % 3] + m[row + 2] * o.m[6 + i % 3];
        }
        return new Rotation(r);
    }

    /** Coordinate {@code axis} (0, 1, 2) of the turned vector. */
    double turned(int axis, double x, double y, double z) {
        return m[3 * axis] * x + m[3 * axis + 1] * y + m[3 * axis + 2] * z;
    }

    /** {@code R (p - pivot) + pivot}, a new array. */
    double[] about(double[] pivot, double[] p) {
        double x = p[0] - pivot[0];
        double y = p[1] - pivot[1];
        double z = p[2] - pivot[2];
        return new double[] {pivot[0] + turned(0, x, y, z), pivot[1] + turned(1, x, y, z),
            pivot[2] + turned(2, x, y, z)};
    }
}
