package dev.parley.rig.build;

/**
 * Landmarks of one identity's mouth: the arch of the lips is taken for a circle about (x = 0, z = {@code archZ}).
 *
 * @param corner left corner of the mouth
 * @param contact where the lips meet on the midline
 * @param lowerBorder edge of the lower lip's red on the midline
 * @param upperBorder edge of the upper lip's red on the midline
 * @param halfWidth x of the corner
 * @param radius of the arch
 * @param archZ z of its centre
 */
record Mouth(double[] corner, double[] contact, double[] lowerBorder, double[] upperBorder, double halfWidth,
             double radius, double archZ) {

    static final int CORNER = 7202;
    static final int CONTACT = 523;
    static final int LOWER_BORDER = 5337;
    static final int UPPER_BORDER = 5342;

    static Mouth of(double[] mesh) {
        double[] corner = Points.at(mesh, CORNER);
        double[] contact = Points.at(mesh, CONTACT);
        double half = corner[0];
        double sagitta = Math.max(contact[2] - corner[2], .03);
        double radius = (half * half + sagitta * sagitta) / (2 * sagitta);
        return new Mouth(corner, contact, Points.at(mesh, LOWER_BORDER), Points.at(mesh, UPPER_BORDER), half, radius,
            contact[2] - radius);
    }

    /** Distance from the midline as a share of the mouth's half width, at most {@code limit}. */
    double aside(double x, double limit) {
        return Math.min(Math.abs(x) / halfWidth, limit);
    }
}
