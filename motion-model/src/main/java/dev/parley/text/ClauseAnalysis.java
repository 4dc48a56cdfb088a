package dev.parley.text;

import java.util.List;

/**
 * What a clause says. Immutable; any thread.
 *
 * @param sentences its sentences in order, the last perhaps {@linkplain PhonemeSequence#isOpen() open} (copied; may be
 *     empty)
 * @param warnings what is left out, in order (copied)
 * @param marks what the text says to whoever plays it, in order (copied)
 */
public record ClauseAnalysis(List<PhonemeSequence> sentences, List<TextWarning> warnings, List<TextMark> marks) {

    /** Copies the lists. */
    public ClauseAnalysis {
        sentences = List.copyOf(sentences);
        warnings = List.copyOf(warnings);
        marks = List.copyOf(marks);
    }
}
