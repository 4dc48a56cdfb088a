package dev.parley.onnx;

import static dev.parley.onnx.TensorSpec.BATCH;
import static dev.parley.onnx.TensorSpec.LENGTH;
import static dev.parley.onnx.TensorSpec.floats;
import static dev.parley.onnx.TensorSpec.longs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The inputs and outputs of a graph, by {@code docs/architecture.md}, in the sizes of a manifest.
 *
 * @param inputs what it reads
 * @param outputs what it writes
 */
record GraphContract(List<TensorSpec> inputs, List<TensorSpec> outputs) {

    /** Latent values a phone. */
    static final int PROSODY_NOISE = 13;
    /** Quarters of a phone, each with log-F0, voicing, energy. */
    static final int QUARTERS = 4;
    /** Prosody features: log-F0, voicing, energy. */
    static final int PROSODY = 3;
    /** Position features a frame. */
    static final int POSITION = 8;

    /** What the velocity graphs read, computed once a piece: the tensor's name, or how the names of its parts begin. */
    static final String CONDITION = "condition";

    /** Tells whether an input is usually another graph's output, and needs no memory of its own. */
    boolean linked(TensorSpec input) {
        return input.name().startsWith(CONDITION);
    }

    static GraphContract of(Graph graph, ModelManifest manifest) {
        return switch (graph) {
            case TEXT_ENCODER -> textEncoder(manifest);
            case STYLE_ENCODER -> styleEncoder(manifest);
            case PLANNER -> planner(manifest);
            case CONDITION -> condition(manifest);
            case VELOCITY -> velocity(manifest);
            case MOTION_VELOCITY -> motionVelocity(manifest);
            case VOCODER -> vocoder(manifest);
        };
    }

    private static GraphContract textEncoder(ModelManifest manifest) {
        List<TensorSpec> inputs = new ArrayList<>(List.of(longs("phones", BATCH, LENGTH),
                longs("stress", BATCH, LENGTH), longs("punctuation", BATCH, LENGTH),
                longs("boundary", BATCH, LENGTH), floats("emphasis", BATCH, LENGTH)));
        addIdentity(inputs, manifest);
        inputs.add(floats("prosody_noise", BATCH, LENGTH, PROSODY_NOISE));
        return new GraphContract(inputs, List.of(floats("text", BATCH, LENGTH, manifest.textWidth()),
                floats("log_duration", BATCH, LENGTH), floats("prosody", BATCH, LENGTH, QUARTERS, PROSODY)));
    }

    private static GraphContract styleEncoder(ModelManifest manifest) {
        return new GraphContract(List.of(floats("mel", BATCH, LENGTH, manifest.mel().bands()),
                floats("motion", BATCH, LENGTH, manifest.motion().channels().size()), floats("mel_given", BATCH),
                floats("motion_given", BATCH)), List.of(style(manifest)));
    }

    private static GraphContract velocity(ModelManifest manifest) {
        List<TensorSpec> inputs = new ArrayList<>(tower("mel", manifest.mel().bands()));
        inputs.addAll(tower("motion", manifest.motion().columns()));
        inputs.add(floats("frames", BATCH, LENGTH));
        inputs.addAll(conditions(manifest));
        return new GraphContract(inputs, List.of(floats("mel_velocity", BATCH, LENGTH, manifest.mel().bands()),
                floats("motion_velocity", BATCH, LENGTH, manifest.motion().columns())));
    }

    private static GraphContract motionVelocity(ModelManifest manifest) {
        List<TensorSpec> inputs = new ArrayList<>(tower("motion", manifest.motion().columns()));
        inputs.add(floats("frames", BATCH, LENGTH));
        manifest.condition().motionParts().forEach(part -> inputs.add(condition(manifest, part)));
        return new GraphContract(inputs,
                List.of(floats("motion_velocity", BATCH, LENGTH, manifest.motion().columns())));
    }

    private static GraphContract vocoder(ModelManifest manifest) {
        int bins = manifest.vocoder().fft() / 2 + 1;
        return new GraphContract(List.of(floats("mel", BATCH, LENGTH, manifest.mel().bands()),
                floats("log_f0", BATCH, LENGTH), floats("voiced", BATCH, LENGTH),
                floats("harmonic", BATCH, LENGTH, bins, 2), floats("noise", BATCH, LENGTH, bins, 2)),
                List.of(floats("spectrum", BATCH, LENGTH, bins, 2)));
    }

    private static List<TensorSpec> tower(String name, int width) {
        return List.of(floats(name, BATCH, LENGTH, width), floats(name + "_time", BATCH),
                floats(name + "_context", BATCH, LENGTH, width), floats(name + "_given", BATCH, LENGTH));
    }

    private static GraphContract planner(ModelManifest manifest) {
        List<TensorSpec> inputs = said(manifest);
        inputs.add(floats("voice", BATCH, LENGTH, ModelManifest.VOICE));
        addManner(inputs, manifest);
        return new GraphContract(inputs,
                List.of(floats("chance", BATCH, LENGTH, manifest.plan().gestures().size())));
    }

    private static GraphContract condition(ModelManifest manifest) {
        List<TensorSpec> inputs = said(manifest);
        addIdentity(inputs, manifest);
        inputs.add(floats("participant", BATCH, LENGTH, manifest.participant()));
        return new GraphContract(inputs, conditions(manifest));
    }

    private static List<TensorSpec> said(ModelManifest manifest) {
        return new ArrayList<>(List.of(floats("text", BATCH, LENGTH, manifest.textWidth()),
                floats("text_given", BATCH), floats("position", BATCH, LENGTH, POSITION),
                floats("prosody", BATCH, LENGTH, 2 * PROSODY)));
    }

    private static List<TensorSpec> conditions(ModelManifest manifest) {
        return IntStream.range(0, manifest.condition().parts().size()).mapToObj(part -> condition(manifest, part))
                .toList();
    }

    private static TensorSpec condition(ModelManifest manifest, int part) {
        ModelManifest.Condition condition = manifest.condition();
        return TensorSpec.folded(condition.name(part), condition.fold(), condition.parts().get(part));
    }

    private static void addIdentity(List<TensorSpec> inputs, ModelManifest manifest) {
        inputs.add(floats("speaker", BATCH, manifest.speaker().dials().size() + 1));
        addManner(inputs, manifest);
    }

    private static void addManner(List<TensorSpec> inputs, ModelManifest manifest) {
        inputs.add(floats("emotion", BATCH, manifest.emotions().size() + 1));
        inputs.add(style(manifest));
        inputs.add(floats("style_given", BATCH));
    }

    private static TensorSpec style(ModelManifest manifest) {
        return floats("style", BATCH, manifest.style().tokens(), manifest.style().width());
    }
}
