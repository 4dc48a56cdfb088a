package dev.parley.rig.build;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The bust's skin with all that its textures are painted from, a value a vertex.
 *
 * @param atlas coordinates in the avatar's texture, {@code (n, 2)}
 * @param triangles {@code (m, 3)}
 * @param values {@code (n, 10)}: the channels below
 */
record SkinSurface(double[] atlas, int[] triangles, double[] values) {

    /** Place in space, units. */
    static final int X = 0;
    static final int Y = 1;
    static final int Z = 2;
    /** Distance from the line where the lips touch, units. */
    static final int LIP_DISTANCE = 3;
    /** 1 inside the mouth. */
    static final int MOUTH_BAG = 4;
    /** Share of the sky that is seen. */
    static final int OPENNESS = 5;
    /** MakeHuman's own texture coordinates. */
    static final int U = 6;
    static final int V = 7;
    /** Distance to the hair, units. */
    static final int HAIR_DISTANCE = 8;
    /** Distance to the surface of the nearer eyeball, units. */
    static final int EYE_DISTANCE = 9;

    static SkinSurface of(Face face, CutMesh skin, Occlusion occlusion, Hairline hairline, double[] ears,
                          Part eyes) {
        double[] points = skin.carry(face.neutral(), 3);
        double[] normals = skin.carry(Normals.of(face.neutral(), face.base().body()), 3);
        double[] bag = Face.perVertex(i -> face.masks().isMouthBag(i) ? 1 : 0);
        double[] values = TexelBake.join(skin.size(), points, skin.carry(face.masks().lipDistance(), 1),
            skin.carry(bag, 1), occlusion.openness(points, normals), skin.uvs(),
            hairline.distances(points, skin.carry(ears, 1)), eyeDistance(face, eyes, points));
        return new SkinSurface(SkinAtlas.warp(skin.uvs()), skin.triangles(), values);
    }

    private static double[] eyeDistance(Face face, Part eyes, double[] points) {
        double[][] middles = {face.joint("eye.L"), face.joint("eye.R")};
        double radius = IntStream.range(0, eyes.size()).mapToDouble(i -> nearest(middles, eyes.positions(), i)).average()
            .orElseThrow();
        double[] distance = new double[points.length / 3];
        Arrays.setAll(distance, i -> nearest(middles, points, i) - radius);
        return distance;
    }

    private static double nearest(double[][] middles, double[] points, int i) {
        return Math.sqrt(Math.min(Points.squaredDistance(points, i, middles[0], 0),
            Points.squaredDistance(points, i, middles[1], 0)));
    }

    /** Texels that are seen, with a margin for mip-maps. */
    boolean[] seen(int size) {
        return TexelBake.seen(size, atlas, triangles, size / 256);
    }

    /** The values in texture space, 10 channels. */
    Raster bake(int size) {
        return TexelBake.bake(size, atlas, triangles, values);
    }
}
