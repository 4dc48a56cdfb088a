package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Tensors;
import java.util.List;

/**
 * Follows the velocity from noise (time 0) to data (time 1) by the second-order method of Adams and
 * Bashforth: each step follows the velocity as the last two runs of the graph show it to change, at no more cost than
 * Euler's. The times are those of F5-TTS's sway
 * sampling (Chen and others 2024): {@code t = u + s (cos(pi/2 u) - 1 + u)} for equally spaced {@code u}. Immutable; any
 * thread.
 */
final class FlowSolver {

    private final float[] times;
    private final double guidance;

    FlowSolver(SolverSettings settings) {
        int steps = settings.steps();
        times = new float[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double u = (double) i / steps;
            times[i] = (float) (u + settings.sway() * (Math.cos(Math.PI / 2 * u) - 1 + u));
        }
        guidance = settings.guidance();
    }

    /** Returns the times of the steps, 0 first, 1 last (alias). */
    float[] times() {
        return times;
    }

    /**
     * Solves for all towers of a graph at once.
     *
     * @param tensors the graph's tensors, conditions in place; with guidance row 1 is the unconditional one
     * @param towers states at time 0; at return they are finished
     * @param cancellation what may stop the work, between steps and inside them
     */
    void solve(Tensors tensors, List<TowerState> towers, Cancellation cancellation) {
        for (int i = 0; i + 1 < times.length; i++) {
            for (TowerState tower : towers) {
                tower.load(tensors, times[i]);
            }
            tensors.run(cancellation);
            float delta = times[i + 1] - times[i];
            for (TowerState tower : towers) {
                tower.advance(tensors, delta, (float) guidance);
            }
        }
        towers.forEach(TowerState::finish);
    }
}
