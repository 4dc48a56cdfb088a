package dev.parley.rig.build;

/**
 * Assets and colours of an avatar. Only assets that MakeHuman has released under CC0 may be named here; see
 * {@code assets/LICENSES.md}. Colours are sRGB 0..255 unless said otherwise.
 *
 * @param skin the skin's painting
 * @param eyes eyeballs and lashes
 * @param brows brows
 * @param hair hair
 * @param clothes clothes
 * @param earrings whether there are any
 * @param pendant height above the neck's joint of the chain in front that holds one, units; 0 for none
 */
record Look(Skin skin, Eyes eyes, Brows brows, Hair hair, Clothes clothes, boolean earrings,
            double pendant) {

    /**
     * What the skin is painted from.
     *
     * @param texture below {@code skins}, without {@code .png}
     * @param tone multiplier of the colour
     * @param blush 0..1
     * @param roughness added to that of young skin
     * @param age years: painted wrinkles become relief from 35 on
     * @param evened 0 as painted .. 1 without any blotch
     * @param detail of pores and lines: 0 none .. 1
     * @param lips colour
     * @param lipStrength 0..1
     */
    record Skin(String texture, double[] tone, double blush, double roughness, double age, double evened, double detail,
                int[] lips, double lipStrength) {
    }

    /**
     * Eyeballs and lashes.
     *
     * @param texture of the eyeballs, without {@code .png}
     * @param iris multiplier of the iris' colour
     * @param irisSize times the painted one
     * @param lashes proxy name
     * @param upper factor of the upper lashes' alpha
     * @param lower factor of the lower lashes' alpha
     */
    record Eyes(String texture, double iris, double irisSize, String lashes, double upper, double lower) {
    }

    /**
     * Brows.
     *
     * @param proxy its name
     * @param colour of the hairs
     * @param alpha factor of the painted alpha
     */
    record Brows(String proxy, int[] colour, double alpha) {
    }

    /**
     * Hair.
     *
     * @param proxy its name
     * @param fit how its offsets grow with the body
     * @param tint linear multiplier of the colour
     * @param grey 0 as painted .. 1 without colour
     * @param tail how many joints hold what hangs down behind, 0 none
     * @param aside strips in front that hang nearer to the middle than this are left out, units: on a thin neck they
     *     would hang free and end in the chest
     */
    record Hair(String proxy, ProxyScale fit, double[] tint, double grey, int tail, double aside) {
    }

    /**
     * Clothes.
     *
     * @param proxy its name
     * @param fit how its offsets grow with the body
     * @param colour one colour instead of the painted ones, or null
     */
    record Clothes(String proxy, ProxyScale fit, int[] colour) {
    }
}
