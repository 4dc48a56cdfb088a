package dev.parley.rig.build;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Textures of all but the skin: recoloured, and shaded where the mouth and the lids throw shade. */
final class SmallTextures {

    private static final double[] TOOTH = {236, 229, 214};
    private static final double[] LASH = {24, 17, 14};
    private static final double UPPER_LASHES = .93;
    private static final double LOWER_LASHES = .38;
    private static final double BROW_ALPHA = .95;
    /** Below 1: finer hairs show more. */
    private static final double BROW_GAMMA = .75;

    private final MakeHumanData data;
    private final Look look;

    SmallTextures(MakeHumanData data, Look look) {
        this.data = data;
        this.look = look;
    }

    private Raster load(String type, String name, String texture) {
        return Raster.of(data.image("proxies/" + type + "/" + name + "/textures/" + texture + ".png"));
    }

    /** Front teeth light, the rest falling back into the dark of the mouth. */
    Raster teeth(List<Part> rows) {
        Raster out = load("teeth", "Teeth_Base", "teeth");
        Raster shade = teethShade(rows, out.width());
        for (int i = 0; i < out.pixels(); i++) {
            double high = Math.max(out.get(i, 0), Math.max(out.get(i, 1), out.get(i, 2)));
            double low = Math.min(out.get(i, 0), Math.min(out.get(i, 1), out.get(i, 2)));
            boolean tooth = high - low < .22 * high;
            double light = .82 + .18 * (.299 * out.get(i, 0) + .587 * out.get(i, 1) + .114 * out.get(i, 2)) / 255;
            for (int k = 0; k < 3; k++) {
                out.set(i, k, (tooth ? TOOTH[k] * light : out.get(i, k)) * shade.get(i, 0));
            }
        }
        return out;
    }

    /** 1 at the front teeth, falling to .1; the lower row falls sooner, as it stands free of the cheek when seen aside. */
    Raster teethShade(List<Part> rows, int size) {
        double front = rows.stream().mapToDouble(SmallTextures::front).max().orElseThrow();
        Part upper = rows.get(0);
        return bake(rows, size, (part, z) -> {
            double start = part == upper ? .09 : .07;
            double range = part == upper ? .30 : .20;
            return 1 - .90 * Math.pow(Numbers.clamp((front - start - z) / range, 0, 1), .7);
        });
    }

    Raster tongue(Part tongue) {
        Raster out = load("tongue", "tongue01", "tongue01_diffuse").halved();
        Raster shade = tongueShade(tongue, out.width());
        double[] tint = {.80, .50, .50};
        for (int i = 0; i < out.pixels(); i++) {
            for (int k = 0; k < 3; k++) {
                out.scale(i, k, tint[k] * shade.get(i, 0));
            }
        }
        return out;
    }

    Raster tongueShade(Part tongue, int size) {
        double front = front(tongue);
        return bake(List.of(tongue), size,
            (part, z) -> 1 - .92 * Math.pow(Numbers.clamp((front - z) / .45, 0, 1), .8));
    }

    private static double front(Part part) {
        return IntStream.range(0, part.size()).mapToDouble(i -> part.positions()[3 * i + 2]).max().orElseThrow();
    }

    /** A function of z in the texture of parts that share one, whose islands do not overlap. */
    private static Raster bake(List<Part> parts, int size, ToDoubleBiFunction<Part, Double> shade) {
        double[] uvs = parts.stream().flatMapToDouble(p -> Arrays.stream(p.uvs())).toArray();
        double[] values = parts.stream().flatMapToDouble(p -> IntStream.range(0, p.size())
            .mapToDouble(i -> shade.applyAsDouble(p, p.positions()[3 * i + 2]))).toArray();
        int[] triangles = {};
        int first = 0;
        for (Part part : parts) {
            int offset = first;
            triangles = IntStream.concat(Arrays.stream(triangles), Arrays.stream(part.triangles()).map(i -> i + offset))
                .toArray();
            first += part.size();
        }
        return TexelBake.bake(size, uvs, triangles, values);
    }

