package dev.parley.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.TimedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebVttTest {

    private static final Pattern TIMES = Pattern.compile(
            "(\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3}) --> (\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3})");

    @TempDir
    Path folder;

    @Test
    void aShortLineIsOneCueWithItsPunctuation() throws Exception {
        assertEquals("WEBVTT\n\n00:00:00.000 --> 00:00:00.900\n\u201cHello,\u201d traveller!\n",
                write("\u201cHello,\u201d  traveller!", 0.5, 0.1));
    }

    @Test
    void aLongLineBecomesCuesOfTwoShortLines() throws Exception {
        String text = "the quick brown fox jumps over the lazy dog and then it runs far away across the green hills "
                + "until the night falls and the stars come out one after the other above the silent dark forest";
        List<Cue> cues = parse(write(text, 0.3, 0.02));
        assertTrue(cues.size() >= 3);
        assertEquals(text, String.join(" ", cues.stream().map(cue -> String.join(" ", cue.lines)).toList()));
    }

    @Test
    void sentencesWithAPauseBetweenThemAreCuesOfTheirOwn() throws Exception {
        List<Cue> cues = parse(write("Stop. Go on.", 0.5, 0.1));
        assertEquals(List.of(List.of("Stop."), List.of("Go on.")), cues.stream().map(Cue::lines).toList());
        assertEquals(500, cues.get(1).start);
    }

    @Test
    void marksOfTheFormatAreEscaped() throws Exception {
        assertTrue(write("R&D <b>", 0.5, 0.1).contains("R&amp;D &lt;b&gt;"));
    }

    @Test
    void aWordLongerThanALineIsSplit() throws Exception {
        List<Cue> cues = parse(write("x".repeat(200) + " end", 5, 0));
        assertEquals(200 + 3, cues.stream().flatMap(cue -> cue.lines.stream()).mapToInt(l -> l.replace(" ", "").length())
                .sum());
    }

    @Test
    void nothingSpokenMeansNoCue() throws Exception {
        Path file = folder.resolve("empty.vtt");
        WebVtt.write(file, "...", List.of());
        assertEquals("WEBVTT\n", Files.readString(file));
    }

    @Test
    void aCharacterThatIsNotSpokenStaysWithItsNeighbour() throws Exception {
        Path file = folder.resolve("emoji.vtt");
        WebVtt.write(file, "Hi \uD83D\uDE00 you", List.of(word("Hi", 0, 0.4, 0, 2), word("you", 0.5, 0.9, 6, 9)));
        assertTrue(Files.readString(file).contains("Hi \uD83D\uDE00 you\n"));
    }

    /** Tags and marks are events, not words. */
    @Test
    void tagsAndMarksAreNotShown() throws Exception {
        String text = "[face:joy] Good morning [look: left], <mark name=\"door\"/>dear[face:calm] friend.<!-- aside --> [1] Bye";
        List<TimedEvent> words = new ArrayList<>();
        for (String word : List.of("Good", "morning", "dear", "friend", "1", "Bye")) {
            int at = text.indexOf(word);
            words.add(word(word, words.size() * 0.3, words.size() * 0.3 + 0.3, at, at + word.length()));
        }
        Path file = folder.resolve("tags.vtt");
        WebVtt.write(file, text, words);
        assertEquals("Good morning, dear friend. [1] Bye", String.join(" ", parse(Files.readString(file)).stream()
                .flatMap(cue -> cue.lines.stream()).toList()));
    }

    private record Cue(long start, long end, List<String> lines) {
    }

    /** Writes a text whose words follow each other at a pace, with a gap before each next word. */
    private String write(String text, double pace, double gap) throws Exception {
        List<TimedEvent> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("[\\p{L}\\p{N}]+").matcher(text);
        for (int i = 0; matcher.find(); i++) {
            words.add(word(matcher.group(), i * pace, (i + 1) * pace - gap, matcher.start(), matcher.end()));
        }
        Path file = folder.resolve("line.vtt");
        WebVtt.write(file, text, words);
        String content = Files.readString(file);
        parse(content);
        return content;
    }

    /** Reads the part of the grammar that is used, and checks what a player requires. */
    private static List<Cue> parse(String content) {
        String[] blocks = content.strip().split("\n\n");
        assertEquals("WEBVTT", blocks[0]);
        List<Cue> cues = new ArrayList<>();
        long before = 0;
        for (int i = 1; i < blocks.length; i++) {
            String[] lines = blocks[i].split("\n");
            Matcher times = TIMES.matcher(lines[0]);
            assertTrue(times.matches(), lines[0]);
            Cue cue = new Cue(millis(times, 1), millis(times, 5), List.of(lines).subList(1, lines.length));
            assertTrue(cue.start < cue.end && cue.start >= before, blocks[i]);
            assertTrue(cue.lines.size() >= 1 && cue.lines.size() <= 2, blocks[i]);
            cue.lines.forEach(line -> assertTrue(line.length() <= 42 && !line.contains("-->"), line));
            before = cue.end;
            cues.add(cue);
        }
        return cues;
    }

    private static long millis(Matcher times, int group) {
        return Long.parseLong(times.group(group)) * 3_600_000 + Long.parseLong(times.group(group + 1)) * 60_000
                + Long.parseLong(times.group(group + 2)) * 1000 + Long.parseLong(times.group(group + 3));
    }

    private static TimedEvent word(String word, double start, double end, int from, int to) {
        return new TimedEvent(TimedEvent.Type.WORD, word, start, end, from, to);
    }
}
