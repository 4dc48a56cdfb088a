package dev.parley.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.PcmAudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {

    @TempDir
    Path folder;

    @Test
    void theJdkReadsWhatWasWritten() throws Exception {
        Path file = folder.resolve("tone.wav");
        float[] tone = tone(22_050, 440);
        WavFile.write(file, new PcmAudio(tone, 22_050), new VoiceTag("parley-en", "1"));
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = in.getFormat();
            assertEquals(22_050f, format.getSampleRate());
            assertEquals(16, format.getSampleSizeInBits());
            assertEquals(1, format.getChannels());
            assertEquals(AudioFormat.Encoding.PCM_SIGNED, format.getEncoding());
            assertEquals(tone.length, in.getFrameLength());
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (float sample : tone) {
                assertEquals(sample * 32767, bytes.getShort(), 0.51);
            }
        }
    }

    @Test
    void soundBeyondFullScaleIsClippedNotWrapped() throws Exception {
        Path file = folder.resolve("loud.wav");
        WavFile.write(file, new PcmAudio(new float[] {3f, -3f, 1f, -1f}, 22_050), null);
        assertArrayEquals(new float[] {1f, -1f, 1f, -1f}, WavFile.read(file).samples(), 1e-4f);
    }

    @Test
    void theFileSaysThatTheVoiceIsSynthetic() throws Exception {
        Path file = folder.resolve("tagged.wav");
        WavFile.write(file, new PcmAudio(new float[7], 22_050), new VoiceTag("parley-en", "0.1"));
        Map<String, byte[]> chunks = chunks(Files.readAllBytes(file), 12);
        assertEquals(14, chunks.get("data").length);
        Map<String, byte[]> info = chunks(chunks.get("LIST"), 4);
        assertEquals("synthetic speech, model parley-en 0.1\0", utf8(info.get("ICMT")));
        assertTrue(utf8(info.get("ISFT")).contains("parley-en 0.1"));
    }

    @Test
    void theRiffSizeIsTheFilesSize() throws Exception {
        Path file = folder.resolve("odd.wav");
        WavFile.write(file, new PcmAudio(new float[3], 22_050), new VoiceTag("a", "bb"));
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(bytes.length - 8, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        assertEquals(0, bytes.length % 2);
    }

    @Test
    void stereoOfAnotherRateIsReadAsItsMean() throws Exception {
        Path file = folder.resolve("stereo.wav");
        byte[] pcm = {0, 0x40, 0, 0, 0, 0, 0, 0x20};
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(pcm),
                new AudioFormat(48_000, 16, 2, true, false), 2)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        }
        PcmAudio sound = WavFile.read(file);
        assertEquals(48_000, sound.sampleRate());
        assertArrayEquals(new float[] {0.25f, 0.125f}, sound.samples(), 1e-4f);
    }

    @Test
    void aFileThatIsNoSoundIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("no.wav"), "This is a letter.");
        IOException failure = assertThrows(IOException.class, () -> WavFile.read(file));
        assertTrue(failure.getMessage().contains("no.wav"));
    }

    /** Reads RIFF chunks the way a player does: tag, length, bytes, padding. */
    private static Map<String, byte[]> chunks(byte[] bytes, int from) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(from);
        Map<String, byte[]> chunks = new HashMap<>();
        while (in.remaining() >= 8) {
            byte[] tag = new byte[4];
            in.get(tag);
            byte[] content = new byte[in.getInt()];
            in.get(content);
            chunks.put(new String(tag, StandardCharsets.US_ASCII), content);
            in.position(Math.min(in.limit(), in.position() + content.length % 2));
        }
        return chunks;
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static float[] tone(int samples, double hertz) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (float) (0.7 * Math.sin(2 * Math.PI * hertz * i / 22_050));
        }
        return tone;
    }
}
