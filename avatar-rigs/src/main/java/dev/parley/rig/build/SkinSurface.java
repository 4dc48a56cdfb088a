package dev.parley.rig.build;

/**
 * The bust's skin with all that its textures are painted from, a value a vertex.
 *
 * @param atlas coordinates in the avatar's texture, {@code (n, 2)}
 * @param triangles {@code (m, 3)}
 * @param values {@code (n, 8)}: the channels below
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

    static SkinSurface of(Face face, CutMesh skin, Occlusion occlusion) {
        double[] points = skin.carry(face.neutral(), 3);
        double[] normals = skin.carry(Normals.of(face.neutral(), face.base().body()), 3);
        double[] bag = Face.perVertex(i -> face.masks().isMouthBag(i) ? 1 : 0);
        double[] values = TexelBake.join(skin.size(), points, skin.carry(face.masks().lipDistance(), 1),
            skin.carry(bag, 1), occlusion.openness(points, normals), skin.uvs());
        return new SkinSurface(SkinAtlas.warp(skin.uvs()), skin.triangles(), values);
    }

    /** The values in texture space, 8 channels. */
    Raster bake(int size) {
        return TexelBake.bake(size, atlas, triangles, values);
    }
}
