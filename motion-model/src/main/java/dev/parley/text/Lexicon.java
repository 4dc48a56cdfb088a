package dev.parley.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A pronunciation dictionary held as the bytes of its file: sorted lines {@code word<TAB>phones[<TAB>phones...]},
 * searched by bisection, so that loading costs one decompression and no objects per word. Any thread.
 */
final class Lexicon {

    private final byte[] lines;

    private Lexicon(byte[] lines) {
        this.lines = lines;
    }

    /**
     * Reads a dictionary.
     *
     * @param gzip the gzipped, sorted ASCII file (read to its end, not closed)
     * @throws IOException if the stream fails or holds no line
     */
    static Lexicon read(InputStream gzip) throws IOException {
        byte[] lines = new GZIPInputStream(gzip, 1 << 16).readAllBytes();
        if (lines.length == 0 || lines[lines.length - 1] != '\n') {
            throw new IOException("lexicon of " + lines.length + " bytes ends inside a line; restore the file");
        }
        return new Lexicon(lines);
    }

    /**
     * Looks a word up.
     *
     * @param word lower-case ASCII (not null)
     * @return its pronunciations, most usual first, each a list of phones with stress digits; empty if unknown
     */
    List<List<String>> find(String word) {
        int start = lineOf(word);
        return start < 0 ? List.of() : parse(start + word.length() + 1);
    }

    /** True if the word has an entry. */
    boolean contains(String word) {
        return lineOf(word) >= 0;
    }

    /** Start of the word's line, or -1. Invariant: a match starts in [low, high), both of them starts of lines. */
    private int lineOf(String word) {
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int start = startOfLine((low + high) >>> 1, low);
            int order = compare(word, start);
            if (order == 0) {
                return start;
            }
            if (order < 0) {
                high = start;
            } else {
                low = endOfLine(start) + 1;
            }
        }
        return -1;
    }

    private int startOfLine(int position, int low) {
        int start = position;
        while (start > low && lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int endOfLine(int position) {
        int end = position;
        while (lines[end] != '\n') {
            end++;
        }
        return end;
    }

    private int compare(String word, int start) {
        for (int i = 0; i < word.length(); i++) {
            int order = word.charAt(i) - lines[start + i];
            if (order != 0 || lines[start + i] == '\t') {
                return order == 0 ? -1 : order;
            }
        }
        return lines[start + word.length()] == '\t' ? 0 : -1;
    }

    private List<List<String>> parse(int start) {
        String text = new String(lines, start, endOfLine(start) - start, StandardCharsets.US_ASCII);
        return List.of(text.split("\t")).stream().map(phones -> List.of(phones.split(" "))).toList();
    }
}
