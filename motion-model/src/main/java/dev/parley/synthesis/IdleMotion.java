package dev.parley.synthesis;

import dev.parley.flow.Conditions;
import dev.parley.flow.FlowPiece;
import dev.parley.flow.FlowSettings;
import dev.parley.flow.IdleSampler;
import dev.parley.flow.NoiseSource;
import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.signal.MotionClip;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Idle motion from the motion tower alone.
 */
final class IdleMotion implements IdleStream {

    private final SynthesisParts parts;
    private final IdleRequest request;
    private final Cancellation cancellation;
    private IdleSampler sampler;

    IdleMotion(SynthesisParts parts, IdleRequest request, Cancellation cancellation) {
        this.parts = parts;
        this.request = request;
        this.cancellation = cancellation;
    }

    private IdleSampler begin() {
        RequestReader reader = parts.reader();
        ModelManifest manifest = parts.model().manifest();
        Conditions conditions = reader.conditions(null, request.emotion(), request.style(), cancellation);
        NoiseSource noise = new NoiseSource(request.seed());
        FlowSettings settings = new FlowSettings(reader.solver(request.steps(), request.guidance()), conditions, noise,
                noise);
        PartnerReader partner = request.partner() == null ? null
                : new PartnerReader(request.partner(), parts.scaler(), manifest);
        return new IdleSampler(parts.model(), settings, reader.before(request.before(), manifest.idle().context()),
                partner, cancellation);
    }

    @Override
    public MotionClip next() {
        try {
            return cancellation.cancelled() ? null : compute();
        } catch (RuntimeException e) {
            if (cancellation.cancelled()) {
                return null;
            }
            throw e;
        }
    }

    private MotionClip compute() {
        return parts.scaler().toClip(sampler().next().motion());
    }

    private IdleSampler sampler() {
        if (sampler == null) {
            sampler = begin();
        }
        return sampler;
    }

    /** Computes the next clip of each; null for one that is cancelled. */
    static List<MotionClip> next(SynthesisParts parts, List<IdleMotion> streams) {
        if (streams.size() == 1) {
            return Collections.singletonList(streams.get(0).next());
        }
        List<IdleMotion> open = streams.stream().filter(stream -> !stream.cancellation.cancelled()).toList();
        try {
            List<FlowPiece> pieces = parts.idle().next(open.stream().map(IdleMotion::sampler).toList());
            return streams.stream().map(stream -> stream.clip(open, pieces)).collect(Collectors.toList());
        } catch (RuntimeException e) {
            if (open.stream().allMatch(stream -> stream.cancellation.cancelled())) {
                return Collections.nCopies(streams.size(), null);
            }
            throw e;
        }
    }

    private MotionClip clip(List<IdleMotion> open, List<FlowPiece> pieces) {
        boolean wanted = open.contains(this) && !cancellation.cancelled();
        return wanted ? parts.scaler().toClip(pieces.get(open.indexOf(this)).motion()) : null;
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
