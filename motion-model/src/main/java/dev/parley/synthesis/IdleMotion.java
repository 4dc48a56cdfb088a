package dev.parley.synthesis;

import dev.parley.flow.Conditions;
import dev.parley.flow.FlowSettings;
import dev.parley.flow.IdleSampler;
import dev.parley.flow.NoiseSource;
import dev.parley.flow.SolverSettings;
import dev.parley.onnx.Cancellation;
import dev.parley.signal.MotionClip;

/**
 * Idle motion from the motion tower alone.
 */
final class IdleMotion implements IdleStream {

    private final SynthesisParts parts;
    private final IdleSampler sampler;
    private final Cancellation cancellation;

    IdleMotion(SynthesisParts parts, long seed, MotionClip before, Cancellation cancellation) {
        this.parts = parts;
        this.cancellation = cancellation;
        SolverSettings solver = SolverSettings.of(parts.model().manifest());
        FlowSettings settings = new FlowSettings(solver.with(solver.steps(), 0), Conditions.ABSENT,
                new NoiseSource(seed));
        this.sampler = new IdleSampler(parts.model(), settings, parts.reader().before(before), cancellation);
    }

    @Override
    public MotionClip next() {
        try {
            return cancellation.cancelled() ? null : parts.scaler().toClip(sampler.next().motion());
        } catch (RuntimeException e) {
            if (cancellation.cancelled()) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    @Override
    public void close() {
        cancel();
        cancellation.close();
        parts.closed(this);
    }
}
