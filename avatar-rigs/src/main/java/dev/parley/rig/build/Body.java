package dev.parley.rig.build;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a whole body has more than a bust: the skin below it, and shoes. Its clothes are not cut off. */
final class Body {

    private static final String SHOES = "shoes01";
    /** Socks go as far into the trousers; higher up they would come through. Units. */
    private static final double COVERED = .2;

    /** Factor that makes the painted socks dark. */
    private static final double SOCKS = .22;

    private final MakeHumanData data;
    private final Face face;
    private final BustRig rig;
    private final Look look;
    private final Proxy shoes;

    Body(MakeHumanData data, Face face, BustRig rig, Look look) {
        this.data = data;
        this.face = face;
        this.rig = rig;
        this.look = look;
        shoes = new Proxy(data, "clothes", SHOES);
    }

    /** Whether shoes cover this vertex of the skin. */
    boolean hides(int skinVertex) {
        return shoes.hides(skinVertex);
    }

    /** @param skin what is bare below the bust; it keeps MakeHuman's texture coordinates */
    List<Part> parts(CutMesh skin) {
        double[] points = shoes.fit(face.neutral(), look.clothes().fit());
        double top = trousersEnd() + COVERED;
        double[] below = new double[shoes.size()];
        Arrays.setAll(below, i -> top - points[3 * i + 1]);
        return List.of(
            Part.of("Body", "Body", skin, face.base().body(), face.neutral(), rig.skinWeights(), Map.of()),
            Part.of("Shoes", "Shoes", MeshCutter.cut(shoes.quads(), below), shoes.quads(), points,
                rig.weights(shoes), Map.of()));
    }

    private double trousersEnd() {
        double[] clothes = new Proxy(data, "clothes", look.clothes().proxy()).fit(face.neutral(), look.clothes().fit());
        return IntStream.range(0, clothes.length / 3).mapToDouble(i -> clothes[3 * i + 1]).min().orElseThrow();
    }

    /** The whole painting of the skin, in its tone: below the bust nobody comes close. */
    static List<Surface> surfaces(MakeHumanData data, Look look) {
        Raster skin = Raster.of(data.image("skins/" + look.skin().texture() + ".png"));
        for (int i = 0; i < skin.pixels(); i++) {
            for (int k = 0; k < 3; k++) {
                skin.scale(i, k, look.skin().tone()[k]);
            }
        }
        Raster shoes = Raster.of(data.image("proxies/clothes/" + SHOES + "/textures/" + SHOES + "_diffuse.png"));
        dyeSocks(shoes);
        return List.of(Surface.opaque("Body", (float) (.5 + look.skin().roughness()), PictureWriter.jpeg(skin, .9)),
            Surface.opaque("Shoes", .7f, PictureWriter.jpeg(shoes, .9)));
    }

    /** Of all that is painted there, only the socks are light and grey. */
    private static void dyeSocks(Raster shoes) {
        for (int i = 0; i < shoes.pixels(); i++) {
            double high = Math.max(shoes.get(i, 0), Math.max(shoes.get(i, 1), shoes.get(i, 2)));
            double low = Math.min(shoes.get(i, 0), Math.min(shoes.get(i, 1), shoes.get(i, 2)));
            for (int k = 0; k < 3 && low > 90 && high - low < .3 * high; k++) {
                shoes.scale(i, k, SOCKS);
            }
        }
    }
}
