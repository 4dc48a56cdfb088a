package dev.parley.rig.build;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Textures of all but the skin: recoloured, and shaded where the mouth and the lids throw shade. */
final class SmallTextures {

    private static final double[] LASH = {24, 17, 14};
    /** Below 1: finer hairs show more. */
    private static final double BROW_GAMMA = .9;

    private final MakeHumanData data;
    private final Look look;

    SmallTextures(MakeHumanData data, Look look) {
        this.data = data;
        this.look = look;
    }

    private Raster load(String type, String name, String texture) {
        return Raster.of(data.image("proxies/" + type + "/" + name + "/textures/" + texture + ".png"));
    }

    /** MakeHuman's teeth, as painted. */
    Raster teeth() {
        return load("teeth", "Teeth_Base", "teeth");
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
            (part, i) -> 1 - .92 * Math.pow(Numbers.clamp((front - part.positions()[3 * i + 2]) / .45, 0, 1), .8));
    }

    private static double front(Part part) {
        return IntStream.range(0, part.size()).mapToDouble(i -> part.positions()[3 * i + 2]).max().orElseThrow();
    }

    /** A function of the vertex in the texture of parts that share one, whose islands do not overlap. */
    static Raster bake(List<Part> parts, int size, ToDoubleBiFunction<Part, Integer> shade) {
        double[] uvs = parts.stream().flatMapToDouble(p -> Arrays.stream(p.uvs())).toArray();
        double[] values = parts.stream().flatMapToDouble(p -> IntStream.range(0, p.size())
            .mapToDouble(i -> shade.applyAsDouble(p, i))).toArray();
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

    /** One colour; of the painting only the alpha is kept, thinner at the inner ends, where it stops like a brush. */
    Raster brows(Part brows) {
        Raster out = load("eyebrows", look.brows().proxy(), look.brows().proxy());
        double[] colour = Arrays.stream(look.brows().colour()).asDoubleStream().toArray();
        Raster fade = TexelBake.bake(out.width(), brows.uvs(), brows.triangles(), browFade(brows));
        for (int i = 0; i < out.pixels(); i++) {
            fill(out, i, colour);
            double painted = Math.min(1, look.brows().alpha() * Math.pow(out.get(i, 3) / 255, BROW_GAMMA));
            out.set(i, 3, 255 * painted * fade.get(i, 0));
        }
        return out;
    }

    private static double[] browFade(Part brows) {
        double[] aside = IntStream.range(0, brows.size()).mapToDouble(i -> Math.abs(brows.positions()[3 * i])).toArray();
        double inner = Arrays.stream(aside).min().orElseThrow();
        double outer = Arrays.stream(aside).max().orElseThrow();
        return Arrays.stream(aside)
            .map(x -> Numbers.mix(.25, 1, Numbers.smoothStep(.02, .30, (x - inner) / (outer - inner)))).toArray();
    }

    /** Lower lashes are much finer than upper ones. */
    Raster lashes(Part lashes, double eyeY) {
        Raster out = load("eyelashes", look.eyes().lashes(), look.eyes().lashes());
        double[] alpha = new double[lashes.size()];
        int[] strips = Islands.of(lashes.triangles(), lashes.size());
        for (int i = 0; i < alpha.length; i++) {
            int strip = strips[i];
            double y = IntStream.range(0, alpha.length).filter(j -> strips[j] == strip)
                .mapToDouble(j -> lashes.positions()[3 * j + 1]).average().orElseThrow();
            alpha[i] = y > eyeY ? look.eyes().upper() : look.eyes().lower();
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

    /** As painted, or one colour with the folds of the painting. */
    Raster clothes(Part worn) {
        Raster painted = load("clothes", look.clothes().proxy(), look.clothes().proxy() + "_diffuse");
        int[] colour = look.clothes().colour();
        return colour == null ? painted : new ClothesPainter(painted, worn).recoloured(colour);
    }
}
