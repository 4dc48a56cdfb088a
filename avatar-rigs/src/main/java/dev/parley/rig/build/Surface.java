package dev.parley.rig.build;

/**
 * A metallic-roughness material. Pictures may be null.
 *
 * @param colour linear RGBA factor
 * @param roughness 0..1, a factor if there is a picture of it
 * @param metal 0 or 1, a factor if there is a picture of it
 * @param base base colour
 * @param orm occlusion, roughness, metal in red, green, blue
 * @param bumps tangent space normals
 * @param alpha how base's alpha is used
 * @param cutoff alpha below which MASK drops a pixel
 */
record Surface(String name, float[] colour, float roughness, float metal, Picture base, Picture orm, Picture bumps, Alpha alpha,
               float cutoff) {

    enum Alpha { OPAQUE, MASK, BLEND }

    static Surface opaque(String name, float roughness, Picture base) {
        return new Surface(name, new float[] {1, 1, 1, 1}, roughness, 0, base, null, null, Alpha.OPAQUE, 0);
    }

    Surface named(String newName) {
        return new Surface(newName, colour, roughness, metal, base, orm, bumps, alpha, cutoff);
    }

    Surface with(Alpha mode, double cutoffAlpha) {
        return new Surface(name, colour, roughness, metal, base, orm, bumps, mode, (float) cutoffAlpha);
    }

    Surface withMaps(Picture ormMap, Picture bumpMap) {
        return new Surface(name, colour, roughness, metal, base, ormMap, bumpMap, alpha, cutoff);
    }

    /** Metal where the picture says so. */
    Surface partlyMetal() {
        return new Surface(name, colour, roughness, 1, base, orm, bumps, alpha, cutoff);
    }

    /** Polished metal of one colour, linear. */
    static Surface metal(String name, float red, float green, float blue) {
        return new Surface(name, new float[] {red, green, blue, 1}, .22f, 1, null, null, null, Alpha.OPAQUE, 0);
    }

    /** Cards of hair are seen from both sides. */
    boolean isDoubleSided() {
        return alpha != Alpha.OPAQUE;
    }
}
