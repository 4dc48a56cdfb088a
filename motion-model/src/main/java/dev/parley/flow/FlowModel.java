package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.Tensors;
import java.util.Arrays;
import java.util.List;

/**
 * Samples pieces of mel and motion frames: some frames already known, then new ones, all normalised. Usable on any
 * thread, by several at once.
 */
final class FlowModel {

    private static final SmoothNoise MEL_NOISE = new SmoothNoise(0);

    private final OnnxModel model;
    private final ModelManifest manifest;
    private final Tower mel;
    private final Tower motion;
    private final SmoothNoise motionNoise;
    private final GesturePlanner planner;

    FlowModel(OnnxModel model) {
        this.model = model;
        this.manifest = model.manifest();
        this.mel = Tower.mel(manifest.mel().bands());
        this.motionNoise = new SmoothNoise(manifest.solver().motionNoiseSigma());
        this.motion = Tower.motion(manifest.motion().columns());
        this.planner = new GesturePlanner(model);
    }

    /**
     * Samples speech and motion together.
     *
     * @param past what the piece continues (modified: then the piece itself)
     * @param next conditions of the new frames, and of at least those that are looked ahead to
     * @param count how many of them are new
     * @param first index of the first new frame, for the noise
     */
    FlowPiece sampleSpeech(Continuity past, FrameInputs next, int count, long first, FlowSettings settings,
            Cancellation cancellation) {
        int known = past.frames();
        FrameInputs inputs = planned(past.inputs().then(next), known, first, settings, cancellation)
                .first(known + count + manifest.pieces().lookahead());
        long start = first - known;
        SolverSettings solver = settings.solver();
        TowerState melState = new TowerState(mel,
                noise(mel, inputs.frames(), start, solver.melTemperature(), settings), past.mel(),
                manifest.solver().melDetail());
        TowerState motionState = new TowerState(motion,
                noise(motion, inputs.frames(), start, solver.motionTemperature(), settings), past.motion(), 1);
        Sampling sampling = new Sampling(inputs, settings);
        solve(sampling, List.of(melState, motionState), past, cancellation);
        past.ahead().join(motionState.frames(), known);
        past.ahead().foresee(motionState.frames(), known + count);
        float[] sampledMel = head(melState, (known + count) * mel.width());
        float[] sampledMotion = head(motionState, (known + count) * motion.width());
        past.follow(inputs.first(known + count), sampledMel, sampledMotion);
        return new FlowPiece(tail(sampledMel, count * mel.width()), tail(sampledMotion, count * motion.width()));
    }

    private FrameInputs planned(FrameInputs inputs, int known, long first, FlowSettings settings,
            Cancellation cancellation) {
        int fold = manifest.condition().fold();
        planner.draw(List.of(new GesturePlanner.Piece(inputs, known, first, null, settings)),
                (inputs.frames() + fold - 1) / fold * fold, cancellation);
        return inputs;
    }

    private float[] noise(Tower tower, int frames, long start, double temperature, FlowSettings settings) {
        return smoothing(tower).rows(settings.noise(), tower.noise(), start, frames, tower.width(), temperature);
    }

    private SmoothNoise smoothing(Tower tower) {
        return tower == motion ? motionNoise : MEL_NOISE;
    }

    /** What one run of the solver reads. */
    private record Sampling(FrameInputs inputs, FlowSettings settings) {

        /** With guidance a second row is the unconditional one. */
        int rows() {
            return settings.solver().guidance() > 0 ? 2 : 1;
        }
    }

    private void solve(Sampling sampling, List<TowerState> states, Continuity past, Cancellation cancellation) {
        int length = manifest.pieces().bucket(sampling.inputs().frames());
        try (Tensors condition = model.graph(Graph.CONDITION).acquire(sampling.rows(), length)) {
            computeCondition(sampling, condition, cancellation);
            try (Tensors tensors = model.graph(Graph.VELOCITY).acquire(sampling.rows(), length)) {
                tensors.link(condition);
                for (int row = 0; row < tensors.batch(); row++) {
                    sampling.inputs().writeFrames(tensors, row);
                    motion.writeKnown(tensors, row, past.motion());
                    mel.writeKnown(tensors, row, past.mel());
                }
                new FlowSolver(sampling.settings().solver()).solve(tensors, states, cancellation);
            }
        }
    }

    /** Runs the condition graph: what does not change from step to step is computed once. */
    private static void computeCondition(Sampling sampling, Tensors condition, Cancellation cancellation) {
        sampling.settings().conditions().write(condition, 0);
        for (int row = 0; row < condition.batch(); row++) {
            sampling.inputs().writeConditions(condition, row, row == 0);
        }
        condition.run(cancellation);
    }

    private static float[] head(TowerState state, int count) {
        return Arrays.copyOf(state.frames(), count);
    }

    private static float[] tail(float[] all, int count) {
        return Arrays.copyOfRange(all, all.length - count, all.length);
    }
}
