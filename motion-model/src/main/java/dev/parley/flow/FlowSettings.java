package dev.parley.flow;

/**
 * Everything that holds for all pieces of a line. Immutable; any thread.
 *
 * @param solver how the flow is solved (not null)
 * @param conditions who speaks, and how (not null)
 * @param noise the line's noise (not null)
 */
public record FlowSettings(SolverSettings solver, Conditions conditions, NoiseSource noise) {
}
