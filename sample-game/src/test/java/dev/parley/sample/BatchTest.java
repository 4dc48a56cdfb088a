package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {

    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void everyRowBecomesFiveFilesAndBadRowsAreReportedByNumber() throws Exception {
        Path lines = Files.writeString(folder.resolve("lines.tsv"),
                "greet\tHello.\n\nno tab here\n../escape\tHello.\ngreet\tAgain.\nempty\t \nbye\tGood bye.\n");
        Path out = folder.resolve("out");
        assertEquals(2, speak("--batch", lines.toString(), "--out", out.toString()));
        List<String> complaints = errors.toString().lines().toList();
        for (int line : new int[] {3, 4, 5, 6}) {
            assertEquals(1, complaints.stream().filter(c -> c.startsWith("speak: " + lines + ":" + line + ": "))
                    .count(), errors::toString);
        }
        assertEquals(4, complaints.size());
        assertEquals(new TreeSet<>(Set.of("bye.csv", "bye.events.json", "bye.json", "bye.vtt", "bye.wav", "greet.csv",
                "greet.events.json", "greet.json", "greet.vtt", "greet.wav")), names(out));
    }

    @Test
    void aBakedLineEqualsTheSameLineAlone() throws Exception {
        Path lines = Files.writeString(folder.resolve("lines.tsv"), "a\tHello.\n");
        assertEquals(0, speak("--batch", lines.toString(), "--out", folder.toString(), "--seed", "5"),
                errors::toString);
        assertEquals(0, speak("--no-video", "--seed", "5", "--wav", folder.resolve("b.wav").toString(), "--motion",
                folder.resolve("b.csv").toString(), "Hello."), errors::toString);
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.wav")), Files.readAllBytes(folder.resolve("b.wav")));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.csv")), Files.readAllBytes(folder.resolve("b.csv")));
    }

    /** A column says of one line what an option says of all. */
    @Test
    void columnsDirectALine() throws Exception {
        Path lines = Files.writeString(folder.resolve("lines.tsv"),
                "a\tHello.\temotion=happy:0.8\tseed=4\nb\tHello.\temotion=merry\nc\tHello.\tseed=x\n");
        assertEquals(2, speak("--batch", lines.toString(), "--steps", "1", "--out", folder.toString()));
        List<String> complaints = errors.toString().lines().toList();
        assertEquals(2, complaints.size(), errors::toString);
        assertTrue(complaints.get(0).contains(":3: --seed is 'x'"), errors::toString);
        assertTrue(complaints.get(1).contains(":2: --emotion 'merry' is not one of: neutral, happy"), errors::toString);
        assertEquals(0, speak("--no-video", "--emotion", "happy:0.8", "--seed", "4", "--steps", "1", "--wav",
                folder.resolve("z.wav").toString(), "Hello."), errors::toString);
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.wav")), Files.readAllBytes(folder.resolve("z.wav")));
        assertTrue(Files.readString(folder.resolve("a.json")).contains("\"seed\" : 4"));
    }

    @Test
    void idsThatShareAFileAreRefused() throws Exception {
        Path lines = Files.writeString(folder.resolve("lines.tsv"), "a\tOne.\na.events\tTwo.\nA\tThree.\nb\tFour.\n");
        List<String> complaints = new ArrayList<>();
        List<BatchRow> rows = BatchRow.read(lines, Direction.none(), complaints::add);
        assertEquals(List.of("a", "b"), rows.stream().map(BatchRow::id).toList());
        assertEquals(2, complaints.size());
        assertTrue(complaints.get(0).contains("taken by line 1"), complaints::toString);
    }

    @Test
    void idsCannotLeaveTheFolder() throws Exception {
        for (String id : List.of("../a", "/a", "a/b", "a\\b", "..", ".hidden", "a\u0001b", "")) {
            Path lines = Files.writeString(folder.resolve("lines.tsv"), id + "\tHello.\n");
            List<String> complaints = new ArrayList<>();
            assertEquals(List.of(), BatchRow.read(lines, Direction.none(), complaints::add));
            assertEquals(1, complaints.size(), id);
        }
    }

    @Test
    void aFileThatIsNotThereIsOneLine() {
        assertEquals(2, speak("--batch", folder.resolve("no.tsv").toString(), "--out", folder.toString()));
        assertEquals(1, errors.toString().lines().count());
        assertFalse(errors.toString().contains("Exception"));
    }

    private int speak(String... arguments) {
        return SpeakCommand.run(new Console(new PrintWriter(errors)), arguments);
    }

    private static Set<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
