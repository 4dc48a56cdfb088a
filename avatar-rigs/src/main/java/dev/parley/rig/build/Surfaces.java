package dev.parley.rig.build;

import dev.parley.rig.build.Surface.Alpha;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The materials of an avatar. */
final class Surfaces {

    private static final int SKIN_SIZE = 2048;
    private static final int RELIEF_SIZE = 1024;
    private static final int OCCLUSION_SIZE = 512;
    private static final int SHADE_SIZE = 128;
    private static final int CORNEA_SIZE = 256;
    /** Hair lower than this below the eyes hangs down; units. */
    private static final double ABOVE_EARS = .1;
    private static final double FINE = .92;
    private static final double PLAIN = .90;
    private static final double SOFT = .85;
    private static final List<String> OCCLUDERS = List.of("Face", "HeadStatic", "Eyes", "TeethUpper", "TeethLower",
        "Clothes");

    private final MakeHumanData data;
    private final Face face;
    private final Look look;
    private final Map<String, Part> parts;
    private final SmallTextures small;
    private final SkinPainter skin;
    private final Occlusion occlusion;
    private final EyePainter eyes;
    private final HairPainter hair;

    Surfaces(MakeHumanData data, Targets targets, Face face, Look look, CutMesh bareSkin, List<Part> parts) {
        this.data = data;
        this.face = face;
        this.look = look;
        this.parts = parts.stream().collect(Collectors.toMap(Part::name, Function.identity()));
        small = new SmallTextures(data, look);
        occlusion = new Occlusion(OCCLUDERS.stream().map(this.parts::get).toList());
        eyes = new EyePainter(data, look.eyes());
        hair = new HairPainter(data, look.hair());
        Hairline hairline = new Hairline(this.parts.get("Hair"), hair, face.joint("eye.L")[1] - ABOVE_EARS);
        skin = new SkinPainter(SkinSurface.of(face, bareSkin, occlusion, hairline, Hairline.ears(targets),
            this.parts.get("Eyes")),
            new SkinSource(data, face, look), face.mouth(), look.skin(), hair.mean());
    }

    List<Surface> list() {
        List<Surface> list = new ArrayList<>();
        list.add(Surface.opaque("Skin", 1, PictureWriter.jpeg(skin.colour(SKIN_SIZE), PLAIN))
            .withMaps(PictureWriter.jpeg(skin.occlusionRoughness(OCCLUSION_SIZE), PLAIN),
                PictureWriter.jpeg(skin.relief(RELIEF_SIZE), SOFT)));
        list.add(Surface.opaque("Eyes", .2f, PictureWriter.jpeg(eyes.colour(parts.get("Eyes"), occlusion), FINE))
            .withMaps(null, PictureWriter.jpeg(eyes.cornea(CORNEA_SIZE), FINE)));
        double eyeY = face.joint("eye.L")[1];
        list.add(Surface.opaque("Lashes", .9f, PictureWriter.png(small.lashes(parts.get("Lashes"), eyeY)))
            .with(Alpha.BLEND, 0));
        list.add(Surface.opaque("Brows", .9f, PictureWriter.png(small.brows(parts.get("Brows")))).with(Alpha.BLEND, 0));
        addMouth(list);
        Surface strands = Surface.opaque("Hair", .55f, PictureWriter.png(hair.colour()));
        list.add(strands.with(Alpha.MASK, .6));
        list.add(strands.named("HairFringe").with(Alpha.BLEND, 0));
        if (parts.containsKey("Earrings") || parts.containsKey("Pendant")) {
            list.add(Surface.metal("Gold", 1f, .77f, .37f));
        }
        if (parts.containsKey("Body")) {
            list.addAll(Body.surfaces(data, look));
        }
        list.add(Surface.opaque("Clothes", .85f, PictureWriter.jpeg(small.clothes(parts.get("Clothes")), PLAIN)));
        return list;
    }

    private void addMouth(List<Surface> list) {
        TeethPainter teeth = new TeethPainter(List.of(parts.get("TeethUpper"), parts.get("TeethLower")), face.mouth());
        list.add(Surface.opaque("Teeth", 1, PictureWriter.jpeg(teeth.colour(small.teeth()), PLAIN)).partlyMetal()
            .withMaps(shade(teeth.shade(SHADE_SIZE), .32), null));
        Part tongue = parts.get("Tongue");
        list.add(Surface.opaque("Tongue", 1, PictureWriter.jpeg(small.tongue(tongue), PLAIN)).partlyMetal()
            .withMaps(shade(small.tongueShade(tongue, SHADE_SIZE), .5), null));
    }

    /**
     * Occlusion, and a roughness that grows with it: wet highlights deep in the mouth would look lit. What lies there is
     * metal, too: metal reflects only its colour, which is next to black.
     */
    private static Picture shade(Raster shade, double roughness) {
        Raster orm = new Raster(shade.width(), shade.height(), 3);
        for (int i = 0; i < orm.pixels(); i++) {
            orm.set(i, 0, 255 * shade.get(i, 0));
            orm.set(i, 1, 255 * Numbers.mix(.9, roughness, shade.get(i, 0)));
            orm.set(i, 2, 255 * .8 * (1 - shade.get(i, 0)));
        }
        return PictureWriter.jpeg(orm, PLAIN);
    }
}
