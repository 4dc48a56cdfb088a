package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game may be closed at any moment. */
class ExitTest {

    private static final Path MODEL = Path.of("..", "assets", "Onnx");
    private static final int MOMENTS = 6;
    private static final int APART_MILLIS = 70;

    @TempDir
    Path folder;

    @Test
    void aProcessMayEndWhileGraphsLoadAndWhileTheyRun() throws Exception {
        for (int i = 1; i <= MOMENTS; i++) {
            Path crash = folder.resolve("crash" + i + ".log");
            Path output = folder.resolve("output" + i + ".txt");
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:ErrorFile=" + crash, "-cp", System.getProperty("java.class.path"), ExitProgram.class.getName(),
                    MODEL.toString(), String.valueOf(i * APART_MILLIS)).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), "no end: " + Files.readString(output));
            assertEquals(0, process.exitValue(), "after " + i * APART_MILLIS + " ms: " + Files.readString(output));
            assertFalse(Files.readString(output).contains("Exception"), Files.readString(output));
            assertFalse(Files.exists(crash), "a crash after " + i * APART_MILLIS + " ms");
        }
    }
}
