package dev.parley.rig.build;

import static dev.parley.rig.build.Numbers.smoothStep;

import java.util.stream.IntStream;

/**
 * The painted skin in MakeHuman's own layout, 512 pixels for the whole body, cleaned: painted moles and blotches go,
 * and where the lips are is read off another of its paintings, one with redder lips.
 */
final class SkinSource {

    private static final String LIP_PAINTING = "young_caucasian_female/textures/young_lightskinned_female_diffuse";
    /** The head's island begins at this u. */
    private static final double HEAD = .83;

    private final double midline;
    private final Raster colour;
    private final Raster lips;
    private final Raster creases;

    SkinSource(MakeHumanData data, Face face, Look look) {
        midline = midline(face.base());
        Raster whole = load(data, look.skin().texture());
        Raster painted = look.skin().evened() > 0 ? lighterHalf(whole) : whole;
        QuadMesh body = face.base().body();
        Raster lipDistance = lipDistance(painted.width(), body, face.masks().lipDistance());
        colour = evened(painted, lipDistance, look.skin().evened());
        creases = creases(painted);
        lips = redness(load(data, LIP_PAINTING));
    }

    private static Raster load(MakeHumanData data, String name) {
        return Raster.of(data.image("skins/" + name + ".png"));
    }

    /** The face lies on its side: its mirror line has constant v, the median over the vertices of the midline. */
    private static double midline(BaseMesh base) {
        QuadMesh body = base.body();
        double[] vs = IntStream.range(0, body.corners().length)
            .filter(i -> Math.abs(base.positions()[3 * body.corners()[i]]) < 1e-4)
            .filter(i -> body.uvs()[2 * body.uvCorners()[i]] > HEAD)
            .mapToDouble(i -> body.uvs()[2 * body.uvCorners()[i] + 1]).sorted().toArray();
        return vs[vs.length / 2];
    }

    private static Raster lipDistance(int size, QuadMesh body, double[] distance) {
        CutMesh mesh = MeshCutter.whole(body, BaseMesh.VERTICES);
        return TexelBake.bake(size, mesh.uvs(), mesh.triangles(), mesh.carry(distance, 1));
    }

    /** Of each pixel and its mirror image the lighter: a painted mole has no twin. */
    private Raster lighterHalf(Raster painted) {
        Raster out = painted.copy();
        for (int i = 0; i < out.pixels(); i++) {
            double u = (i % out.width() + .5) / out.width();
            double v = 1 - (i / out.width() + .5) / out.height();
            double head = smoothStep(HEAD - .01, HEAD + .01, u);
            double[] twin = new double[3];
            double more = 0;
            for (int c = 0; c < 3; c++) {
                twin[c] = painted.sample(u, 2 * midline - v, c);
                more += twin[c] - painted.get(i, c);
            }
            for (int c = 0; c < 3 && more > 0; c++) {
                out.set(i, c, Numbers.mix(painted.get(i, c), twin[c], head));
            }
        }
        return out;
    }

    /** Blends to a blurred copy where the two differ little: blotches go, edges stay. Lips take no part. */
    private static Raster evened(Raster painted, Raster lipDistance, double most) {
        Raster weighted = new Raster(painted.width(), painted.height(), 4);
        for (int i = 0; i < painted.pixels(); i++) {
            double skin = smoothStep(.10, .16, lipDistance.get(i, 0));
            for (int c = 0; c < 3; c++) {
                weighted.set(i, c, skin * painted.get(i, c));
            }
            weighted.set(i, 3, skin);
        }
        Raster soft = weighted.blurred(.016 * painted.width());
        Raster out = painted.copy();
        for (int i = 0; i < painted.pixels(); i++) {
            even(out, i, soft, lipDistance.get(i, 0), most);
        }
        return out;
    }

    private static void even(Raster out, int i, Raster soft, double lipDistance, double strength) {
        double weight = Math.max(soft.get(i, 3), 1e-6);
        double most = 0;
        for (int c = 0; c < 3; c++) {
            most = Math.max(most, Math.abs(soft.get(i, c) / weight - out.get(i, c)));
        }
        double share = strength * (1 - smoothStep(14, 40, most)) * smoothStep(.12, .45, lipDistance);
        for (int c = 0; c < 3; c++) {
            out.set(i, c, Numbers.mix(out.get(i, c), soft.get(i, c) / weight, share));
        }
    }

    /** The painting's brightness without what is broader than a wrinkle. */
    private static Raster creases(Raster painted) {
        Raster light = new Raster(painted.width(), painted.height(), 1);
        for (int i = 0; i < light.pixels(); i++) {
            light.set(i, 0, (painted.get(i, 0) + painted.get(i, 1) + painted.get(i, 2)) / 3);
        }
        Raster broad = light.blurred(painted.width() / 100.0);
        Raster band = light.blurred(.6);
        for (int i = 0; i < band.pixels(); i++) {
            band.set(i, 0, band.get(i, 0) - broad.get(i, 0));
        }
        return band;
    }

    private Raster redness(Raster painted) {
        Raster red = new Raster(painted.width(), painted.height(), 1);
        for (int i = 0; i < red.pixels(); i++) {
            double u = (i % red.width() + .5) / red.width();
            double v = 1 - (i / red.width() + .5) / red.height();
            red.set(i, 0, .5 * (red(painted, u, v) + red(painted, u, 2 * midline - v)));
        }
        Raster soft = red.blurred(red.width() / 210.0);
        Raster mask = new Raster(red.width(), red.height(), 1);
        for (int i = 0; i < mask.pixels(); i++) {
            mask.set(i, 0, smoothStep(50, 70, soft.get(i, 0)));
        }
        return mask;
    }

    private static double red(Raster r, double u, double v) {
        return r.sample(u, v, 0) - (r.sample(u, v, 1) + r.sample(u, v, 2)) / 2;
    }

    /** sRGB level 0..255 at MakeHuman's texture coordinate. */
    double colour(double u, double v, int channel) {
        return colour.sample(u, v, channel);
    }

    /** Levels by which the painting is lighter here than round about; wrinkles are dark. */
    double crease(double u, double v) {
        return creases.sample(u, v, 0);
    }

    /** 0..1 where the lips are painted; other red parts of the body too. */
    double lips(double u, double v) {
        return Numbers.clamp(lips.sample(u, v, 0), 0, 1);
    }
}
