package dev.parley.flow;

/**
 * Everything that holds for all pieces of a line. Immutable; any thread.
 *
 * @param solver how the flow is solved (not null)
 * @param conditions who speaks, and how (not null)
 * @param noise the performance's noise (not null)
 * @param prosody the noise of durations, pitch and energy (not null)
 */
public record FlowSettings(SolverSettings solver, Conditions conditions, NoiseSource noise, NoiseSource prosody) {
}
