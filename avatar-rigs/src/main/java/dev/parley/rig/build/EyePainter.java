package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.clamp;
import static dev.parley.rig.build.Numbers.mix;
import static dev.parley.rig.build.Numbers.smoothStep;

/** Paints the eyeballs: an iris with depth and a dark rim, the lids' shade, and the bulge of the cornea as relief. */
final class EyePainter {

    /** Middles of both irises in the eyeballs' texture, v up, and the radius of the painted iris there. */
    private static final double[][] MIDDLES = {{.2930, .2985}, {.7063, .7060}};
    private static final double IRIS = .1155;
    /** Slope of the cornea against the eyeball at the rim of the iris; a radius of 7.8 mm on one of 12. */
    private static final double CORNEA = .34;

    private final Look.Eyes look;
    private final Raster painted;

    EyePainter(MakeHumanData data, Look.Eyes look) {
        this.look = look;
        painted = Raster.of(data.image("proxies/eyes/HighPolyEyes/textures/" + look.texture() + ".png"));
    }

    /** sRGB 0..255. */
    Raster colour(Part eyes, Occlusion occlusion) {
        double[] open = occlusion.openness(eyes.positions(), eyes.normals());
        Raster shade = TexelBake.bake(painted.width(), eyes.uvs(), eyes.triangles(), open);
        Raster out = new Raster(painted.width(), painted.height(), 3);
        for (int i = 0; i < out.pixels(); i++) {
            Place p = place(i, out);
            double light = (.50 + .50 * Math.min(1, 1.7 * shade.get(i, 0))) * p.light();
            for (int k = 0; k < 3; k++) {
                double colour = painted.sample(p.u, p.v, k);
                colour = mix(whitened(colour), colour * look.iris(), p.inIris());
                out.set(i, k, colour * light);
            }
        }
        return out;
    }

    /** The painted white is grey. */
    private static double whitened(double level) {
        return 22 + .94 * level;
    }

    /** The cornea as a tangent space normal map, green up, 0..255. */
    Raster cornea(int size) {
        Raster out = new Raster(size, size, 3);
        for (int i = 0; i < out.pixels(); i++) {
            Place p = place(i, out);
            double slope = CORNEA * p.radius * (1 - smoothStep(.90, 1.25, p.radius));
            SkinRelief.normal(out, i, -slope * p.right, -slope * p.up);
        }
        return out;
    }

    /**
     * A place relative to the nearer iris.
     *
     * @param radius 1 at the rim of the iris
     * @param right unit direction from its middle
     * @param up unit direction from its middle
     * @param u where in the painting this place takes its colour from
     * @param v likewise, up
     */
    private record Place(double radius, double right, double up, double u, double v) {

        double inIris() {
            return 1 - smoothStep(.97, 1.06, radius);
        }

        /** Light falls through the cornea to the far side of the iris; its rim is dark. */
        double light() {
            double rim = 1 - .55 * smoothStep(.80, .98, radius) * (1 - smoothStep(1.0, 1.13, radius));
            double depth = 1 - .32 * radius * up;
            return mix(1, depth * 1.06, inIris()) * rim;
        }
    }

    private Place place(int i, Raster raster) {
        double u = (i % raster.width() + .5) / raster.width();
        double v = 1 - (i / raster.width() + .5) / raster.height();
        double[] middle = u + v < 1 ? MIDDLES[0] : MIDDLES[1];
        double du = u - middle[0];
        double dv = v - middle[1];
        double distance = Math.max(Math.hypot(du, dv), 1e-9);
        double rim = IRIS * look.irisSize();
        double painted = distance < rim ? distance / look.irisSize() : IRIS + (distance - rim) * (2 * IRIS - IRIS)
            / Math.max(2 * IRIS - rim, 1e-9);
        double from = distance > 2 * IRIS ? distance : painted;
        return new Place(distance / rim, du / distance, dv / distance, middle[0] + du / distance * from,
            clamp(middle[1] + dv / distance * from, 0, 1));
    }
}
