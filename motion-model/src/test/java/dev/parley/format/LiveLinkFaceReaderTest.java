package dev.parley.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded faces come back as they were written. */
class LiveLinkFaceReaderTest {

    @TempDir
    private Path folder;

    private String failure(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), content);
        return assertThrows(IOException.class, () -> LiveLinkFaceReader.read(file, 86)).getMessage();
    }

    /** A ramp is linear: interpolation gives it back at any rate. */
    @Test
    void readsWhatTheWriterWrote() throws IOException {
        Path file = folder.resolve("a.csv");
        LiveLinkFaceCsv.write(file, (seconds, store) -> {
            store.set(MotionChannel.of(ArkitBlendshape.JAW_OPEN), (float) (seconds / 2));
            store.set(MotionChannel.HEAD_YAW, (float) (0.3 - seconds / 10));
            store.set(MotionChannel.RIGHT_EYE_PITCH, -0.25f);
            return store;
        }, 2);
        MotionClip clip = LiveLinkFaceReader.read(file, 86.1328125);
        assertEquals(172, clip.frames());
        int jaw = clip.channels().indexOf(MotionChannel.of(ArkitBlendshape.JAW_OPEN));
        int yaw = clip.channels().indexOf(MotionChannel.HEAD_YAW);
        int eye = clip.channels().indexOf(MotionChannel.RIGHT_EYE_PITCH);
        for (int i = 0; i < clip.frames() - 2; i++) {
            double t = (i + 0.5) / 86.1328125;
            assertEquals(t / 2, clip.value(i, jaw), 1e-5);
            assertEquals(0.3 - t / 10, clip.value(i, yaw), 1e-5);
            assertEquals(-0.25, clip.value(i, eye), 1e-6);
        }
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        assertTrue(failure("").contains("no column is a facial channel"));
        assertTrue(failure("Timecode,Price\n0,1\n").contains("no column is a facial channel"));
        assertTrue(failure("Timecode,JawOpen\n").contains("no rows"));
        assertTrue(failure("Timecode,JawOpen\n0,0.1\n0,wide\n").contains("a.csv:3: column 2 is 'wide'"));
        assertTrue(failure("Timecode,JawOpen\n0\n").contains("a.csv:2: column 2 is ''"));
        assertTrue(failure("Timecode,JawOpen\n0,NaN\n").contains("expected a finite number"));
    }
}
