package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.TinyModel;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sampled columns and the channels they add up to. The tiny model's channels have mean 0.1 and deviation 0.1. */
class MotionScalerTest {

    private static final ModelManifest MANIFEST = TinyModel.manifestWithParts("headPitch", "jawOpen", "headPitch");
    private static final int CHANNELS = 54;
    private static final int COLUMNS = 57;
    private static final int PITCH = MANIFEST.motion().channels().indexOf("headPitch");
    private static final int JAW = MANIFEST.motion().channels().indexOf("jawOpen");
    private static final float NOTHING = -TinyModel.PART_MEAN / TinyModel.PART_SD;

    private final MotionScaler scaler = new MotionScaler(MANIFEST);

    private static float[] nothing(int frames) {
        float[] columns = new float[frames * COLUMNS];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i % COLUMNS < CHANNELS ? -1 : NOTHING;
        }
        return columns;
    }

    /** Each part by its own mean and deviation; a channel may have several, and frames do not mix. */
    @Test
    void aChannelIsTheSumOfItsColumns() {
        float[] columns = nothing(2);
        columns[COLUMNS + PITCH] = 1;
        columns[COLUMNS + CHANNELS] = 1;
        columns[COLUMNS + CHANNELS + 2] = -2;
        MotionClip clip = scaler.toClip(columns);
        assertEquals(CHANNELS, clip.channels().size());
        assertEquals(2, clip.frames());
        float[] expected = new float[2 * CHANNELS];
        expected[CHANNELS + PITCH] = 0.2f + 0.7f - 0.8f;
        assertArrayEquals(expected, clip.values(), 1e-6f);
    }

    /** A column alone may be out of range: 1.3 and -0.8 is a jaw half open. */
    @Test
    void aWeightIsLimitedOnceItIsWhole() {
        float[] columns = nothing(3);
        for (int i = 0; i < 3; i++) {
            columns[i * COLUMNS + JAW] = 12;
        }
        columns[CHANNELS + 1] = -2;
        columns[COLUMNS + CHANNELS + 1] = -4;
        MotionClip clip = scaler.toClip(columns);
        assertEquals(0.5f, clip.values()[JAW], 1e-6f);
        assertEquals(0, clip.values()[CHANNELS + JAW]);
        assertEquals(1, clip.values()[2 * CHANNELS + JAW]);
    }

    /** A face from outside is whole. As motion to go on from it has columns, its parts being nothing. */
    @Test
    void aFaceFromOutsideHasNothingInItsParts() {
        MotionChannel pitch = MotionChannel.HEAD_PITCH;
        MotionClip face = new MotionClip(List.of(MotionChannel.of(ArkitBlendshape.JAW_OPEN), pitch),
                new float[] {0.4f, 0.3f, 0.4f, 0.3f, 0.4f, 0.3f}, MANIFEST.frameRate());
        float[] expected = nothing(2);
        for (int row = 0; row < expected.length; row += COLUMNS) {
            expected[row + JAW] = 3;
            expected[row + PITCH] = 2;
        }
        float[] before = scaler.lastFrames(face, 2);
        assertArrayEquals(expected, before, 1e-6f);
        MotionClip shown = scaler.toClip(before);
        assertEquals(0.4f, shown.values()[JAW], 1e-6f);
        assertEquals(0.3f, shown.values()[CHANNELS + PITCH], 1e-6f);
    }

    /** What the style encoder reads has the channels alone. */
    @Test
    void aReferenceClipHasNoParts() {
        MotionClip face = new MotionClip(List.of(MotionChannel.HEAD_PITCH), new float[] {0.3f, 0.3f},
                MANIFEST.frameRate());
        float[] expected = new float[2 * CHANNELS];
        Arrays.fill(expected, -1);
        expected[PITCH] = 2;
        expected[CHANNELS + PITCH] = 2;
        assertArrayEquals(expected, scaler.frames(face, 0, 2), 1e-6f);
    }
}
