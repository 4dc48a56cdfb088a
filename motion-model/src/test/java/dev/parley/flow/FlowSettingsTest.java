package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.onnx.ModelManifest;
import org.junit.jupiter.api.Test;

/** A line's first piece, which is waited for, takes the steps that the model says; whoever asks for steps gets them. */
class FlowSettingsTest {

    private static final ModelManifest.Solver SOLVER = new ModelManifest.Solver(8, 4, -0.5, 1, 0.4, 1, 0.3, 2, 0);

    private static int firstSteps(int steps) {
        SolverSettings solver = new SolverSettings(steps, -0.5, 1, 1, 0.3, 2);
        FlowSettings first = new FlowSettings(solver, Conditions.ABSENT, new NoiseSource(1), new NoiseSource(2))
                .beginning(SOLVER);
        assertEquals(2, first.solver().guidance());
        return first.solver().steps();
    }

    @Test
    void ownStepsBeginWithFewer() {
        assertEquals(4, firstSteps(8));
    }

    @Test
    void stepsThatWereAskedForHoldFromTheStart() {
        assertEquals(16, firstSteps(16));
        assertEquals(2, firstSteps(2));
    }
}
