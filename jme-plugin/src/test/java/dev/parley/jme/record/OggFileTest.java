package dev.parley.jme.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.asset.AssetManager;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.audio.AudioBuffer;
import com.jme3.audio.AudioKey;
import com.jme3.system.JmeSystem;
import dev.parley.format.VoiceTag;
import dev.parley.signal.PcmAudio;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sounds that ffmpeg wrote, decoded by jME's own loader. */
class OggFileTest {

    private static final int RATE = 22_050;

    @TempDir
    Path folder;

    /** A tone that rises from 200 to 2,000 Hz in two seconds, and swells. */
    private static PcmAudio glide() {
        float[] samples = new float[2 * RATE];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / RATE;
            samples[i] = (float) (.4 * t * Math.sin(2 * Math.PI * (200 * t + 450 * t * t)));
        }
        return new PcmAudio(samples, RATE);
    }

    private AudioBuffer load(String name) {
        AssetManager assets = JmeSystem.newAssetManager(OggFileTest.class.getResource("/com/jme3/asset/Desktop.cfg"));
        assets.registerLocator(folder.toString(), FileLocator.class);
        return (AudioBuffer) assets.loadAudio(new AudioKey(name, false));
    }

    @Test
    void jmePlaysWhatWasWritten() throws IOException {
        PcmAudio sound = glide();
        OggFile.write(folder.resolve("a.ogg"), sound, new VoiceTag("m", "1"));
        AudioBuffer loaded = load("a.ogg");
        assertEquals(RATE, loaded.getSampleRate());
        assertEquals(1, loaded.getChannels());
        assertEquals(sound.seconds(), loaded.getDuration(), .05);
        ShortBuffer decoded = loaded.getData().order(ByteOrder.nativeOrder()).asShortBuffer();
        double error = 0;
        double all = 0;
        for (int i = 0; i < sound.length() && i < decoded.remaining(); i++) {
            error += Math.pow(decoded.get(i) / 32767.0 - sound.samples()[i], 2);
            all += Math.pow(sound.samples()[i], 2);
        }
        assertTrue(error < .01 * all, "what differs has " + error / all + " of the sound's power");
        assertTrue(Files.size(folder.resolve("a.ogg")) < sound.length() * 2 / 3, "bytes: "
                + Files.size(folder.resolve("a.ogg")));
    }

    @Test
    void theVoiceIsNamedAndTheBytesAreAlwaysTheSame() throws IOException {
        for (String name : new String[] {"a.ogg", "b.ogg"}) {
            OggFile.write(folder.resolve(name), glide(), new VoiceTag("kathleen", "6"));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("a.ogg"));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("b.ogg")));
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase().contains(
                "description=synthetic speech, model kathleen 6"));
    }

    @Test
    void aFolderThatIsNotThereIsToldAndLeavesNothing() {
        Path file = folder.resolve("no/a.ogg");
        String message = assertThrows(IOException.class, () -> OggFile.write(file, glide(), null)).getMessage();
        assertTrue(message.contains("no/a.ogg") && message.lines().count() == 1, message);
        assertFalse(Files.exists(file.getParent()));
    }
}
