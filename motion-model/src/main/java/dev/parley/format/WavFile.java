package dev.parley.format;

import dev.parley.signal.PcmAudio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Sound as RIFF WAVE, 16 bit mono, with a LIST/INFO chunk that names the synthetic voice (Multimedia Programming Interface
 * and Data Specifications 1.0, IBM and Microsoft, 1991). Usable on any thread.
 */
public final class WavFile {

    private static final int HEADER_BYTES = 44;
    private static final int FULL_SCALE = 32767;

    private WavFile() {
    }

    /**
     * Writes a sound. A sample is rounded to the nearest of 65,535 steps; what exceeds -1..1 is clipped.
     *
     * @param file where to (not null)
     * @param sound what (not null)
     * @param voice who speaks; null leaves the tag out
     * @throws IOException if writing fails; the file is then as it was before
     */
    public static void write(Path file, PcmAudio sound, VoiceTag voice) throws IOException {
        byte[] info = voice == null ? new byte[0] : info(voice);
        OutputFile.write(file, out -> {
            out.write(header(sound, info.length));
            out.write(samples(sound));
            out.write(info);
        });
    }

    /**
     * Reads a sound of any PCM format that the JDK knows; several channels are averaged.
     *
     * @param file a WAV file (not null)
     * @return its sound at its own rate
     * @throws IOException if the file cannot be read, or is no PCM sound; the message names it
     */
    public static PcmAudio read(Path file) throws IOException {
        try (AudioInputStream stored = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = new AudioFormat(stored.getFormat().getSampleRate(), 16,
                    stored.getFormat().getChannels(), true, false);
            try (AudioInputStream pcm = AudioSystem.getAudioInputStream(format, stored)) {
                return mono(pcm.readAllBytes(), format.getChannels(), Math.round(format.getSampleRate()));
            }
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new IOException(file + " is not a PCM sound that can be read; convert it to 16 bit WAV", e);
        }
    }

    private static PcmAudio mono(byte[] bytes, int channels, int rate) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[bytes.length / 2 / channels];
        for (int i = 0; i < samples.length; i++) {
            float sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += buffer.getShort();
            }
            samples[i] = sum / channels / FULL_SCALE;
        }
        return new PcmAudio(samples, rate);
    }

    private static byte[] header(PcmAudio sound, int infoBytes) {
        int data = sound.length() * 2;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(tag("RIFF")).putInt(HEADER_BYTES - 8 + data + infoBytes).put(tag("WAVE"));
        header.put(tag("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        header.putInt(sound.sampleRate()).putInt(sound.sampleRate() * 2).putShort((short) 2).putShort((short) 16);
        return header.put(tag("data")).putInt(data).array();
    }

    private static byte[] samples(PcmAudio sound) {
        ByteBuffer data = ByteBuffer.allocate(sound.length() * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : sound.samples()) {
            data.putShort((short) Math.round(Math.max(-1f, Math.min(1f, sample)) * FULL_SCALE));
        }
        return data.array();
    }

    private static byte[] info(VoiceTag voice) throws IOException {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write(tag("INFO"));
        chunk(list, "ISFT", zeroTerminated(voice.software()));
        chunk(list, "ICMT", zeroTerminated(voice.comment()));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunk(all, "LIST", list.toByteArray());
        return all.toByteArray();
    }

    /** A chunk is a tag, its length, its bytes, and one more byte if the length is odd. */
    private static void chunk(OutputStream out, String tag, byte[] content) throws IOException {
        out.write(tag(tag));
        out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
        out.write(content);
        if (content.length % 2 == 1) {
            out.write(0);
        }
    }

    private static byte[] zeroTerminated(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tag(String fourLetters) {
        return fourLetters.getBytes(StandardCharsets.US_ASCII);
    }
}
