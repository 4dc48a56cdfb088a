package dev.parley.text;

/**
 * Looks for the end of one clause, character by character: each decision waits until the characters that it depends on
 * are there, so that it does not matter how they arrive. One thread.
 */
final class ClauseScan {

    /** Words before a weak mark that are enough to begin with: the first sound is near. */
    static final int FIRST_WORDS = 3;
    /** Words before a weak mark that are enough later on. */
    static final int WORDS = 6;
    /** Words after which a conjunction begins a new clause, without a mark. */
    static final int LONG = 16;
    /** Words after which the next harmless place is taken. */
    static final int LONGEST = 24;
    /** Words after which any is. */
    static final int TOO_LONG = 32;
    /** Characters after which the text is cut anywhere. */
    static final int CHARACTERS = 1000;

    /** Says that more text is needed. */
    private static final int WAIT = -1;
    private static final int NO = 0;
    private static final int OPEN = 1;
    private static final int CLOSED = 2;

    private final StringBuilder text;
    private final int enough;
    private final ProtectedSpan span;
    private int at;
    private int token;
    private int words;
    private int safe;
    private boolean open;

    /** Begins at the text's start; the text grows at its end only. */
    ClauseScan(StringBuilder text, boolean first) {
        this.text = text;
        enough = first ? FIRST_WORDS : WORDS;
        span = new ProtectedSpan(text);
    }

    /** Returns the clause's length, or 0 if its end is not in sight. */
    int find(boolean ended) {
        for (; at < text.length(); at++) {
            if (!span.step(at, ended)) {
                return 0;
            }
            int found = decide(ended);
            if (found == WAIT) {
                return 0;
            }
            if (found != NO) {
                open = found == OPEN;
                return text.charAt(at) == '\u2014' ? at + 1 : at;
            }
        }
        return 0;
    }

    /** Tells whether the sentence goes on behind the clause that was found. */
    boolean isOpen() {
        return open;
    }

    /** Returns the last place so far at which a cut does no harm, 0 if there is none. */
    int lastSafe() {
        return safe;
    }

    private int decide(boolean ended) {
        char c = text.charAt(at);
        if (at >= CHARACTERS && !Character.isLowSurrogate(c)) {
            return OPEN;
        }
        if (c == '\u2014' && !span.isInside()) {
            return dash(ended);
        }
        if (!Character.isWhitespace(c)) {
            token = at == 0 || Character.isWhitespace(text.charAt(at - 1)) ? at : token;
            return NO;
        }
        if (at == 0 || Character.isWhitespace(text.charAt(at - 1)) || span.isInside()) {
            return NO;
        }
        return afterToken(new ClauseEnd(text, token, at), ended);
    }

    private int dash(boolean ended) {
        if (at + 1 == text.length()) {
            return ended ? NO : WAIT;
        }
        boolean between = at > 0 && Character.isLetter(text.charAt(at - 1)) && Character.isLetter(text.charAt(at + 1));
        int counted = words + (token < at ? 1 : 0);
        return between && counted >= enough ? OPEN : NO;
    }

    private int afterToken(ClauseEnd end, boolean ended) {
        if (!ended && !end.isClear()) {
            return WAIT;
        }
        int counted = words + (end.hasWord() ? 1 : 0);
        boolean strong = end.endsSentence() || end.endsParagraph();
        boolean weak = counted >= enough && end.endsPhrase();
        boolean tooLong = counted >= LONG && end.precedesConjunction() || counted >= LONGEST && end.isSafe()
                || counted >= TOO_LONG;
        if (counted > 0 && (strong || weak || tooLong)) {
            return strong ? CLOSED : OPEN;
        }
        words = counted;
        safe = words > 0 && end.isSafe() ? at : safe;
        return NO;
    }
}
