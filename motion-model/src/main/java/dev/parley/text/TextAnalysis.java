package dev.parley.text;

import java.util.List;
import java.util.Objects;

/**
 * What a text says, sentence by sentence, and what in it is not spoken. Immutable; any thread.
 *
 * @param text the text as given (not null)
 * @param sentences its sentences in order (copied; at least one)
 * @param warnings what is left out, in order (copied)
 * @param marks what the text says to whoever plays it, in order (copied)
 */
public record TextAnalysis(String text, List<PhonemeSequence> sentences, List<TextWarning> warnings,
        List<TextMark> marks) {

    /** Copies the lists. */
    public TextAnalysis {
        Objects.requireNonNull(text, "text");
        sentences = List.copyOf(sentences);
        warnings = List.copyOf(warnings);
        marks = List.copyOf(marks);
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("an analysis has at least one sentence");
        }
    }
}
