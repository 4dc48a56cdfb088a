package dev.parley.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLinkFaceCsvTest {

    /** The columns in the order that Epic documents for the app, written out by hand. */
    private static final String HEADER = "Timecode,BlendShapeCount,EyeBlinkLeft,EyeLookDownLeft,EyeLookInLeft,"
            + "EyeLookOutLeft,EyeLookUpLeft,EyeSquintLeft,EyeWideLeft,EyeBlinkRight,EyeLookDownRight,EyeLookInRight,"
            + "EyeLookOutRight,EyeLookUpRight,EyeSquintRight,EyeWideRight,JawForward,JawRight,JawLeft,JawOpen,"
            + "MouthClose,MouthFunnel,MouthPucker,MouthRight,MouthLeft,MouthSmileLeft,MouthSmileRight,MouthFrownLeft,"
            + "MouthFrownRight,MouthDimpleLeft,MouthDimpleRight,MouthStretchLeft,MouthStretchRight,MouthRollLower,"
            + "MouthRollUpper,MouthShrugLower,MouthShrugUpper,MouthPressLeft,MouthPressRight,MouthLowerDownLeft,"
            + "MouthLowerDownRight,MouthUpperUpLeft,MouthUpperUpRight,BrowDownLeft,BrowDownRight,BrowInnerUp,"
            + "BrowOuterUpLeft,BrowOuterUpRight,CheekPuff,CheekSquintLeft,CheekSquintRight,NoseSneerLeft,"
            + "NoseSneerRight,TongueOut,HeadYaw,HeadPitch,HeadRoll,LeftEyeYaw,LeftEyePitch,LeftEyeRoll,RightEyeYaw,"
            + "RightEyePitch,RightEyeRoll";

    @TempDir
    Path folder;

    @Test
    void theHeaderIsTheApps() throws Exception {
        List<String> lines = write((seconds, store) -> store, 1);
        assertEquals(HEADER, lines.get(0));
        assertEquals(63, lines.get(0).split(",").length);
        lines.forEach(line -> assertEquals(63, line.split(",").length));
    }

    @Test
    void aSecondHasSixtyRows() throws Exception {
        assertEquals(61, write((seconds, store) -> store, 1).size());
        assertEquals(62, write((seconds, store) -> store, 1.001).size());
        assertEquals(2, write((seconds, store) -> store, 0).size());
    }

    @Test
    void leftAndRightAreNotExchanged() throws Exception {
        List<String> lines = write((seconds, store) -> {
            store.setWeight(ArkitBlendshape.JAW_LEFT, 0.25f);
            store.setWeight(ArkitBlendshape.MOUTH_RIGHT, 0.5f);
            return store;
        }, 0.1);
        assertEquals("0.250000", cell(lines, 1, "JawLeft"));
        assertEquals("0.000000", cell(lines, 1, "JawRight"));
        assertEquals("0.500000", cell(lines, 1, "MouthRight"));
        assertEquals("0.000000", cell(lines, 1, "MouthLeft"));
    }

    @Test
    void rowsAreSampledAtSixtieths() throws Exception {
        List<String> lines = write((seconds, store) -> {
            store.set(MotionChannel.HEAD_YAW, (float) -seconds);
            return store;
        }, 62);
        assertEquals("0.000000", cell(lines, 1, "HeadYaw"));
        assertEquals("-0.500000", cell(lines, 31, "HeadYaw"));
        assertEquals("00:00:00:00.000", cell(lines, 1, "Timecode"));
        assertEquals("00:01:01:30.000", cell(lines, 1 + 61 * 60 + 30, "Timecode"));
        assertEquals("61", cell(lines, 1, "BlendShapeCount"));
    }

    @Test
    void aClipIsInterpolatedBetweenItsFrames() throws Exception {
        MotionChannel jaw = MotionChannel.of(ArkitBlendshape.JAW_OPEN);
        MotionClip clip = new MotionClip(List.of(jaw), new float[] {0, 1, 0}, 30);
        List<String> lines = write(clip::sample, 0.1);
        assertEquals("0.000000", cell(lines, 1, "JawOpen"));
        assertEquals("0.500000", cell(lines, 3, "JawOpen"));
        assertEquals("1.000000", cell(lines, 4, "JawOpen"));
    }

    private List<String> write(MotionSampler motion, double seconds) throws Exception {
        Path file = folder.resolve("face.csv");
        LiveLinkFaceCsv.write(file, motion, seconds);
        String text = Files.readString(file);
        assertTrue(text.endsWith("\n"));
        return text.lines().toList();
    }

    private static String cell(List<String> lines, int row, String column) {
        return lines.get(row).split(",")[List.of(HEADER.split(",")).indexOf(column)];
    }
}
