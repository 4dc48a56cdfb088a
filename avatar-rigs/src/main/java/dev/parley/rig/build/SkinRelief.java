package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

/** The skin's fine relief: pores, lines of the lips, painted wrinkles; as heights in units, then as normals. */
final class SkinRelief {

    /** Steeper than this looks like bark. */
    private static final double STEEPEST = .4;
    /** From this age on wrinkles are deep enough to throw shade. */
    private static final double WRINKLED_FROM = 35;

    private final Raster texels;
    private final Raster height;

    private SkinRelief(Raster texels) {
        this.texels = texels;
        height = new Raster(texels.width(), texels.height(), 1);
    }

    /** @param texels as {@link SkinSurface#bake} makes them */
    static Raster paint(Raster texels, boolean[] seen, SkinSource source, Mouth mouth, Look.Skin look) {
        SkinRelief relief = new SkinRelief(texels);
        SkinTexel texel = new SkinTexel(texels, source, mouth);
        for (int i = 0; i < relief.height.pixels(); i++) {
            relief.height.set(i, 0, seen[i] ? height(texel.at(i), look) : 0);
        }
        return relief.normals();
    }

    private static double height(SkinTexel t, Look.Skin look) {
        double lips = t.lips();
        // Folded skin, such as a raised lid, stretches when it unfolds: no pores there.
        double flat = (1 - t.bag()) * (1 - lips) * smoothStep(.15, .45, t.open()) * (1 - t.stubble(look.detail()));
        double pores = Math.max(t.pore(55), .8 * t.pore(90));
        double fine = flat * (-.0011 * pores + .0008 * t.noise(28)) - .0012 * lips * t.streaks();
        double old = Math.max(0, look.age() - WRINKLED_FROM) / 40;
        double soft = (1 - lips) * (1 - t.bag()) * (1 - t.stubble(look.detail()));
        return look.detail() * fine + old * .00013 * t.crease() * soft;
    }

    private Raster normals() {
        int size = texels.width();
        Raster out = new Raster(size, size, 3);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int left = y * size + Math.max(0, x - 1);
                int right = y * size + Math.min(size - 1, x + 1);
                int above = Math.max(0, y - 1) * size + x;
                int below = Math.min(size - 1, y + 1) * size + x;
                normal(out, y * size + x, slope(left, right), slope(below, above));
            }
        }
        return out;
    }

    /** Rise of the height a unit of length on the skin; 0 across seams of the texture. */
    private double slope(int from, int to) {
        double length = 0;
        for (int axis = 0; axis < 3; axis++) {
            length += Math.pow(texels.get(to, axis) - texels.get(from, axis), 2);
        }
        length = Math.sqrt(length);
        if (length < 1e-4 || length > .08) {
            return 0;
        }
        return Numbers.clamp((height.get(to, 0) - height.get(from, 0)) / length, -STEEPEST, STEEPEST);
    }

    /** Writes the normal of a surface that rises by these slopes to the right and upward. */
    static void normal(Raster out, int texel, double right, double up) {
        double length = Math.sqrt(1 + right * right + up * up);
        out.set(texel, 0, 127.5 * (1 - right / length));
        out.set(texel, 1, 127.5 * (1 - up / length));
        out.set(texel, 2, 127.5 * (1 + 1 / length));
    }
}
