package dev.parley.text;

/**
 * A word to be said or a mark between words.
 *
 * @param spoken lower-case word, or an upper-case letter (with "'s" perhaps) said by its name; empty for a mark
 * @param mark {@link Punctuation#NONE} for a word
 * @param endsSentence true for a mark that ends its sentence
 * @param start first character of the text that it came from
 * @param end end, exclusive, of those
 */
record Token(String spoken, Punctuation mark, boolean endsSentence, int start, int end) {

    static Token word(String spoken, int start, int end) {
        return new Token(spoken, Punctuation.NONE, false, start, end);
    }

    static Token mark(Punctuation mark, boolean endsSentence, int start, int end) {
        return new Token("", mark, endsSentence, start, end);
    }

    boolean isWord() {
        return mark == Punctuation.NONE;
    }
}
