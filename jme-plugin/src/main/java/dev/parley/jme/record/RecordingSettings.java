package dev.parley.jme.record;

import dev.parley.format.VoiceTag;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a recording is like. Immutable.
 *
 * @param file the MP4 to be; replaced if it exists (not null)
 * @param width pixels, even (2..8192)
 * @param height pixels, even (2..8192)
 * @param framesPerSecond frames a second (1..240)
 * @param voice who speaks; goes into the file's comment (nullable)
 */
public record RecordingSettings(Path file, int width, int height, int framesPerSecond, VoiceTag voice) {

    /** Largest side that H.264 decoders commonly take. */
    private static final int MAX_SIDE = 8192;
    private static final int MAX_RATE = 240;

    /**
     * Validates the ranges.
     */
    public RecordingSettings {
        Objects.requireNonNull(file, "file");
        checkSide("width", width);
        checkSide("height", height);
        if (framesPerSecond < 1 || framesPerSecond > MAX_RATE) {
            throw new IllegalArgumentException("framesPerSecond is " + framesPerSecond + "; it must be 1 to "
                    + MAX_RATE);
        }
    }

    /** H.264 with half-size colour needs even sides. */
    private static void checkSide(String name, int pixels) {
        if (pixels < 2 || pixels > MAX_SIDE || pixels % 2 != 0) {
            throw new IllegalArgumentException(name + " is " + pixels + "; it must be an even number from 2 to "
                    + MAX_SIDE);
        }
    }

    /** Bytes of one frame, four a pixel. */
    int frameBytes() {
        return width * height * 4;
    }
}
