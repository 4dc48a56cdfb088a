package dev.parley.text;

/** Follows tags and emphasis while a text is scanned: nothing is cut between their ends. One thread. */
final class ProtectedSpan {

    private static final int LONGEST = 200;
    private static final int LONGEST_SQUARE = 80;

    private final StringBuilder text;
    private int tag = -1;
    private int stars = -1;

    ProtectedSpan(StringBuilder text) {
        this.text = text;
    }

    /** Moves on to a character; returns false if the ones behind it must be known first. Safe to repeat. */
    boolean step(int at, boolean ended) {
        char c = text.charAt(at);
        boolean last = at + 1 == text.length();
        if (last && !ended && (c == '<' || c == '[' || c == '*')) {
            return false;
        }
        close(at, c);
        char next = last ? ' ' : text.charAt(at + 1);
        if (tag < 0 && (c == '<' && (Character.isLetter(next) || "/!?".indexOf(next) >= 0)
                || c == '[' && (Character.isLetter(next) || next == '/'))) {
            tag = at;
        } else if (c == '*' && next != '*') {
            star(at, next);
        }
        return true;
    }

    private void close(int at, char c) {
        if (tag >= 0 && (c == '\n' || c == (text.charAt(tag) == '<' ? '>' : ']')
                || at - tag > (text.charAt(tag) == '<' ? LONGEST : LONGEST_SQUARE))) {
            tag = -1;
        }
        if (c == '\n' || at - stars > LONGEST) {
            stars = -1;
        }
    }

    /** The last of some asterisks: it closes what is open, or opens if it touches a word from the left. */
    private void star(int at, char next) {
        int first = at;
        while (first > 0 && text.charAt(first - 1) == '*') {
            first--;
        }
        char before = first == 0 ? ' ' : text.charAt(first - 1);
        if (stars >= 0 && stars != first) {
            stars = Character.isWhitespace(before) ? stars : -1;
        } else if (!Character.isWhitespace(next) && !Character.isLetterOrDigit(before)) {
            stars = first;
        }
    }

    boolean isInside() {
        return tag >= 0 || stars >= 0;
    }
}
