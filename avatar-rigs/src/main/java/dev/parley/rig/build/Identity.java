package dev.parley.rig.build;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who an avatar is: weights of MakeHuman's targets, and the assets and colours worn.
 *
 * @param ethnicity weights of {@code caucasian, asian, african}, sum 1
 * @param male 0 female .. 1 male
 * @param age years, 25..90
 * @param modifiers target to weight; {@code *} stands for the pair {@code l} and {@code r}
 * @param look assets and colours
 */
record Identity(Map<String, Double> ethnicity, double male, double age, Map<String, Double> modifiers, Look look) {

    /** The default avatar: a woman of 25. */
    static Identity woman() {
        Map<String, Double> m = new LinkedHashMap<>();
        m.put("eyes/*-eye-size-big", .30);
        m.put("cheek/*-cheek-volume-deflate", .25);
        m.put("cheek/*-cheek-bones-out", .12);
        m.put("eyes/*-eye-corner2-up", .2);
        m.put("chin/chin-width-min", .45);
        m.put("chin/chin-prominent-less", .1);
        m.put("head/head-oval", .45);
        m.put("mouth/mouth-lowerlip-volume-inflate", .25);
        m.put("mouth/mouth-upperlip-volume-inflate", .25);
        m.put("mouth/mouth-scale-horiz-incr", .15);
        m.put("nose/nose-scale-horiz-decr", .25);
        m.put("nose/nose-scale-vert-decr", .25);
        m.put("nose/nose-point-up", .25);
        m.put("nose/nose-width2-min", .2);
        m.put("mouth/mouth-angles-up", .2);
        m.put("neck/neck-scale-horiz-less", .25);
        m.put("eyebrows/eyebrows-trans-vert-more", .15);
        m.put("forehead/forehead-nubian-more", .1);
        Map<String, Double> ethnicity = new LinkedHashMap<>();
        ethnicity.put("caucasian", .75);
        ethnicity.put("asian", .25);
        return new Identity(ethnicity, 0, 25, m, Look.woman());
    }

    /** The base mesh with all weights applied, before the lips are sealed; a new array {@code (VERTICES, 3)}. */
    double[] shape(BaseMesh base, Targets targets) {
        double[] mesh = base.positions().clone();
        ages().forEach((ageName, byAge) -> genders().forEach((gender, byGender) -> {
            double weight = byAge * byGender;
            add(mesh, targets, weight, "macrodetails/universal-" + gender + "-" + ageName + "-averagemuscle-averageweight");
            ethnicity.forEach((e, w) -> add(mesh, targets, weight * w, "macrodetails/" + e + "-" + gender + "-" + ageName));
        }));
        modifiers.forEach((name, weight) -> {
            if (name.contains("*")) {
                add(mesh, targets, weight, name.replace("*", "l"));
                add(mesh, targets, weight, name.replace("*", "r"));
            } else {
                add(mesh, targets, weight, name);
            }
        });
        return mesh;
    }

    private Map<String, Double> genders() {
        return Map.of("male", male, "female", 1 - male);
    }

    private Map<String, Double> ages() {
        double old = (age - 25) / 65;
        return Map.of("old", old, "young", 1 - old);
    }

    private static void add(double[] mesh, Targets targets, double weight, String name) {
        if (weight != 0) {
            Points.accumulate(mesh, weight, targets.delta(name));
        }
    }
}
