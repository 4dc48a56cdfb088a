package dev.parley.rig.build;

import java.util.Map;

/**
 * Who an avatar is: weights of MakeHuman's targets, and the assets and colours worn.
 *
 * @param ethnicity weights of {@code caucasian, asian, african}, sum 1
 * @param male 0 female .. 1 male
 * @param age years, 25..90
 * @param modifiers target to weight; {@code *} stands for the pair {@code l} and {@code r}
 * @param resting expression units of the face at rest to weight; {@code *} stands for {@code left} and {@code right}
 * @param look assets and colours
 */
record Identity(Map<String, Double> ethnicity, double male, double age, Map<String, Double> modifiers,
                Map<String, Double> resting, Look look) {

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
        resting.forEach((unit, weight) -> {
            if (unit.contains("*")) {
                rest(mesh, targets, weight, unit.replace("*", "left"));
                rest(mesh, targets, weight, unit.replace("*", "right"));
            } else {
                rest(mesh, targets, weight, unit);
            }
        });
        return mesh;
    }

    private void rest(double[] mesh, Targets targets, double weight, String unit) {
        ethnicity.forEach((e, w) -> add(mesh, targets, weight * w, "expression/units/" + e + "/" + unit));
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
