package dev.parley.jme.record;

import dev.parley.format.VoiceTag;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code ffmpeg} program. Usable on any thread.
 */
public final class Ffmpeg {

    private Ffmpeg() {
    }

    /**
     * Finds the program on the PATH.
     *
     * @return its file
     * @throws RecordingException if there is none; the message says what to install
     */
    public static Path program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, "ffmpeg"), Path.of(folder, "ffmpeg.exe")))
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new RecordingException("the program ffmpeg is not on the PATH; install it "
                        + "(Debian and Ubuntu: apt install ffmpeg)"));
    }

    /**
     * The command that makes a silent film of H.264 from RGBA frames on standard input, bottom row first. Colours are
     * converted to and marked as BT.709.
     */
    static List<String> film(RecordingSettings settings, Path film) {
        List<String> command = begin();
        command.addAll(List.of("-f", "rawvideo", "-pixel_format", "rgba",
                "-video_size", settings.width() + "x" + settings.height(),
                "-framerate", "" + settings.framesPerSecond(), "-i", "pipe:0",
                "-vf", "vflip,scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p",
                "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "18"));
        return end(command, settings, film);
    }

    /** The command that adds sound, as AAC, to a film. */
    static List<String> mix(RecordingSettings settings, Path film, Path sound, Path output) {
        List<String> command = begin();
        command.addAll(List.of("-i", film.toString(), "-i", sound.toString(), "-c:v", "copy",
                "-c:a", "aac", "-b:a", "128k"));
        return end(command, settings, output);
    }

    /** The command that turns a sound into Ogg Vorbis. */
    static List<String> ogg(Path sound, VoiceTag voice, Path output) {
        List<String> command = begin();
        command.addAll(List.of("-i", sound.toString(), "-c:a", "libvorbis", "-q:a", "4", "-flags:a", "+bitexact"));
        tag(command, voice);
        command.addAll(List.of("-f", "ogg", output.toString()));
        return command;
    }

    private static List<String> begin() {
        return new ArrayList<>(List.of(program().toString(), "-loglevel", "error", "-y"));
    }

    private static List<String> end(List<String> command, RecordingSettings settings, Path output) {
        tag(command, settings.voice());
        command.addAll(List.of("-movflags", "+faststart", "-f", "mp4", output.toString()));
        return command;
    }

    /** Nothing of the moment of encoding goes into the file. */
    private static void tag(List<String> command, VoiceTag voice) {
        command.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact"));
        if (voice != null) {
            command.addAll(List.of("-metadata", "comment=" + voice.comment()));
        }
    }
}
