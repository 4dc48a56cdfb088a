package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Graph;
import dev.parley.onnx.InferenceCancelledException;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.Tensors;
import dev.parley.onnx.TinyModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The solver against PyTorch's. */
class FlowSolverTest {

    private static final float[] NOTHING = new float[0];

    @Test
    void solvesWhatPyTorchSolved() {
        Map<String, float[]> expected = TinyModel.golden("solver-1").outputs();
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation()) {
            List<TowerState> solved = solve(model, 1, 0, never);
            assertArrayEquals(expected.get("mel"), solved.get(0).frames(), TinyModel.TOLERANCE);
            assertArrayEquals(expected.get("motion"), solved.get(1).frames(), TinyModel.TOLERANCE);
        }
    }

    /** With both rows alike there is nothing to guide towards: any strength gives the plain solution. */
    @Test
    void guidanceTowardsTheSameChangesNothing() {
        float[] expected = TinyModel.golden("solver-1").outputs().get("mel");
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation()) {
            assertArrayEquals(expected, solve(model, 2, 3, never).get(0).frames(), TinyModel.TOLERANCE);
        }
    }

    @Test
    void stopsBetweenSteps() {
        try (OnnxModel model = TinyModel.open(); Cancellation cancellation = model.newCancellation()) {
            cancellation.cancel();
            assertThrows(InferenceCancelledException.class, () -> solve(model, 1, 0, cancellation));
        }
    }

    private static List<TowerState> solve(OnnxModel model, int rows, double guidance, Cancellation cancellation) {
        TinyModel.Golden golden = TinyModel.golden("solver-1");
        Map<String, float[]> inputs = golden.inputs();
        int frames = inputs.get("frames").length;
        TowerState mel = new TowerState(Tower.mel(inputs.get("mel").length / frames), inputs.get("mel").clone(),
                NOTHING, 1);
        TowerState motion = new TowerState(Tower.motion(inputs.get("motion").length / frames),
                inputs.get("motion").clone(), NOTHING, 1);
        SolverSettings settings = new SolverSettings(golden.entry().get("steps").asInt(),
                golden.entry().get("sway").asDouble(), 1, 1, 1, guidance);
        try (Tensors tensors = model.graph(Graph.VELOCITY).acquire(rows, frames)) {
            for (int row = 0; row < rows; row++) {
                int at = row;
                inputs.forEach((name, values) -> tensors.floats(name).put(at * values.length, values));
            }
            new FlowSolver(settings).solve(tensors, List.of(mel, motion), cancellation);
        }
        return List.of(mel, motion);
    }

    /** F5-TTS's formula by hand: with s = -1 and u = 1/2, t = 1 - cos(pi/4). */
    @Test
    void swaysTheTimes() {
        float[] times = new FlowSolver(new SolverSettings(2, -1, 1, 1, 1, 0)).times();
        assertArrayEquals(new float[] {0, 0.29289323f, 1}, times, 1e-6f);
        assertArrayEquals(new float[] {0, 0.25f, 0.5f, 0.75f, 1},
                new FlowSolver(new SolverSettings(4, 0, 1, 1, 1, 0)).times(), 1e-6f);
    }

    /** What is known stays what it is, whatever the graph says about it. */
    @Test
    void knownFramesArriveAtTheirData() {
        float[] known = new float[80 * 3];
        for (int i = 0; i < known.length; i++) {
            known[i] = i % 7 - 3;
        }
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation();
                Tensors tensors = model.graph(Graph.VELOCITY).acquire(1, 8)) {
            fillCondition(model, tensors, 0);
            float[] noise = new float[8 * 80];
            new NoiseSource(1).fill(NoiseSource.Stream.MEL, 0, noise, 0, noise.length, 1);
            TowerState state = new TowerState(Tower.mel(80), noise, known, 0.5);
            new FlowSolver(new SolverSettings(5, -1, 1, 1, 1, 0)).solve(tensors, List.of(state), never);
            for (int i = 0; i < known.length; i++) {
                assertEquals(known[i], state.frames()[i], 1e-5f);
            }
        }
    }

    /** Of one step the sample is the expectation; of more, no detail leaves the first step's line to time 1. */
    @Test
    void keepsTheWantedShareOfDetail() {
        float[] expectation = mel(1, 1);
        float[] sample = mel(6, 1);
        float[] none = mel(6, 0);
        float[] half = mel(6, 0.5);
        for (int i = 0; i < sample.length; i++) {
            assertEquals(expectation[i], none[i], 1e-5f);
            assertEquals((expectation[i] + sample[i]) / 2, half[i], 1e-5f);
        }
        assertFalse(Arrays.equals(expectation, sample), "several steps lead elsewhere than one");
    }

    private static float[] mel(int steps, double detail) {
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation();
                Tensors tensors = model.graph(Graph.VELOCITY).acquire(1, 8)) {
            fillCondition(model, tensors, 0.3f);
            tensors.fill("frames", 1);
            float[] noise = new float[8 * 80];
            new NoiseSource(1).fill(NoiseSource.Stream.MEL, 0, noise, 0, noise.length, 1);
            TowerState state = new TowerState(Tower.mel(80), noise, NOTHING, detail);
            new FlowSolver(new SolverSettings(steps, -1, 1, 1, 1, 0)).solve(tensors, List.of(state), never);
            return state.frames();
        }
    }

    private static void fillCondition(OnnxModel model, Tensors tensors, float value) {
        for (int part = 0; part < model.manifest().condition().parts().size(); part++) {
            tensors.fill("condition_" + part, value);
        }
    }
}
