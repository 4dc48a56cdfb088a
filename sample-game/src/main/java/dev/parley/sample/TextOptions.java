package dev.parley.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to say: one line, or a file of many. */
final class TextOptions {

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "what to say; - reads the standard input")
    private List<String> words = new ArrayList<>();

    @Option(names = "--file", paramLabel = "F.txt", description = "reads the text from a UTF-8 file")
    private Path file;

    @Option(names = "--batch", paramLabel = "LINES.tsv", description = "speaks many lines, rows of ID, tab, text, into "
            + "the folder of --out; further columns direct a line: emotion=happy:0.8, style=clip.wav, seed=3")
    private Path batch;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for ID.wav, ID.csv, ID.vtt, ID.events.json and "
            + "ID.json of each row")
    private Path out;

    /** Tells whether there is a single line. */
    boolean isLine() {
        return !words.isEmpty() || file != null;
    }

    /** Tells whether there is anything to say. */
    boolean isGiven() {
        return isLine() || batch != null;
    }

    Path batch() {
        return batch;
    }

    Path out() {
        return out;
    }

    /** Reads the single line. */
    String read() {
        return TextSource.read(words, file, System.in);
    }
}
