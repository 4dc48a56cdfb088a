package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.mix;
import static dev.parley.rig.build.Numbers.smoothStep;

/** Paints the skin's colour, and its occlusion with roughness. */
final class SkinPainter {

    private static final double[] MOUTH = {158, 74, 68};
    private static final double[] BLUSH = {206, 104, 98};
    private static final double[] PLAIN = {190, 140, 115};
    private static final double[] LID = {196, 122, 112};

    private final SkinSurface surface;
    private final SkinSource source;
    private final Mouth mouth;
    private final Look.Skin look;
    private final double[] hairColour;
    private final double[] cheek = new double[3];

    /** @param hairColour sRGB 0..255, painted below the hairline */
    SkinPainter(SkinSurface surface, SkinSource source, Mouth mouth, Look.Skin look, double[] hairColour) {
        this.surface = surface;
        this.source = source;
        this.mouth = mouth;
        this.look = look;
        this.hairColour = hairColour;
    }

    /** sRGB 0..255; what is never seen has one colour. */
    Raster colour(int size) {
        Raster texels = surface.bake(size);
        boolean[] seen = surface.seen(size);
        SkinTexel texel = new SkinTexel(texels, source, mouth);
        findCheek(texel, seen);
        Raster out = new Raster(size, size, 3);
        for (int i = 0; i < out.pixels(); i++) {
            if (seen[i]) {
                paint(texel.at(i), out, i);
            } else {
                paintPlain(out, i);
            }
        }
        return out;
    }

    /** The painted cheeks' mean: painted lids are too red or too yellow by far. */
    private void findCheek(SkinTexel texel, boolean[] seen) {
        int count = 0;
        for (int i = 0; i < seen.length; i += 97) {
            if (seen[i] && texel.at(i).blush() > .6) {
                count++;
                for (int k = 0; k < 3; k++) {
                    cheek[k] += (texel.painted(k) - cheek[k]) / count;
                }
            }
        }
    }

    private void paintPlain(Raster out, int i) {
        for (int k = 0; k < 3; k++) {
            out.set(i, k, PLAIN[k] * look.tone()[k]);
        }
    }

    private void paint(SkinTexel t, Raster out, int i) {
        double lips = t.lips();
        double detail = 1 + look.detail() * (.025 * t.noise(9) + .020 * t.noise(28) + .017 * t.noise(75)
            - (1 - lips) * (.035 * t.pore(55) + .03 * t.pore(90)));
        double streaks = 1 + .06 * look.detail() * t.streaks();
        double shade = .72 + .28 * Math.min(1, 1.25 * t.open());
        double slit = 1 - .45 * t.slit();
        double deep = 1 - .85 * Math.pow(t.depth(), 1.1);
        double blush = look.blush() * t.blush();
        double stubble = .85 * t.stubble(look.detail());
        double lid = .3 * look.detail() * t.lidEdge();
        double eyelid = mix(1, .5, look.detail()) * t.eyelid();
        double corner = 1 - .10 * t.corner();
        for (int k = 0; k < 3; k++) {
            double skin = mix(t.painted(k), .95 * cheek[k], eyelid) * look.tone()[k];
            skin = mix(skin, BLUSH[k], blush) * detail;
            skin = mix(skin, look.lips()[k] * streaks, lips * look.lipStrength()) * slit;
            skin = mix(skin, hairColour[k], stubble);
            skin = mix(skin, LID[k] * look.tone()[k], lid);
            out.set(i, k, mix(skin, MOUTH[k] * deep, t.bag()) * shade * corner);
        }
    }

    /** Occlusion, roughness and metal in red, green and blue, 0..255. */
    Raster occlusionRoughness(int size) {
        Raster texels = surface.bake(size);
        SkinTexel texel = new SkinTexel(texels, source, mouth);
        Raster out = new Raster(size, size, 3);
        for (int i = 0; i < out.pixels(); i++) {
            SkinTexel t = texel.at(i);
            double inMouth = .5 * Math.pow(1 - t.depth(), 1.5) + .03;
            double occlusion = mix(.45 + .55 * t.open(), inMouth, t.bag()) * (1 - .75 * t.slit()) * (1 - .4 * t.corner());
            out.set(i, 0, 255 * occlusion);
            out.set(i, 1, 255 * Math.min(1, roughness(t)));
        }
        return out;
    }

    private double roughness(SkinTexel t) {
        double lips = t.lips();
        double pores = look.detail() * (1 - lips) * (.10 * t.pore(55) + .05 * t.noise(28));
        double skin = mix(.46 + look.roughness(), .36 + look.roughness(), lips) + pores;
        skin = mix(skin, .8, t.stubble(look.detail()));
        skin = mix(skin, .12, t.lidEdge());
        return mix(mix(skin, .75, t.bag()) + .25 * t.slit(), 1, t.corner());
    }

    /** A tangent space normal map of pores, lip lines and, in old skin, wrinkles; green up, 0..255. */
    Raster relief(int size) {
        return SkinRelief.paint(surface.bake(size), surface.seen(size), source, mouth, look);
    }
}
