package dev.parley.format;

import dev.parley.signal.TimedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Subtitles as WebVTT (W3C). A cue has at most two lines of 42 characters and splits at words; it stands as long as its
 * words are heard. Usable on any thread.
 */
public final class WebVtt {

    private WebVtt() {
    }

    /**
     * Writes the subtitles of a line. Marks, tags and the asterisks of emphasis are not shown.
     *
     * @param file where to (not null)
     * @param text the line as given (not null)
     * @param events events of the line; only words count (not null, unaffected)
     * @throws IOException if writing fails; the file is then as it was before
     */
    public static void write(Path file, String text, List<TimedEvent> events) throws IOException {
        StringBuilder out = new StringBuilder("WEBVTT\n");
        for (SubtitleCue cue : SubtitleCue.split(SubtitleToken.of(text, events))) {
            out.append('\n').append(time(cue.startMillis())).append(" --> ").append(time(cue.endMillis())).append('\n');
            cue.lines().forEach(line -> out.append(escape(line)).append('\n'));
        }
        OutputFile.write(file, stream -> stream.write(out.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String time(long millis) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", millis / 3_600_000, millis / 60_000 % 60,
                millis / 1000 % 60, millis % 1000);
    }

    private static String escape(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
