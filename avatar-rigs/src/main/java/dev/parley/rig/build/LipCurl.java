package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

/** Rolls a lip inward about the edge of its red part, in cylindrical coordinates about the arch of the lips. */
final class LipCurl {

    private final double[] mesh;
    private final FaceMasks masks;
    private final Mouth mouth;

    LipCurl(double[] mesh, FaceMasks masks, Mouth mouth) {
        this.mesh = mesh;
        this.masks = masks;
        this.mouth = mouth;
    }

    Delta lower(double degrees) {
        return roll(degrees, mouth.lowerBorder(), masks.lower(), 1);
    }

    Delta upper(double degrees) {
        return roll(degrees, mouth.upperBorder(), masks.upper(), -1);
    }

    private Delta roll(double degrees, double[] border, double[] side, int sign) {
        double[] delta = new double[mesh.length];
        for (int i = 0; i < BaseMesh.BODY; i++) {
            double weight = weight(i) * side[i];
            if (weight > 0) {
                turn(delta, i, Math.toRadians(degrees) * weight, border, sign);
            }
        }
        return new Delta(delta, masks.graph());
    }

    private double weight(int i) {
        double z = mesh[3 * i + 2];
        if (z <= mouth.archZ() - .05) {
            return 0;
        }
        double t = mouth.aside(mesh[3 * i], 1.2);
        double reach = .165 * Math.sqrt(Math.max(1 - t * t, .02));
        double distance = masks.lipDistance()[i];
        double near = masks.isMouthBag(i) ? 1 - smoothStep(.02, .11, distance)
            : 1 - smoothStep(.75, 1.35, distance / reach);
        return near * (1 - smoothStep(.62, .98, t));
    }

    private void turn(double[] delta, int i, double angle, double[] border, int sign) {
        double x = mesh[3 * i];
        double z = mesh[3 * i + 2] - mouth.archZ();
        double radius = Math.hypot(x, z);
        double around = Math.atan2(x, z);
        double t = mouth.aside(x, 1.2);
        double[] corner = mouth.corner();
        double cornerRadius = Math.hypot(corner[0], corner[2] - mouth.archZ());
        double borderRadius = Numbers.mix(border[2] - mouth.archZ(), cornerRadius, t * t);
        double borderY = Numbers.mix(border[1], corner[1], t * t);
        double out = radius - borderRadius;
        double up = mesh[3 * i + 1] - borderY;
        double turnedOut = out * Math.cos(angle) - sign * up * Math.sin(angle);
        double turnedUp = sign * out * Math.sin(angle) + up * Math.cos(angle);
        delta[3 * i] = (turnedOut - out) * Math.sin(around);
        delta[3 * i + 1] = turnedUp - up;
        delta[3 * i + 2] = (turnedOut - out) * Math.cos(around);
    }
}
