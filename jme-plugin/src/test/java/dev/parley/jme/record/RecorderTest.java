package dev.parley.jme.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.PcmAudio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records real films off screen and asks ffprobe and ffmpeg what is in them. */
class RecorderTest {

    private static final int FRAMES = 30;

    @TempDir
    Path folder;

    @Test
    void theFilmHasPictureSoundAndTheTag() throws Exception {
        Path film = folder.resolve("film.mp4");
        TwoColours.record(film, FRAMES, 4, new PcmAudio(new float[22_050], 22_050));
        List<String> facts = run("ffprobe", "-v", "error", "-count_frames", "-show_entries",
                "stream=codec_name,nb_read_frames,width,height,r_frame_rate,sample_rate,channels:format=duration"
                        + ":format_tags=comment", "-of", "default=noprint_wrappers=1", film.toString());
        for (String fact : List.of("codec_name=h264", "codec_name=aac", "nb_read_frames=30", "width=320", "height=240",
                "r_frame_rate=30/1", "sample_rate=22050", "channels=1",
                "TAG:comment=synthetic speech, model test-voice 7")) {
            assertTrue(facts.contains(fact), fact + " is missing in " + facts);
        }
        double seconds = Double.parseDouble(facts.stream().filter(fact -> fact.startsWith("duration="))
                .findFirst().orElseThrow().substring("duration=".length()));
        assertEquals(1.0, seconds, 0.06);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(film), files.toList());
        }
    }

    @Test
    void thePictureIsUprightAndInTheColoursOfTheScene() throws Exception {
        Path film = folder.resolve("film.mp4");
        TwoColours.record(film, 1, 1, null);
        byte[] rgb = firstFrame(film);
        assertColour(0, 0, 255, rgb, 10, 10);
        // half of full green in linear light is 188 of 255 in sRGB
        assertColour(0, 188, 0, rgb, 160, 220);
    }

    @Test
    void theSameSceneGivesTheSameBytes() throws Exception {
        Path one = folder.resolve("one.mp4");
        Path two = folder.resolve("two.mp4");
        TwoColours.record(one, FRAMES, 4, new PcmAudio(new float[22_050], 22_050));
        TwoColours.record(two, FRAMES, 4, new PcmAudio(new float[22_050], 22_050));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        RecordingSettings film = new RecordingSettings(folder.resolve("no/film.mp4"), 64, 64, 30, null);
        RecordingException failure = assertThrows(RecordingException.class, () -> Recorder.start(film));
        assertTrue(failure.getMessage().contains(folder.resolve("no").toString()), failure.getMessage());
    }

    @Test
    void aRecordingGivenUpLeavesNothing() throws Exception {
        Recorder.start(new RecordingSettings(folder.resolve("film.mp4"), 64, 64, 30, null)).close();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aProgramThatDiesIsReportedWithItsReason() throws Exception {
        try (FramePipe pipe = new FramePipe(List.of("sh", "-c", "echo the disk is full >&2; exit 3"), 1 << 20)) {
            for (int i = 0; i < 20; i++) {
                pipe.send(pipe.take());
            }
            RecordingException failure = assertThrows(RecordingException.class, pipe::finish);
            assertEquals("ffmpeg ended with status 3: the disk is full", failure.getMessage());
        }
    }

    @Test
    void oddSizesAreRefusedWithTheLimit() {
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class,
                () -> new RecordingSettings(folder, 641, 640, 30, null));
        assertEquals("width is 641; it must be an even number from 2 to 8192", failure.getMessage());
    }

    @Test
    void theTimerMovesByFrames() {
        FixedStepTimer timer = new FixedStepTimer(30);
        for (int i = 0; i < 90; i++) {
            timer.update();
        }
        assertEquals(3.0, timer.getTimeInSeconds(), 1e-6);
        assertEquals(1 / 30.0, timer.getTimePerFrame(), 1e-8);
    }

    private static void assertColour(int red, int green, int blue, byte[] rgb, int x, int y) {
        int at = (y * 320 + x) * 3;
        assertEquals(red, rgb[at] & 0xff, 6);
        assertEquals(green, rgb[at + 1] & 0xff, 6);
        assertEquals(blue, rgb[at + 2] & 0xff, 6);
    }

    private byte[] firstFrame(Path film) throws Exception {
        Path raw = folder.resolve("frame.rgb");
        run("ffmpeg", "-v", "error", "-i", film.toString(), "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24",
                raw.toString());
        assertFalse(Files.size(raw) != 320 * 240 * 3);
        return Files.readAllBytes(raw);
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }
}
