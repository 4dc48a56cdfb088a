package dev.parley.format;

import dev.parley.signal.TimedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What happens in a line, as JSON: words, phonemes (ARPAbet, vowels with a stress digit), visemes (Oculus) and marks, each
 * with {@code start} and {@code end} in seconds of the sound and the characters of the text it came from. Usable on any
 * thread.
 */
public final class EventsJson {

    private EventsJson() {
    }

    /**
     * Writes the events of a line.
     *
     * @param file where to (not null)
     * @param text the line as given (not null)
     * @param seconds the duration of its sound (&ge;0)
     * @param events in any order (not null, unaffected)
     * @throws IOException if writing fails; the file is then as it was before
     */
    public static void write(Path file, String text, double seconds, List<TimedEvent> events) throws IOException {
        JsonFiles.write(file, new Content(text, JsonFiles.seconds(seconds),
                of(events, TimedEvent.Type.WORD), of(events, TimedEvent.Type.PHONEME),
                of(events, TimedEvent.Type.VISEME), of(events, TimedEvent.Type.MARK),
                of(events, TimedEvent.Type.TAG)));
    }

    private static List<Entry> of(List<TimedEvent> events, TimedEvent.Type type) {
        return events.stream().filter(event -> event.type() == type).map(EventsJson::entry).toList();
    }

    private static Entry entry(TimedEvent event) {
        return new Entry(event.value(), JsonFiles.seconds(event.start()), JsonFiles.seconds(event.end()),
                event.textStart(), event.textEnd());
    }

    private record Entry(String value, double start, double end, int textStart, int textEnd) {
    }

    private record Content(String text, double duration, List<Entry> words, List<Entry> phonemes,
            List<Entry> visemes, List<Entry> marks, List<Entry> tags) {
    }
}
