package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.mix;
import static dev.parley.rig.build.Numbers.smoothStep;

/** Paints the skin's textures: colour, occlusion with roughness, and fine relief. */
final class SkinPainter {

    private static final double[] MOUTH = {158, 74, 68};
    private static final double[] BLUSH = {206, 104, 98};

    private final SkinSurface surface;
    private final SkinSource source;
    private final Mouth mouth;
    private final Look look;

    SkinPainter(SkinSurface surface, SkinSource source, Mouth mouth, Look look) {
        this.surface = surface;
        this.source = source;
        this.mouth = mouth;
        this.look = look;
    }

    /** sRGB 0..255. */
    Raster colour(int size) {
        Raster texels = surface.bake(size);
        Raster out = new Raster(size, size, 3);
        double[] c = new double[3];
        for (int i = 0; i < out.pixels(); i++) {
            paint(new Texel(texels, i), c);
            for (int k = 0; k < 3; k++) {
                out.set(i, k, c[k]);
            }
        }
        return out;
    }

    /** One texel's values, and what follows from them. */
    private final class Texel {

        private final double x;
        private final double y;
        private final double z;
        private final double lipDistance;
        private final double bag;
        private final double open;
        private final double u;
        private final double v;

        Texel(Raster texels, int i) {
            x = texels.get(i, SkinSurface.X);
            y = texels.get(i, SkinSurface.Y);
            z = texels.get(i, SkinSurface.Z);
            lipDistance = texels.get(i, SkinSurface.LIP_DISTANCE);
            bag = texels.get(i, SkinSurface.MOUTH_BAG);
            open = texels.get(i, SkinSurface.OPENNESS);
            u = texels.get(i, SkinSurface.U);
            v = texels.get(i, SkinSurface.V);
        }

        double lips() {
            return lipDistance > .145 ? 0 : source.lips(u, v) * (1 - smoothStep(.115, .145, lipDistance)) * (1 - bag);
        }

        /** The line between the lips, fading before the corners. */
        double slit() {
            return (1 - smoothStep(0, .03, lipDistance)) * (1 - smoothStep(.70, 1, mouth.aside(x, 2)));
        }

        /** 0 at the lips .. 1 deep in the mouth. */
        double depth() {
            return Numbers.clamp((mouth.corner()[2] + .05 - z) / .55, 0, 1);
        }

        double noise(double cycles) {
            return Noise.value(x * cycles, y * cycles, z * cycles);
        }

        double pore(double cells) {
            return 1 - smoothStep(.05, .45, Noise.cells(x * cells, y * cells, z * cells));
        }

        double streaks() {
            return Noise.value(x * 90, y * 9, z * 9);
        }

        double blush() {
            double dx = (Math.abs(x) - mouth.halfWidth() - .20) / .22;
            double dy = (y - mouth.contact()[1] - .26) / .22;
            return z > .5 ? look.blush() * Math.exp(-dx * dx - dy * dy) : 0;
        }
    }

    private void paint(Texel t, double[] c) {
        double lips = t.lips();
        double detail = 1 + .025 * t.noise(9) + .020 * t.noise(28) + .017 * t.noise(75)
            - (1 - lips) * (.03 * t.pore(55) + .02 * t.pore(90));
        double streaks = 1 + .06 * t.streaks();
        double shade = .72 + .28 * Math.min(1, 1.25 * t.open);
        double slit = 1 - .45 * t.slit();
        double deep = 1 - .85 * Math.pow(t.depth(), 1.1);
        double blush = t.blush();
        for (int k = 0; k < 3; k++) {
            double skin = source.colour(t.u, t.v, k) * look.skinTone()[k];
            skin = mix(skin, BLUSH[k], blush) * detail;
            skin = mix(skin, look.lips()[k] * streaks, lips * look.lipStrength()) * slit;
            c[k] = mix(skin, MOUTH[k] * deep, t.bag) * shade;
        }
    }

    /** Occlusion, roughness and metal in red, green and blue, 0..255. */
    Raster occlusionRoughness(int size) {
        Raster texels = surface.bake(size);
        Raster out = new Raster(size, size, 3);
        for (int i = 0; i < out.pixels(); i++) {
            Texel t = new Texel(texels, i);
            double inMouth = .5 * Math.pow(1 - t.depth(), 1.5) + .03;
            double occlusion = mix(.45 + .55 * t.open, inMouth, t.bag) * (1 - .75 * t.slit());
            double roughness = mix(mix(.46, .36, t.lips()), .75, t.bag) + .25 * t.slit();
            out.set(i, 0, 255 * occlusion);
            out.set(i, 1, 255 * Math.min(1, roughness));
        }
        return out;
    }

    /** A tangent space normal map of pores and lip lines, green up, 0..255. */
    Raster relief(int size) {
        Raster texels = surface.bake(size);
        Raster height = new Raster(size, size, 1);
        for (int i = 0; i < height.pixels(); i++) {
            Texel t = new Texel(texels, i);
            double lips = t.lips();
            double pores = Math.max(t.pore(55), .8 * t.pore(90));
            // Folded skin, such as a raised lid, stretches when it unfolds: no pores there.
            double flat = (1 - t.bag) * (1 - lips) * smoothStep(.15, .45, t.open);
            height.set(i, 0, flat * (-.0009 * pores + .0007 * t.noise(28)) - .0012 * lips * t.streaks());
        }
        Raster out = new Raster(size, size, 3);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int left = y * size + Math.max(0, x - 1);
                int right = y * size + Math.min(size - 1, x + 1);
                int above = Math.max(0, y - 1) * size + x;
                int below = Math.min(size - 1, y + 1) * size + x;
                normal(out, y * size + x, slope(texels, height, left, right), slope(texels, height, below, above));
            }
        }
        return out;
    }

    /** Rise of the height a unit of length on the skin; 0 across seams of the texture. */
    private static double slope(Raster texels, Raster height, int from, int to) {
        double length = 0;
        for (int axis = 0; axis < 3; axis++) {
            length += Math.pow(texels.get(to, axis) - texels.get(from, axis), 2);
        }
        length = Math.sqrt(length);
        if (length < 1e-4 || length > .08) {
            return 0;
        }
        return Numbers.clamp((height.get(to, 0) - height.get(from, 0)) / length, -1, 1);
    }

    private static void normal(Raster out, int texel, double right, double up) {
        double length = Math.sqrt(1 + right * right + up * up);
        out.set(texel, 0, 127.5 * (1 - right / length));
        out.set(texel, 1, 127.5 * (1 - up / length));
        out.set(texel, 2, 127.5 * (1 + 1 / length));
    }
}
