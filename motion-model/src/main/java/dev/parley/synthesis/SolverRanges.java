package dev.parley.synthesis;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The ranges of a request's dials. */
final class SolverRanges {

    private static final int MAX_STEPS = 1000;
    private static final double MAX_GUIDANCE = 10;

    private SolverRanges() {
    }

    static void check(OptionalInt steps, OptionalDouble guidance) {
        steps.ifPresent(value -> check("steps", value, 1, MAX_STEPS));
        guidance.ifPresent(value -> check("guidance", value, 0, MAX_GUIDANCE));
    }

    static void check(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be between " + low + " and " + high);
        }
    }
}
