package dev.parley.jme.record;

import dev.parley.format.OutputFile;
import dev.parley.format.VoiceTag;
import dev.parley.format.WavFile;
import dev.parley.signal.PcmAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sound as Ogg Vorbis, smaller than a WAV, which jME plays by {@code jme3-jogg}; written through the {@code ffmpeg}
 * program. The same sound gives the same bytes. Usable on any thread.
 */
public final class OggFile {

    private OggFile() {
    }

    /**
     * Writes a sound.
     *
     * @param file the {@code .ogg} to be; replaced if it exists (not null)
     * @param sound what (not null)
     * @param voice who speaks; null leaves the tag out
     * @throws IOException if writing fails; the file is then as it was before
     * @throws RecordingException if the program is missing or fails; the file is then as it was before
     */
    public static void write(Path file, PcmAudio sound, VoiceTag voice) throws IOException {
        Path wav = Files.createTempFile("parley-sound", ".wav");
        try (OutputFile output = new OutputFile(file)) {
            WavFile.write(wav, sound, null);
            try (FramePipe encoding = new FramePipe(Ffmpeg.ogg(wav, voice, output.temporary()), 0)) {
                encoding.finish();
            }
            output.commit();
        } catch (RecordingException e) {
            throw new RecordingException("cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(wav);
        }
    }
}
