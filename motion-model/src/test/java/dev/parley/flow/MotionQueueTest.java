package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.ModelSource;
import dev.parley.onnx.OnnxModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Motion that waits for its sound, and pieces of it that are joined. */
class MotionQueueTest {

    private static ModelManifest manifest;
    private static int width;

    @BeforeAll
    static void open() {
        try (OnnxModel model = OnnxModel.open(ModelSource.classPath(ModelSource.DEFAULT_ROOT), ExecutionProvider.CPU,
                1)) {
            manifest = model.manifest();
            width = manifest.motion().columns();
        }
    }

    private static float[] random(int frames, long seed) {
        Random random = new Random(seed);
        float[] values = new float[frames * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    /** Where the window is whole, no frame shows where pieces began or how much was taken at once. */
    @Test
    void piecesLeaveNoTraceInTheWindow() {
        int ahead = manifest.pieces().lookahead();
        float[] motion = random(100, 1);
        MotionQueue whole = new MotionQueue(manifest, new float[0]);
        whole.add(motion);
        float[] expected = whole.take(100 - ahead);
        MotionQueue queue = new MotionQueue(manifest, new float[0]);
        queue.add(Arrays.copyOf(motion, 31 * width));
        float[] first = queue.take(31 - ahead);
        queue.add(Arrays.copyOfRange(motion, 31 * width, motion.length));
        float[] second = queue.take(69);
        assertArrayEquals(Arrays.copyOf(expected, first.length), first, 1e-6f);
        assertArrayEquals(Arrays.copyOfRange(expected, first.length, expected.length), second, 1e-6f);
    }

    /** What was shown before the line is in its first frames' window. */
    @Test
    void theLineComesOutOfWhatWasBefore() {
        float[] still = new float[30 * width];
        Arrays.fill(still, 1);
        MotionQueue queue = new MotionQueue(manifest, still);
        queue.add(new float[30 * width]);
        float[] seen = queue.take(20);
        int head = manifest.motion().channels().indexOf("headPitch");
        assertTrue(seen[head] > 0.3 && seen[head] < 0.5, "half of the window shows each: " + seen[head]);
        assertEquals(0, seen[19 * width + head], 1e-6);
    }

    @Test
    void aPieceBeginsWhereTheOneBeforeLed() {
        LookAhead ahead = new LookAhead(1);
        float[] first = new float[20];
        ahead.join(first, 0);
        assertArrayEquals(new float[20], first, "nothing was foreseen");
        ahead.foresee(first, 12);
        float[] second = new float[30];
        Arrays.fill(second, 1);
        ahead.join(second, 5);
        assertEquals(1, second[4], "frames before the join stay");
        float before = 0;
        for (int i = 5; i < 13; i++) {
            assertTrue(second[i] > before && second[i] - before < 0.2, "step of " + (second[i] - before));
            before = second[i];
        }
        assertTrue(second[12] > 0.95);
        assertEquals(1, second[13]);
    }

    /** A face sways; the second piece would have it half a radian elsewhere, and it gets there without a jolt. */
    @Test
    void whatWasGivenOutIsGoneOnFrom() {
        MotionSmoother smoother = new MotionSmoother(List.of(3f), 8);
        MotionSeam seam = new MotionSeam(1);
        float[] first = new float[48];
        float[] second = new float[72];
        for (int i = 0; i < second.length; i++) {
            first[Math.min(i, 47)] = (float) Math.sin(Math.min(i, 47) / 20.0);
            second[i] = (float) Math.sin((i + 16) / 20.0) + (i < 24 ? 0 : 0.5f);
        }
        float[] shown = Arrays.copyOf(seam.join(smoother, first, 8, 32), 72);
        System.arraycopy(seam.join(smoother, second, 24, 40), 0, shown, 32, 40);
        for (int i = 2; i < shown.length; i++) {
            double jolt = Math.abs(shown[i] - 2 * shown[i - 1] + shown[i - 2]);
            assertTrue(jolt < 0.05, "a jolt of " + jolt + " at " + i);
        }
        assertEquals(Math.sin(79 / 20.0) + 0.5, shown[71], 0.05);
    }
}