    /** The lids' shade on the eyeballs. */
    Raster eyes(Part eyes, Occlusion occlusion) {
        Raster out = load("eyes", "HighPolyEyes", look.eyes());
        double[] open = occlusion.openness(eyes.positions(), eyes.normals());
        Raster shade = TexelBake.bake(out.width(), eyes.uvs(), eyes.triangles(), open);
        for (int i = 0; i < out.pixels(); i++) {
            double factor = .60 + .40 * Math.min(1, 1.6 * shade.get(i, 0));
            for (int k = 0; k < 3; k++) {
                out.scale(i, k, factor);
            }
        }
        return out;
    }

    /** One colour; only the painted alpha is kept. */
    Raster brows() {
        Raster out = load("eyebrows", look.brows(), look.brows());
        double[] colour = {look.browColour()[0], look.browColour()[1], look.browColour()[2]};
        for (int i = 0; i < out.pixels(); i++) {
            fill(out, i, colour);
            out.set(i, 3, 255 * BROW_ALPHA * Math.pow(out.get(i, 3) / 255, BROW_GAMMA));
        }
        return out;
    }

    /** Lower lashes are much finer than upper ones. */
    Raster lashes(Part lashes, double eyeY) {
        Raster out = load("eyelashes", look.lashes(), look.lashes());
        double[] alpha = new double[lashes.size()];
        int[] strips = Islands.of(lashes.triangles(), lashes.size());
        for (int i = 0; i < alpha.length; i++) {
            int strip = strips[i];
            double y = IntStream.range(0, alpha.length).filter(j -> strips[j] == strip)
                .mapToDouble(j -> lashes.positions()[3 * j + 1]).average().orElseThrow();
            alpha[i] = y > eyeY ? UPPER_LASHES : LOWER_LASHES;
        }
        Raster factor = TexelBake.bake(out.width(), lashes.uvs(), lashes.triangles(), alpha);
        for (int i = 0; i < out.pixels(); i++) {
            fill(out, i, LASH);
            out.scale(i, 3, factor.get(i, 0));
        }
        return out;
    }

    private static void fill(Raster out, int pixel, double[] colour) {
        for (int k = 0; k < 3; k++) {
            out.set(pixel, k, colour[k]);
        }
    }

    /** As painted; what is transparent gets the mean colour, since mip-maps mix it in. */
    Raster hair() {
        Raster out = load("hair", look.hair(), look.hair() + "_diffuse");
        double[] mean = new double[3];
        double weight = 0;
        for (int i = 0; i < out.pixels(); i++) {
            weight += out.get(i, 3);
            for (int k = 0; k < 3; k++) {
                mean[k] += out.get(i, 3) * out.get(i, k);
            }
        }
        double[] colour = {mean[0] / weight, mean[1] / weight, mean[2] / weight};
        for (int i = 0; i < out.pixels(); i++) {
            if (out.get(i, 3) < 10) {
                fill(out, i, colour);
                out.set(i, 3, 0);
            }
        }
        return out;
    }

    /** One colour with the folds of the painting. */
    Raster clothes() {
        Raster painted = load("clothes", look.clothes(), look.clothes() + "_diffuse");
        Raster light = new Raster(painted.width(), painted.height(), 1);
        for (int i = 0; i < light.pixels(); i++) {
            light.set(i, 0, (painted.get(i, 0) + painted.get(i, 1) + painted.get(i, 2)) / 3);
        }
        Raster soft = light.blurred(painted.width() / 50.0);
        Raster out = new Raster(painted.width(), painted.height(), 3);
        for (int i = 0; i < out.pixels(); i++) {
            double fold = 1 + Numbers.clamp(light.get(i, 0) - soft.get(i, 0), -60, 60) / 160;
            for (int k = 0; k < 3; k++) {
                out.set(i, k, look.clothesColour()[k] * fold);
            }
        }
        return out;
    }
}
