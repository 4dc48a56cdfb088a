package dev.parley.text;

import java.util.List;
import java.util.Objects;

/**
 * One sentence, ready to be spoken: it begins and ends with a pause, and has a pause at each mark. Spans count from the
 * start of the whole analysed text, not of the sentence. Immutable; any thread.
 *
 * @param text the sentence as written (not null)
 * @param phonemes phones and pauses in time order (copied; at least three)
 * @param words words in time order (copied; at least one)
 */
public record PhonemeSequence(String text, List<Phoneme> phonemes, List<Word> words) {

    /** Copies the lists and checks that words and phones agree. */
    public PhonemeSequence {
        Objects.requireNonNull(text, "text");
        phonemes = List.copyOf(phonemes);
        words = List.copyOf(words);
        if (words.isEmpty() || phonemes.size() < 3) {
            throw new IllegalArgumentException(
                    "a sentence of " + words.size() + " words, " + phonemes.size() + " phones; expected 1 and 3 at least");
        }
        if (!phonemes.get(0).isPause() || !phonemes.get(phonemes.size() - 1).isPause()) {
            throw new IllegalArgumentException("a sentence begins and ends with a pause");
        }
        if (words.get(words.size() - 1).phonemeEnd() >= phonemes.size()) {
            throw new IllegalArgumentException("the last word ends at phone "
                    + words.get(words.size() - 1).phonemeEnd() + " of " + phonemes.size());
        }
    }
}
