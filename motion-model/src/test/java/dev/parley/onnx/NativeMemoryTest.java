package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Buffers outside Java's heap, which a collection of its young objects does not free once they have grown old. */
class NativeMemoryTest {

    private static final int LONGEST = 100;
    private static final int LINES = 200;

    @Test
    void linesOfManyLengthsUseTheirBuffersAgain() {
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation()) {
            for (int length = 1; length <= LONGEST; length++) {
                speak(model, never, length);
            }
            long before = directBytes();
            Random random = new Random(1);
            for (int line = 0; line < LINES; line++) {
                speak(model, never, 1 + random.nextInt(LONGEST));
            }
            assertEquals(0, Math.max(0, directBytes() - before), "bytes that " + LINES + " more lines took");
        }
    }

    @Test
    void buffersUsedAgainAreZeroAndOfTheSizeAskedFor() {
        try (OnnxModel model = TinyModel.open()) {
            OnnxGraph graph = model.graph(Graph.VOCODER);
            Tensors first = graph.acquire(1, LONGEST);
            first.fill("harmonic", 1);
            first.close();
            assertThrows(IllegalStateException.class, () -> first.floats("harmonic"));
            try (Tensors second = graph.acquire(1, LONGEST - 1)) {
                FloatBuffer harmonic = second.floats("harmonic");
                float[] found = new float[harmonic.capacity()];
                harmonic.get(0, found);
                assertArrayEquals(new float[found.length], found);
                assertEquals(second.floats("spectrum").capacity(), found.length);
            }
        }
    }

    private static void speak(OnnxModel model, Cancellation never, int length) {
        for (Graph graph : new Graph[] {Graph.TEXT_ENCODER, Graph.VOCODER}) {
            try (Tensors tensors = model.graph(graph).acquire(1, length)) {
                tensors.run(never);
            }
        }
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }
}
