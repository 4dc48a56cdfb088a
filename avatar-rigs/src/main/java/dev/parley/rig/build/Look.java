package dev.parley.rig.build;

/**
 * Assets and colours of an avatar. Only assets that MakeHuman has released under CC0 may be named here; see
 * {@code assets/LICENSES.md}.
 *
 * @param skin texture below {@code skins}, without {@code .png}
 * @param eyes texture of the eyeballs, without {@code .png}
 * @param brows proxy name
 * @param browColour sRGB 0..255
 * @param lashes proxy name
 * @param hair proxy name
 * @param hairTint linear multiplier of the hair's colour
 * @param clothes proxy name
 * @param clothesColour sRGB 0..255
 * @param lips sRGB 0..255
 * @param lipStrength 0..1
 * @param skinTone multiplier of the skin's colour
 * @param blush 0..1
 */
record Look(String skin, String eyes, String brows, int[] browColour, String lashes, String hair, double[] hairTint,
            String clothes, int[] clothesColour, int[] lips, double lipStrength, double[] skinTone, double blush) {

    static Look woman() {
        return new Look("young_caucasian_female/textures/young_lightskinned_female_diffuse2", "brownlight_eye",
            "eyebrow001", new int[] {52, 34, 24}, "eyelashes02", "ponytail01", new double[] {.62, .50, .42},
            "female_casualsuit01", new int[] {62, 84, 98}, new int[] {186, 92, 92}, .62,
            new double[] {.985, .965, .93}, .10);
    }
}
