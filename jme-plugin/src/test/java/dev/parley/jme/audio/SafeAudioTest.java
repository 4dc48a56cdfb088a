package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.system.AppSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** OpenAL reads its drivers once a process, so a machine without a sound card is another process. */
class SafeAudioTest {

    private static final int PATIENCE_SECONDS = 120;

    @Test
    void deviceKeepsTheSettings() {
        AppSettings settings = new AppSettings(true);
        assertTrue(SafeAudio.prepare(settings));
        assertNotNull(settings.getAudioRenderer());
    }

    @Test
    void gameWithoutASoundCardStartsAndItsAvatarSpeaks() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SilentGame.class.getName());
        builder.environment().put("ALSOFT_DRIVERS", "sndio");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output);
        assertTrue(output.contains("prepared=false renderer=null"), output);
        assertTrue(output.contains("heard=0.5"), output);
        assertEquals(1, output.lines().filter(line -> line.startsWith("WARNING: No sound device")).count(), output);
    }
}
