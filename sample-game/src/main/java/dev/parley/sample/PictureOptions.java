package dev.parley.sample;

import dev.parley.format.VoiceTag;
import dev.parley.jme.record.RecordingSettings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is to be seen. */
final class PictureOptions {

    private static final FrameSize PICTURE = new FrameSize(640, 640);
    /** Of one face of a contact sheet. */
    private static final FrameSize FACE = new FrameSize(220, 250);

    @Option(names = "--size", paramLabel = "WxH", description = "size of the picture in pixels (default 640x640)",
            converter = FrameSize.Converter.class)
    private FrameSize size;

    @Option(names = "--fps", paramLabel = "N", description = "frames a second of the film, 1 to 240 (default "
            + "${DEFAULT-VALUE})", defaultValue = "30")
    private int framesPerSecond;

    @Option(names = "--no-video", description = "shows nothing, writes the other files")
    private boolean noVideo;

    boolean isOff() {
        return noVideo;
    }

    FrameSize picture() {
        return size == null ? PICTURE : size;
    }

    FrameSize face() {
        return size == null ? FACE : size;
    }

    /** Describes a film; the voice may be null as long as it is unknown. */
    RecordingSettings film(Path file, VoiceTag voice) {
        return new RecordingSettings(file, picture().width(), picture().height(), framesPerSecond, voice);
    }
}
