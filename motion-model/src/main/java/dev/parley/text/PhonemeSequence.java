package dev.parley.text;

import java.util.ArrayList;
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

    /**
     * Tells whether the sentence goes on behind this sequence.
     *
     * @return true if it ends in a weaker mark than a full stop
     */
    public boolean isOpen() {
        return phonemes.get(phonemes.size() - 1).punctuation() < Punctuation.PERIOD.ordinal();
    }

    /**
     * Returns this sequence and, behind its last pause, what another says.
     *
     * @param next what follows (not null)
     * @return a new sequence
     */
    public PhonemeSequence then(PhonemeSequence next) {
        List<Phoneme> joined = new ArrayList<>(phonemes);
        next.phonemes.subList(1, next.phonemes.size()).forEach(phone -> joined.add(phone.moved(0, words.size())));
        List<Word> all = new ArrayList<>(words);
        next.words.forEach(word -> all.add(word.moved(0, phonemes.size() - 1)));
        return new PhonemeSequence(text + next.text, joined, all);
    }

    /**
     * Returns what is said behind one of the pauses.
     *
     * @param pause index of the pause, which the result begins with
     * @return a new sequence
     */
    public PhonemeSequence after(int pause) {
        int before = (int) words.stream().filter(word -> word.phonemeEnd() <= pause).count();
        List<Phoneme> rest = phonemes.subList(pause, phonemes.size()).stream()
                .map(phone -> phone.moved(0, -before)).toList();
        return new PhonemeSequence(text, rest, words.subList(before, words.size()).stream()
                .map(word -> word.moved(0, -pause)).toList());
    }

    /** Returns the same sequence further into a text. */
    PhonemeSequence shifted(int characters) {
        return new PhonemeSequence(text, phonemes.stream().map(phone -> phone.moved(characters, 0)).toList(),
                words.stream().map(word -> word.moved(characters, 0)).toList());
    }
}
