package dev.parley.rig.build;

/**
 * A metallic-roughness material without metal. Pictures may be null.
 *
 * @param colour linear RGBA factor
 * @param roughness 0..1, a factor if there is a picture of it
 * @param base base colour
 * @param orm occlusion, roughness, metal in red, green, blue
 * @param bumps tangent space normals
 * @param alpha how base's alpha is used
 * @param cutoff alpha below which MASK drops a pixel
 */
record Surface(String name, float[] colour, float roughness, Picture base, Picture orm, Picture bumps, Alpha alpha,
               float cutoff) {

    enum Alpha { OPAQUE, MASK, BLEND }

    static Surface opaque(String name, float roughness, Picture base) {
        return new Surface(name, new float[] {1, 1, 1, 1}, roughness, base, null, null, Alpha.OPAQUE, 0);
    }

    Surface named(String newName) {
        return new Surface(newName, colour, roughness, base, orm, bumps, alpha, cutoff);
    }

    Surface with(Alpha mode, double cutoffAlpha) {
        return new Surface(name, colour, roughness, base, orm, bumps, mode, (float) cutoffAlpha);
    }

    Surface withMaps(Picture ormMap, Picture bumpMap) {
        return new Surface(name, colour, roughness, base, ormMap, bumpMap, alpha, cutoff);
    }

    Surface tinted(double[] linear) {
        float[] tint = {(float) linear[0], (float) linear[1], (float) linear[2], 1};
        return new Surface(name, tint, roughness, base, orm, bumps, alpha, cutoff);
    }

    /** Cards of hair are seen from both sides. */
    boolean isDoubleSided() {
        return alpha != Alpha.OPAQUE;
    }
}
