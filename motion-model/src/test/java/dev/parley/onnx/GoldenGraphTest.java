package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every graph gives in Java what it gave in PyTorch. */
class GoldenGraphTest {

    private static final String SHIPPED = "/golden/shipped";
    /** Share of the mean magnitude that quantised weights may be wrong by. */
    private static final double SMALL_WEIGHTS_ERROR = 0.06;
    /** The same of the vocoder; over eight draws of the golden's mels, which are noise, it is 0.045 to 0.069. */
    private static final double SMALL_VOCODER_ERROR = 0.08;

    @ParameterizedTest
    @EnumSource(Graph.class)
    void computesWhatPyTorchComputed(Graph graph) {
        TinyModel.Golden golden = TinyModel.golden(graph.name().toLowerCase() + "-1");
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation()) {
            int length = length(graph, golden);
            try (Tensors tensors = model.graph(graph).acquire(1, length)) {
                golden.inputs().forEach((name, values) -> put(tensors, graph, name, values));
                tensors.run(never);
                golden.outputs().forEach((name, expected) ->
                        assertArrayEquals(expected, read(tensors.floats(name)), TinyModel.TOLERANCE, name));
            }
        }
    }

    /** The shipped graph with fp16 weights: PyTorch had the same weights. */
    @ParameterizedTest
    @EnumSource(value = Graph.class, names = "STYLE_ENCODER")
    void shippedGraphsComputeWhatPyTorchComputed(Graph graph) {
        TinyModel.Golden golden = TinyModel.golden(SHIPPED, graph.name().toLowerCase() + "-1");
        shipped(graph, golden, (name, found) ->
                assertArrayEquals(golden.outputs().get(name), found, TinyModel.TOLERANCE, name));
    }

    /** The shipped graphs with int8 weights: their error is small beside what they compute. */
    @ParameterizedTest
    @EnumSource(value = Graph.class, names = {"TEXT_ENCODER", "CONDITION", "VELOCITY", "MOTION_VELOCITY", "VOCODER"})
    void smallWeightsCostLittle(Graph graph) {
        TinyModel.Golden golden = TinyModel.golden(SHIPPED, graph.name().toLowerCase() + "-1");
        double share = graph == Graph.VOCODER ? SMALL_VOCODER_ERROR : SMALL_WEIGHTS_ERROR;
        shipped(graph, golden, (name, found) -> {
            float[] expected = golden.outputs().get(name);
            double error = 0;
            double size = 0;
            for (int i = 0; i < expected.length; i++) {
                error += Math.abs(expected[i] - found[i]);
                size += Math.abs(expected[i]);
            }
            assertTrue(error < share * size, name + ": mean error " + error / expected.length
                    + " of mean size " + size / expected.length);
        });
    }

    private static void shipped(Graph graph, TinyModel.Golden golden, BiConsumer<String, float[]> check) {
        try (OnnxModel model = OnnxModel.open(ModelSource.classPath(ModelSource.DEFAULT_ROOT), ExecutionProvider.CPU,
                1); Cancellation never = model.newCancellation();
                Tensors tensors = model.graph(graph).acquire(1, length(graph, golden))) {
            golden.inputs().forEach((name, values) -> put(tensors, graph, name, values));
            tensors.run(never);
            golden.outputs().keySet().forEach(name -> check.accept(name, read(tensors.floats(name))));
        }
    }

    /** A second row of a batch is computed as if it were alone. */
    @Test
    void rowsOfABatchDoNotMix() {
        TinyModel.Golden golden = TinyModel.golden("velocity-1");
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation()) {
            int length = length(Graph.VELOCITY, golden);
            try (Tensors tensors = model.graph(Graph.VELOCITY).acquire(2, length)) {
                golden.inputs().forEach((name, values) -> tensors.floats(name).put(values.length, values));
                tensors.run(never);
                float[] expected = golden.outputs().get("mel_velocity");
                float[] found = new float[expected.length];
                tensors.floats("mel_velocity").get(expected.length, found);
                assertArrayEquals(expected, found, TinyModel.TOLERANCE);
            }
        }
    }

    /** What one graph writes another reads, in the same memory: the copy gives the same. */
    @Test
    void aLinkedInputIsTheOutputItself() {
        TinyModel.Golden golden = TinyModel.golden("condition-1");
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation()) {
            int length = length(Graph.CONDITION, golden);
            try (Tensors condition = model.graph(Graph.CONDITION).acquire(1, length);
                    Tensors linked = model.graph(Graph.VELOCITY).acquire(1, length);
                    Tensors copied = model.graph(Graph.VELOCITY).acquire(1, length)) {
                golden.inputs().forEach((name, values) -> put(condition, Graph.CONDITION, name, values));
                condition.run(never);
                for (int part = 0; part < model.manifest().condition().parts().size(); part++) {
                    String name = "condition_" + part;
                    copied.floats(name).put(0, read(condition.floats(name)));
                }
                copied.run(never);
                linked.link(condition);
                linked.run(never);
                assertArrayEquals(read(copied.floats("motion_velocity")), read(linked.floats("motion_velocity")));
            }
        }
    }

    /** A link to memory that is gone, or none at all, would take the whole Java process down, were it not refused. */
    @Test
    void refusesALinkThatIsClosedOrMissingOrOfAnotherSize() {
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation();
                Tensors velocity = model.graph(Graph.VELOCITY).acquire(1, 8)) {
            assertThrows(IllegalStateException.class, () -> velocity.run(never));
            try (Tensors other = model.graph(Graph.CONDITION).acquire(1, 16)) {
                assertThrows(IllegalArgumentException.class, () -> velocity.link(other));
            }
            Tensors condition = model.graph(Graph.CONDITION).acquire(1, 8);
            velocity.link(condition);
            condition.close();
            assertThrows(IllegalStateException.class, () -> velocity.run(never));
            assertThrows(IllegalArgumentException.class, () -> model.graph(Graph.CONDITION).acquire(1, 7));
        }
    }

    /** A run on closed tensors would take the whole Java process down, were it not refused. */
    @Test
    void refusesClosedTensorsAndModels() {
        OnnxModel model = TinyModel.open();
        try (Cancellation never = model.newCancellation()) {
            Tensors tensors = model.graph(Graph.TEXT_ENCODER).acquire(1, 3);
            tensors.close();
            assertThrows(IllegalStateException.class, () -> tensors.run(never));
            Tensors orphan = model.graph(Graph.TEXT_ENCODER).acquire(1, 3);
            model.close();
            model.close();
            assertThrows(IllegalStateException.class, () -> orphan.run(never));
            assertThrows(IllegalStateException.class, () -> model.graph(Graph.TEXT_ENCODER));
            orphan.close();
            orphan.close();
        }
    }

    @Test
    void refusesToRunOnceCancelled() {
        try (OnnxModel model = TinyModel.open(); Cancellation cancellation = model.newCancellation();
                Tensors tensors = model.graph(Graph.TEXT_ENCODER).acquire(1, 3)) {
            cancellation.cancel();
            assertThrows(InferenceCancelledException.class, () -> tensors.run(cancellation));
        }
    }

    private static int length(Graph graph, TinyModel.Golden golden) {
        String input = switch (graph) {
            case TEXT_ENCODER -> "phones";
            case CONDITION, PLANNER -> "position";
            case MOTION_VELOCITY -> "motion";
            default -> "mel";
        };
        return golden.entry().get("inputs").get(input).get("shape").get(1).asInt();
    }

    private static void put(Tensors tensors, Graph graph, String name, float[] values) {
        boolean integer = graph == Graph.TEXT_ENCODER
                && java.util.Set.of("phones", "stress", "punctuation", "boundary").contains(name);
        for (int i = 0; i < values.length; i++) {
            if (integer) {
                tensors.longs(name).put(i, (long) values[i]);
            } else {
                tensors.floats(name).put(i, values[i]);
            }
        }
    }

    private static float[] read(FloatBuffer buffer) {
        float[] values = new float[buffer.capacity()];
        buffer.get(0, values);
        return values;
    }
}
