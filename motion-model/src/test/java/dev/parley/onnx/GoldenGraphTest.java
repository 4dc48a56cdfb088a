package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every graph gives in Java what it gave in PyTorch. */
class GoldenGraphTest {

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
        return graph == Graph.TEXT_ENCODER ? golden.inputs().get("phones").length
                : golden.entry().get("inputs").get("mel") != null
                        ? golden.entry().get("inputs").get("mel").get("shape").get(1).asInt()
                        : golden.entry().get("inputs").get("motion").get("shape").get(1).asInt();
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
