package dev.parley.text;

import java.util.Objects;

/**
 * A phone or pause of a sentence, coded as a text encoder reads it. Any thread.
 *
 * @param symbol one of {@link Phones#SYMBOLS} (not null)
 * @param stress 0 not a vowel, 1 unstressed, 2 primary, 3 secondary
 * @param punctuation ordinal of the {@link Punctuation} that ends this phone's phrase; of a pause, its own mark
 * @param boundary sum of {@link #WORD_START}, {@link #WORD_END}, {@link #PHRASE_START}, {@link #PHRASE_END}; 0 for a
 *     pause
 * @param emphasis 0 (none given) to 1
 * @param textStart first character of the text that it came from (&ge;0)
 * @param textEnd end, exclusive, of those characters (&ge;textStart)
 * @param wordIndex index of its word in the sentence, -1 for a pause
 */
public record Phoneme(
        String symbol, int stress, int punctuation, int boundary, float emphasis, int textStart, int textEnd,
        int wordIndex) {

    /** First phone of a word. */
    public static final int WORD_START = 1;
    /** Last phone of a word. */
    public static final int WORD_END = 2;
    /** First phone of a phrase. */
    public static final int PHRASE_START = 4;
    /** Last phone of a phrase. */
    public static final int PHRASE_END = 8;

    /** Checks every component. */
    public Phoneme {
        Objects.requireNonNull(symbol, "symbol");
        Phones.indexOf(symbol);
        Check.range("stress", stress, 0, 3);
        Check.range("punctuation", punctuation, 0, Punctuation.values().length - 1);
        Check.range("boundary", boundary, 0, 15);
        Check.span(textStart, textEnd);
        if (Phones.isVowel(symbol) != stress > 0) {
            throw new IllegalArgumentException(symbol + " cannot have stress " + stress + "; vowels have 1..3");
        }
        if (!(emphasis >= 0 && emphasis <= 1)) {
            throw new IllegalArgumentException("emphasis=" + emphasis + "; expected 0..1");
        }
        if (symbol.equals(Phones.SILENCE) != wordIndex < 0) {
            throw new IllegalArgumentException(symbol + " cannot have wordIndex " + wordIndex);
        }
    }

    /** Returns the same phone further into a text and a sentence. */
    Phoneme moved(int characters, int wordsMore) {
        return new Phoneme(symbol, stress, punctuation, boundary, emphasis, textStart + characters,
                textEnd + characters, isPause() ? wordIndex : wordIndex + wordsMore);
    }

    /**
     * Tells whether this is a pause.
     *
     * @return true for {@link Phones#SILENCE}
     */
    public boolean isPause() {
        return wordIndex < 0;
    }
}
