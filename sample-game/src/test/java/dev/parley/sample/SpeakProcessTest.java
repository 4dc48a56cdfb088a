package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.format.WavFile;
import dev.parley.onnx.ModelSource;
import dev.parley.signal.PcmAudio;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command as a program of its own, so that its surroundings can be changed. */
class SpeakProcessTest {

    private static final int FRAMES_PER_SECOND = 10;

    @TempDir
    Path folder;

    private final List<String> prefix = new ArrayList<>();
    private final List<String> machineOptions = new ArrayList<>();
    private String output;

    @Test
    void aFilmIsTheSameEveryTimeAndItsSoundIsTheLine() throws Exception {
        for (String name : List.of("one", "two")) {
            assertEquals(0, speak(Map.of(), "--record", file(name + ".mp4"), "--size", "96x96", "--fps",
                    "" + FRAMES_PER_SECOND, "--wav", file(name + ".wav"), "Hello."), () -> output);
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("one.mp4")), Files.readAllBytes(folder.resolve("two.mp4")));
        PcmAudio line = WavFile.read(folder.resolve("one.wav"));
        PcmAudio film = soundOf(folder.resolve("one.mp4"));
        assertEquals(0.7 + line.seconds() + 1.0, film.seconds(), 0.35);
        assertEquals(0.7, bestOffset(line.samples(), film.samples()), 1.01 / FRAMES_PER_SECOND);
    }

    @Test
    void withoutFfmpegThereIsOneLineAndNoFile() throws Exception {
        refused(Map.of("PATH", ""), "ffmpeg", "--record", file("a.mp4"), "--wav", file("a.wav"), "Hello.");
        refused(Map.of("PATH", ""), "ffmpeg", "--no-video", "--ogg", file("a.ogg"), "--clip", file("a.j3o"), "Hello.");
    }

    @Test
    void withoutDisplayAndFilesThereIsOneLine() throws Exception {
        refused(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""), "no display", "Hello.");
    }

    @Test
    void aDisplayThatDoesNotAnswerIsOneLine() throws Exception {
        assertEquals(2, speak(Map.of("DISPLAY", ":987", "WAYLAND_DISPLAY", ""), "Hello."), () -> output);
        // above it stands what the system's sound and display libraries print of themselves
        String last = output.lines().reduce((first, second) -> second).orElseThrow();
        assertTrue(last.startsWith("speak: no window could be opened"), () -> output);
    }

    /** OpenAL's null device plays in real time, as a sound card would. */
    @Test
    void aWindowSpeaksToTheEndAndTheReportSaysHow() throws Exception {
        String report = reportOfAWindow("null");
        assertTrue(figure(report, "clock_sd_ms") >= 0, report);
        assertTrue(Math.abs(figure(report, "clock_bias_ms")) < 80, report);
    }

    /** Without a device nothing reports a clock to compare with. */
    @Test
    void aWindowWithoutASoundCardSpeaksToTheEnd() throws Exception {
        String report = reportOfAWindow("sndio");
        assertFalse(report.contains("clock_"), report);
        assertTrue(output.contains("No sound device"), () -> output);
    }

    private String reportOfAWindow(String soundSystem) throws Exception {
        assertTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
                .anyMatch(place -> Files.isExecutable(place.resolve("xvfb-run"))),
                "xvfb-run is missing, the screen of this test; install the packages xvfb and xauth");
        prefix.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 320x320x24"));
        assertEquals(0, speak(Map.of("ALSOFT_DRIVERS", soundSystem, "WAYLAND_DISPLAY", ""), "--size", "128x128",
                "--report", file("a.json"), "The bridge is broken in two places."), () -> output);
        String report = Files.readString(folder.resolve("a.json"));
        assertTrue(figure(report, "holds") >= 0, report);
        double avatar = figure(report, "avatar_frame_ms_p50");
        assertTrue(avatar > 0 && avatar < figure(report, "frame_ms_p50"), report);
        return report;
    }

    private static double figure(String report, String key) {
        Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*([-+.\\deE]+)").matcher(report);
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }

    @Test
    void alteredTruncatedAndMissingModelFilesAreNamed() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        for (String name : List.of("model.json", "text_encoder.onnx", "condition.onnx", "velocity.onnx",
                "motion_velocity.onnx", "style_encoder.onnx", "planner.onnx", "vocoder.onnx")) {
            Files.write(model.resolve(name), ModelSource.classPath(ModelSource.DEFAULT_ROOT).read(name));
        }
        machineOptions.add("-Dparley.model=" + model);
        byte[] whole = Files.readAllBytes(model.resolve("vocoder.onnx"));
        byte[] altered = whole.clone();
        altered[altered.length - 9] ^= 1;
        String[] line = {"--no-video", "--wav", file("a.wav"), "Hello."};
        Files.write(model.resolve("vocoder.onnx"), altered);
        refused(Map.of(), "vocoder.onnx", line);
        Files.write(model.resolve("vocoder.onnx"), Arrays.copyOf(whole, whole.length / 2));
        refused(Map.of(), "vocoder.onnx", line);
        Files.delete(model.resolve("vocoder.onnx"));
        refused(Map.of(), "vocoder.onnx", line);
        Files.write(model.resolve("vocoder.onnx"), whole);
        String manifest = Files.readString(model.resolve("model.json"));
        Files.writeString(model.resolve("model.json"), manifest.replaceFirst("\"bands\": *80", "\"bands\": 81"));
        refused(Map.of(), "81", line);
    }

    /** A long command line must not end the program, see the start of ONNX Runtime. */
    @Test
    void aVeryLongArgumentIsAnswered() throws Exception {
        refused(Map.of(), "", "--no-video", "--wav", file("a.wav"), "word ".repeat(20_000));
    }

    private void refused(Map<String, String> surroundings, String word, String... arguments) throws Exception {
        assertEquals(2, speak(surroundings, arguments), () -> output);
        assertEquals(1, output.lines().count(), () -> output);
        assertTrue(output.startsWith("speak: ") && output.contains(word), () -> output);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
        }
    }

    private int speak(Map<String, String> surroundings, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-ea", "-cp", System.getProperty("java.class.path")));
        command.addAll(machineOptions);
        command.add(SpeakCommand.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(surroundings);
        return run(builder);
    }

    private int run(ProcessBuilder builder) throws IOException, InterruptedException {
        File log = Files.createTempFile("speak", ".log").toFile();
        try {
            int status = builder.redirectOutput(log).start().waitFor();
            output = Files.readString(log.toPath(), StandardCharsets.UTF_8);
            return status;
        } finally {
            Files.delete(log.toPath());
        }
    }

    private PcmAudio soundOf(Path film) throws Exception {
        Path wav = folder.resolve("film.wav");
        assertEquals(0, run(new ProcessBuilder("ffmpeg", "-v", "error", "-i", film.toString(), "-c:a", "pcm_s16le",
                wav.toString()).redirectErrorStream(true)), () -> output);
        return WavFile.read(wav);
    }

    /** Seconds by which the line must be delayed to match the film best. */
    private static double bestOffset(float[] line, float[] film) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int shift = 0; shift + line.length <= film.length; shift++) {
            double sum = 0;
            for (int i = 0; i < line.length; i += 7) {
                sum += line[i] * film[shift + i];
            }
            if (sum > most) {
                most = sum;
                best = shift;
            }
        }
        return best / 22_050.0;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
