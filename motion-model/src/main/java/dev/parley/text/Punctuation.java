package dev.parley.text;

/** The mark that ends a phrase; its place in this list is the number a model knows it by. Any thread. */
public enum Punctuation {
    /** No mark: the pause before the first word. */
    NONE,
    /** A comma, a bracket. */
    COMMA,
    /** A semicolon or colon. */
    SEMICOLON,
    /** A dash, or dots in mid-sentence. */
    DASH,
    /** A full stop. */
    PERIOD,
    /** A question mark. */
    QUESTION,
    /** An exclamation mark. */
    EXCLAMATION;

    /** The stronger of two marks in a row: the later one in the list. */
    Punctuation strongest(Punctuation other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
