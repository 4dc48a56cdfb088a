package dev.parley.sample;

import dev.parley.format.LiveLinkFaceReader;
import dev.parley.format.WavFile;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings that the user names. */
final class Recordings {

    private Recordings() {
    }

    static PcmAudio sound(Path file) {
        check(file);
        try {
            return WavFile.read(file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static MotionClip motion(Path file, double frameRate) {
        check(file);
        try {
            return LiveLinkFaceReader.read(file, frameRate);
        } catch (IOException e) {
            throw new InputException("cannot read " + e.getMessage(), e);
        }
    }

    private static void check(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputException("cannot read " + file + ": no such file, or not readable");
        }
    }
}
