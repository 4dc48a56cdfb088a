package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Gives what is worn above the waist one colour: folds of the painting stay, prints and stripes go. */
final class ClothesPainter {

    /** Pieces that reach less than this below the collar are worn above the waist; units. */
    private static final double ABOVE_WAIST = 2;
    /** Levels by which a print differs from the cloth: in red less blue, in light. */
    private static final double OTHER_HUE = 40;
    private static final double OTHER_LIGHT = 45;
    private static final int MARGIN = 6;

    private final Raster painted;
    private final boolean[] cloth;
    private final boolean[] seen;

    /**
     * @param painted MakeHuman's painting, square
     * @param clothes what is left of them
     */
    ClothesPainter(Raster painted, Part clothes) {
        this.painted = painted;
        int[] all = clothes.triangles();
        int[] pieces = Islands.of(all, clothes.size());
        double[] tops = new double[pieces.length];
        Arrays.fill(tops, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < pieces.length; i++) {
            tops[pieces[i]] = Math.max(tops[pieces[i]], clothes.positions()[3 * i + 1]);
        }
        double waist = Arrays.stream(tops).max().orElseThrow() - ABOVE_WAIST;
        int[] above = Arrays.stream(all).filter(vertex -> tops[pieces[vertex]] > waist).toArray();
        cloth = TexelBake.seen(painted.width(), clothes.uvs(), above, MARGIN);
        seen = TexelBake.seen(painted.width(), clothes.uvs(), all, MARGIN);
    }

    /** @param colour sRGB 0..255 */
    Raster recoloured(int[] colour) {
        Raster print = print();
        Raster soft = soft(print);
        Raster out = new Raster(painted.width(), painted.height(), 3);
        for (int i = 0; i < out.pixels(); i++) {
            double fold = Numbers.clamp(light(i) - soft.get(i, 0), -60, 60) / 160;
            for (int k = 0; k < 3; k++) {
                double dyed = cloth[i] ? colour[k] * (1 + fold * (1 - print.get(i, 0))) : colour[k];
                out.set(i, k, seen[i] && !cloth[i] ? painted.get(i, k) : dyed);
            }
        }
        return out;
    }

    private double light(int i) {
        return (painted.get(i, 0) + painted.get(i, 1) + painted.get(i, 2)) / 3;
    }

    private double hue(int i) {
        return painted.get(i, 0) - painted.get(i, 2);
    }

    /** 1 on prints and just round them. */
    private Raster print() {
        int[] texels = IntStream.range(0, cloth.length).filter(i -> cloth[i]).toArray();
        double hue = median(Arrays.stream(texels).mapToDouble(this::hue).toArray());
        double light = median(Arrays.stream(texels).mapToDouble(this::light).toArray());
        Raster print = new Raster(painted.width(), painted.height(), 1);
        for (int i : texels) {
            double other = Math.max(Math.abs(hue(i) - hue) / OTHER_HUE, Math.abs(light(i) - light) / OTHER_LIGHT);
            print.set(i, 0, smoothStep(.6, 1, other));
        }
        Raster wider = print.blurred(1.5);
        for (int i = 0; i < wider.pixels(); i++) {
            wider.set(i, 0, Math.min(1, 4 * wider.get(i, 0)));
        }
        return wider;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Light of the cloth without its folds. */
    private Raster soft(Raster print) {
        Raster sums = new Raster(painted.width(), painted.height(), 2);
        for (int i = 0; i < sums.pixels(); i++) {
            double weight = cloth[i] ? 1 - print.get(i, 0) : 0;
            sums.set(i, 0, weight * light(i));
            sums.set(i, 1, weight);
        }
        Raster soft = sums.blurred(painted.width() / 50.0);
        for (int i = 0; i < soft.pixels(); i++) {
            soft.set(i, 0, soft.get(i, 1) < 1e-3 ? light(i) : soft.get(i, 0) / soft.get(i, 1));
        }
        return soft;
    }
}
