package dev.parley.text;

import java.util.Arrays;

/** A text reduced to speakable characters, each of which knows the characters it came from. Grows; one thread. */
final class CleanText {

    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /** Appends characters that all came from [start, end) of the original. */
    void append(String characters, int start, int end) {
        for (int i = 0; i < characters.length(); i++) {
            append(characters.charAt(i), start, end);
        }
    }

    private void append(char character, int start, int end) {
        if (text.length() == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        starts[text.length()] = start;
        ends[text.length()] = end;
        text.append(character);
    }

    /** Last character, or a space if there is none. */
    char last() {
        return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    }

    String text() {
        return text.toString();
    }

    /** Original start of the clean character at an index. */
    int start(int index) {
        return starts[index];
    }

    /** Original end of the clean characters that end, exclusive, at an index. */
    int end(int index) {
        return ends[index - 1];
    }
}
