package dev.parley.rig.build;

/** Paints hair anew from MakeHuman's painting. */
final class HairPainter {

    private static final double GAMMA = 2.2;

    private final Look.Hair look;
    private final Raster painted;
    private final double[] mean = new double[3];

    HairPainter(MakeHumanData data, Look.Hair look) {
        this.look = look;
        painted = Raster.of(data.image("proxies/hair/" + look.proxy() + "/textures/" + look.proxy() + "_diffuse.png"));
        double weight = 0;
        for (int i = 0; i < painted.pixels(); i++) {
            recolour(i);
            weight += painted.get(i, 3);
            for (int k = 0; k < 3; k++) {
                mean[k] += painted.get(i, 3) * painted.get(i, k);
            }
        }
        for (int k = 0; k < 3; k++) {
            mean[k] /= weight;
        }
    }

    private void recolour(int i) {
        double luma = .299 * painted.get(i, 0) + .587 * painted.get(i, 1) + .114 * painted.get(i, 2);
        for (int k = 0; k < 3; k++) {
            double level = Numbers.mix(painted.get(i, k), luma, look.grey()) * Math.pow(look.tint()[k], 1 / GAMMA);
            painted.set(i, k, Math.min(255, level));
        }
    }

    /** As painted and tinted; what is transparent gets the mean colour, since mip-maps mix it in. */
    Raster colour() {
        Raster out = painted.copy();
        for (int i = 0; i < out.pixels(); i++) {
            if (out.get(i, 3) < 10) {
                for (int k = 0; k < 3; k++) {
                    out.set(i, k, mean[k]);
                }
                out.set(i, 3, 0);
            }
        }
        return out;
    }

    /** The hair's mean, sRGB 0..255. */
    double[] mean() {
        return mean.clone();
    }

    /** Alpha at a texture coordinate, 0..1. */
    double alpha(double u, double v) {
        return Numbers.clamp(painted.sample(u, v, 3) / 255, 0, 1);
    }
}
