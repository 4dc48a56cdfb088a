package dev.parley.rig.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The avatars that ship. */
final class Identities {

    private static final String SKIN = "%s/textures/%s_diffuse";

    private Identities() {
    }

    /** File name to identity, in the order of the guide. */
    static Map<String, Supplier<Identity>> all() {
        Map<String, Supplier<Identity>> all = new LinkedHashMap<>();
        all.put("woman", Identities::woman);
        all.put("man", Identities::man);
        all.put("elder", Identities::elder);
        all.put("grandmother", Identities::grandmother);
        all.put("toon", Identities::toon);
        return all;
    }

    /** Pairs of name and weight, in order. */
    private static Map<String, Double> weights(Object... namesAndWeights) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < namesAndWeights.length; i += 2) {
            weights.put((String) namesAndWeights[i], (Double) namesAndWeights[i + 1]);
        }
        return weights;
    }

    private static double[] rgb(double... factors) {
        return factors;
    }

    private static int[] colour(int... levels) {
        return levels;
    }

    /** A woman of 25. */
    static Identity woman() {
        Map<String, Double> modifiers = weights("eyes/*-eye-size-big", .30, "cheek/*-cheek-volume-deflate", .25,
            "cheek/*-cheek-bones-out", .12, "eyes/*-eye-corner2-up", .2, "chin/chin-width-min", .45,
            "chin/chin-prominent-less", .1, "head/head-oval", .45, "mouth/mouth-lowerlip-volume-inflate", .25,
            "mouth/mouth-upperlip-volume-inflate", .25, "mouth/mouth-scale-horiz-incr", .15,
            "nose/nose-scale-horiz-decr", .25, "nose/nose-scale-vert-decr", .25, "nose/nose-point-up", .25,
            "nose/nose-width2-min", .2, "mouth/mouth-angles-up", .2, "neck/neck-scale-horiz-less", .25,
            "eyebrows/eyebrows-trans-vert-more", .15, "forehead/forehead-nubian-more", .1);
        Look look = new Look(
            new Look.Skin(SKIN.formatted("young_caucasian_female", "young_lightskinned_female") + "2",
                rgb(.985, .965, .93), .10, 0, 25, .75, 1, colour(186, 92, 92), .62),
            new Look.Eyes("brownlight_eye", 1, 1, "eyelashes02", .93, .38),
            new Look.Brows("eyebrow001", colour(44, 28, 20), 1.4),
            new Look.Hair("ponytail01", ProxyScale.FEMALE, rgb(.62, .50, .42), 0, 3, 0),
            new Look.Clothes("female_casualsuit01", ProxyScale.FEMALE, colour(62, 84, 98)), true, -.42);
        return new Identity(weights("caucasian", .75, "asian", .25), 0, 25, modifiers,
            weights("mouth-corner-puller", .12, "eyebrows-*-inner-up", .15), look);
    }

    /** A man of 27. */
    static Identity man() {
        Map<String, Double> modifiers = weights("head/head-square", .15, "chin/chin-width-max", .10,
            "nose/nose-scale-horiz-decr", .15, "neck/neck-scale-horiz-less", .1, "eyes/*-eye-size-big", .2,
            "mouth/mouth-angles-up", .12, "mouth/mouth-scale-horiz-incr", .1);
        Look look = new Look(
            new Look.Skin(SKIN.formatted("young_african_male", "young_darkskinned_male"), rgb(1, 1, 1), 0, .06, 27, .75,
                1, colour(120, 70, 62), .45),
            new Look.Eyes("brownlight_eye", .42, 1, "eyelashes02", .68, .30),
            new Look.Brows("eyebrow012", colour(22, 16, 13), .95),
            new Look.Hair("short04", ProxyScale.LASHES, rgb(.16, .14, .13), 0, 0, 0),
            new Look.Clothes("male_casualsuit06", ProxyScale.MALE, colour(205, 207, 208)), false, 0);
        return new Identity(weights("african", .55, "caucasian", .45), 1, 27, modifiers,
            weights("mouth-corner-puller", .12, "eyebrows-*-inner-up", .15, "eyebrows-*-up", .1), look);
    }

    /** A man of 68. */
    static Identity elder() {
        Map<String, Double> modifiers = weights("eyes/*-eye-bag-max", .3, "mouth/mouth-laugh-lines-out", .12,
            "neck/neck-double-more", .2, "eyes/*-eye-size-big", .15, "mouth/mouth-angles-up", .15,
            "head/head-round", .15, "nose/nose-volume-potato", .1);
        Look look = new Look(
            new Look.Skin(SKIN.formatted("old_caucasian_male", "old_lightskinned_male"), rgb(.95, .93, .95), .06, 0, 68,
                0, 1, colour(176, 108, 98), .35),
            new Look.Eyes("lightblue_eye", .68, 1, "eyelashes02", .25, .12),
            new Look.Brows("eyebrow009", colour(92, 84, 78), 1),
            new Look.Hair("short02", ProxyScale.MALE, rgb(1.75, 1.75, 1.78), 1, 0, 0),
            new Look.Clothes("male_casualsuit01", ProxyScale.MALE, null), false, 0);
        return new Identity(weights("caucasian", 1.0), 1, 68, modifiers,
            weights("mouth-corner-puller", .15, "eyebrows-*-inner-up", .1), look);
    }

    /** A woman of 72. */
    static Identity grandmother() {
        Map<String, Double> modifiers = weights("eyes/*-eye-bag-max", .2, "mouth/mouth-laugh-lines-out", .10,
            "neck/neck-double-more", .15, "eyes/*-eye-size-big", .3, "mouth/mouth-angles-up", .3,
            "head/head-round", .35, "nose/nose-scale-horiz-decr", .1, "cheek/*-cheek-volume-inflate", .2, "mouth/mouth-scale-horiz-incr", .1,
            "neck/neck-scale-horiz-less", .15);
        Look look = new Look(
            new Look.Skin(SKIN.formatted("old_asian_female", "old_lightskinned_female") + "2", rgb(1, .985, .96), .08,
                0, 72, 0, 1, colour(170, 92, 92), .45),
            new Look.Eyes("brownlight_eye", .6, 1, "eyelashes02", .40, .15),
            new Look.Brows("eyebrow009", colour(44, 37, 34), 1.2),
            new Look.Hair("ponytail01", ProxyScale.FEMALE, rgb(3.4, 3.4, 3.5), .92, 3, 0),
            new Look.Clothes("female_casualsuit01", ProxyScale.FEMALE, colour(112, 62, 84)), true, -.42);
        return new Identity(weights("asian", .7, "caucasian", .3), 0, 72, modifiers,
            weights("mouth-corner-puller", .22, "eyebrows-*-up", .1), look);
    }

    /** A girl from a picture book: large eyes, small nose, flat colours. */
    static Identity toon() {
        Map<String, Double> modifiers = weights("eyes/*-eye-size-big", 3.0, "eyes/*-eye-height2-max", .6,
            "eyes/*-eye-height1-max", .4, "eyes/*-eye-move-out", .35, "head/head-round", .6,
            "head/head-invertedtriangular", .5, "chin/chin-width-min", .7, "chin/chin-triangle", .4,
            "nose/nose-scale-horiz-decr", .7, "nose/nose-scale-vert-decr", .6, "nose/nose-scale-depth-decr", .4,
            "nose/nose-point-up", .5, "nose/nose-flaring-decr", .5, "mouth/mouth-scale-horiz-decr", .2,
            "mouth/mouth-angles-up", .3, "neck/neck-scale-horiz-less", .8, "cheek/*-cheek-volume-inflate", .2,
            "ears/*-ear-size-small", .2);
        Look look = new Look(
            new Look.Skin(SKIN.formatted("young_caucasian_female", "young_lightskinned_female"), rgb(1.06, 1.0, .95),
                .22, .25, 18, 1, 0, colour(214, 96, 98), .7),
            new Look.Eyes("green_eye", 1.1, 1.3, "eyelashes04", 1, .2),
            new Look.Brows("eyebrow010", colour(30, 70, 74), 1),
            new Look.Hair("long01", ProxyScale.FEMALE, rgb(.7, 8, 9), 1, 0, .88),
            new Look.Clothes("female_sportsuit01", ProxyScale.FEMALE, colour(236, 182, 72)), false, 0);
        return new Identity(weights("caucasian", .7, "asian", .3), 0, 25, modifiers,
            weights("mouth-corner-puller", .22, "eyebrows-*-up", .3), look);
    }
}
