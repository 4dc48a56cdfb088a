package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A device that OpenAL reports as disconnected while its context stays current: OpenAL's back end that plays into a file,
 * which is not allowed to grow. In a process of its own, in real time.
 */
class DisconnectTest {

    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void lineGoesOnWithoutTheDeviceAndIsInPlaceOnTheNextOne() throws IOException, InterruptedException {
        Path played = folder.resolve("played.wav");
        String output = play(played);
        assertEquals(1, number(output, "unheard"), 0.2, "the clock goes on at real time: " + output);
        assertEquals(number(output, "returned"), firstSound(played), 0.1, "the next device plays what the clock says");
    }

    /** Else each loss would leave one of the 256 sources that OpenAL has, and its buffers. */
    @Test
    void deviceThatIsReopenedPlaysOnWithOneSource() throws IOException, InterruptedException {
        String output = play(folder.resolve("played.wav"), "reopen");
        assertEquals(1, number(output, "sources"), output);
    }

    private String play(Path played, String... arguments) throws IOException, InterruptedException {
        Path settings = folder.resolve("alsoft.conf");
        Files.writeString(settings, "[general]\ndrivers = wave\nchannels = mono\nsample-type = float32\nfrequency = "
                + DisconnectProgram.RATE + "\n[wave]\nfile = " + played + "\n");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DisconnectProgram.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("ALSOFT_CONF", settings.toString());
        builder.environment().remove("ALSOFT_DRIVERS");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output);
        assertTrue(output.contains("first=true lost=false next=true"), output);
        assertTrue(output.contains("backwards=0 "), output);
        assertEquals(DisconnectProgram.SECONDS, number(output, "end"), 1e-6, output);
        return output;
    }

    private static double number(String output, String name) {
        String rest = output.substring(output.indexOf(name + "=") + name.length() + 1);
        return Double.parseDouble(rest.split("\\s")[0]);
    }

    /** What the first sample that is heard says of its place in the line. */
    private static double firstSound(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int at = new String(bytes.array(), 0, 100, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
        float level = 0;
        // A source that begins is faded in over a block.
        for (int heard = 0; heard < DisconnectProgram.RATE / 20; at += Float.BYTES) {
            level = bytes.getFloat(at);
            heard += level > 0.01f ? 1 : 0;
        }
        return level / DisconnectProgram.PEAK * DisconnectProgram.SECONDS - 1.0 / 20;
    }
}
