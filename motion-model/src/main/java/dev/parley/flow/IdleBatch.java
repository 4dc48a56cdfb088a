package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples the next chunk of several idle streams in few runs of the graphs: streams whose pieces are padded to one
 * length and solved alike share a run. Usable on any thread, by several at once.
 */
public final class IdleBatch {

    /** The most faces of a run: beyond, it takes so long that a listener would answer late. */
    public static final int MOST = 8;
    /** How many faces a run may have, most first: the graphs keep buffers for these sizes alone. */
    private static final int[] SIZES = {MOST, 4, 2, 1};

    private final OnnxModel model;
    private final ModelManifest manifest;
    private final MotionField field;

    private record Size(int frames, SolverSettings solver) {
    }

    /**
     * Makes a batch.
     *
     * @param model the model (not null, not owned)
     */
    public IdleBatch(OnnxModel model) {
        this.model = model;
        this.manifest = model.manifest();
        this.field = new MotionField(model);
    }

    /**
     * Samples the next chunk of each stream. If a run fails, no stream has moved.
     *
     * @param samplers the streams, each but once (not null)
     * @return the new frames of each, in their order
     */
    public List<FlowPiece> next(List<IdleSampler> samplers) {
        Map<Size, List<IdleSampler>> groups = new LinkedHashMap<>();
        for (IdleSampler sampler : samplers) {
            Size size = new Size(manifest.pieces().bucket(sampler.frames()), sampler.solver());
            groups.computeIfAbsent(size, any -> new ArrayList<>()).add(sampler);
        }
        Map<IdleSampler, MotionField.Solved> solved = new LinkedHashMap<>();
        groups.values().forEach(group -> solve(group, solved));
        return samplers.stream().map(sampler -> sampler.follow(solved.get(sampler))).toList();
    }

    private void solve(List<IdleSampler> group, Map<IdleSampler, MotionField.Solved> solved) {
        int at = 0;
        for (int size : SIZES) {
            for (; group.size() - at >= size; at += size) {
                run(group.subList(at, at + size), solved);
            }
        }
    }

    private void run(List<IdleSampler> samplers, Map<IdleSampler, MotionField.Solved> solved) {
        try (Cancellation together = model.newCancellation()) {
            List<MotionField.Solved> run = field.solve(samplers.stream().map(IdleSampler::face).toList(), together);
            for (int i = 0; i < run.size(); i++) {
                solved.put(samplers.get(i), run.get(i));
            }
        }
    }
}
