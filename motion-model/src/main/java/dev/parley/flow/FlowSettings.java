package dev.parley.flow;

import dev.parley.onnx.ModelManifest;

/**
 * Everything that holds for all pieces of a line. Immutable; any thread.
 *
 * @param solver how the flow is solved (not null)
 * @param conditions who speaks, and how (not null)
 * @param noise the performance's noise (not null)
 * @param prosody the noise of durations, pitch and energy (not null)
 */
public record FlowSettings(SolverSettings solver, Conditions conditions, NoiseSource noise, NoiseSource prosody) {

    /** Returns the settings of a line's first piece: a line of the model's own number of steps begins with fewer. */
    FlowSettings beginning(ModelManifest.Solver defaults) {
        boolean own = solver.steps() == defaults.steps();
        return own ? new FlowSettings(solver.with(defaults.firstSteps(), solver.guidance()), conditions, noise, prosody)
                : this;
    }
}
