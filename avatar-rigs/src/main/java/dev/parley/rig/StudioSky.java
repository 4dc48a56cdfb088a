package dev.parley.rig;

/**
 * The light of a photographer's studio as a function of direction: dark walls, a lighter ceiling, and soft boxes. Linear
 * radiance, red green blue; +z is where the face looks to. Immutable, for any thread.
 */
final class StudioSky {

    /** Direction (unit), sharpness of the lobe, and colour; {@code exp(sharpness (cos - 1))}, a spherical Gaussian. */
    private record Box(double x, double y, double z, double sharpness, double red, double green, double blue) {

        static Box of(double x, double y, double z, double sharpness, double red, double green, double blue) {
            double length = Math.sqrt(x * x + y * y + z * z);
            return new Box(x / length, y / length, z / length, sharpness, red, green, blue);
        }
    }

    private static final Box[] BOXES = {
        Box.of(.75, .75, .9, 14, 1.5, 1.42, 1.32),
        Box.of(-.9, .25, .7, 7, .32, .36, .42),
        Box.of(-.6, .5, -.8, 10, .6, .63, .70),
        Box.of(0, -.9, .6, 4, .10, .08, .07),
    };

    private StudioSky() {
    }

    /**
     * Adds the radiance from one direction.
     *
     * @param x unit direction
     * @param y up
     * @param z out of the face
     * @param weight factor of what is added
     * @param into three values (modified)
     */
    static void add(double x, double y, double z, double weight, double[] into) {
        double up = .5 + .5 * y;
        into[0] += weight * (.05 + .17 * up);
        into[1] += weight * (.052 + .175 * up);
        into[2] += weight * (.057 + .185 * up);
        for (Box box : BOXES) {
            double lobe = weight * Math.exp(box.sharpness * (x * box.x + y * box.y + z * box.z - 1));
            into[0] += lobe * box.red;
            into[1] += lobe * box.green;
            into[2] += lobe * box.blue;
        }
    }
}
