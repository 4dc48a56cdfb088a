package dev.parley.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** What stands around the white space behind a token of a growing text. One thread; short-lived. */
final class ClauseEnd {

    /** White space beyond this is not waited for. */
    private static final int WIDEST_GAP = 100;
    /** So much of the next word tells whether it is a conjunction or an item's number. */
    private static final int NEXT_WORD = 12;
    private static final String CLOSERS = "\"')]}*\u201d\u2019\u00bb";
    private static final Pattern WORD = Pattern.compile(".*[\\p{L}\\p{N}].*", Pattern.DOTALL);
    private static final Pattern LETTERS = Pattern.compile("[\"'(\u201c\u2018]*\\p{L}[\\p{L}'\u2019-]*\\p{L}|[aI]");
    private static final Pattern ENTITY = Pattern.compile(".*&\\w{1,6};");
    private static final Pattern INITIALS = Pattern.compile("\\p{L}(?:\\.\\p{L})*|[Pp]h\\.?D");
    private static final Pattern NUMBER_OF_ITEM = Pattern.compile("\\d{1,3}[.)]");
    private static final Pattern ITEM = Pattern.compile("(?:[-*\u2022\u2013]|\\d{1,3}[.)])\\s.*", Pattern.DOTALL);

    private final StringBuilder text;
    private final int to;
    private final String token;
    private final String bare;
    private final boolean closed;
    private final boolean firstOfLine;
    private final int next;
    private final boolean newLine;
    private final boolean blankLine;

    ClauseEnd(StringBuilder text, int from, int to) {
        this.text = text;
        this.to = to;
        token = text.substring(from, to);
        int end = token.length();
        while (end > 0 && CLOSERS.indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        bare = token.substring(0, end);
        closed = token.substring(end).chars().anyMatch(c -> c != '*');
        String gap = text.substring(text.substring(0, from).stripTrailing().length(), from);
        firstOfLine = gap.length() == from || gap.indexOf('\n') >= 0;
        int after = to;
        int limit = Math.min(text.length(), to + WIDEST_GAP);
        while (after < limit && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        next = after;
        long lines = text.substring(to, after).chars().filter(c -> c == '\n').count();
        newLine = lines == 1;
        blankLine = lines > 1;
    }

    /** Tells whether enough of what follows is known: for most sentences their mark and the white space will do. */
    boolean isClear() {
        if (next < text.length() || next == to + WIDEST_GAP) {
            return !needsNextWord() || nextWordEnds();
        }
        return newLine ? false : endsSentenceForSure();
    }

    private boolean needsNextWord() {
        return newLine || LETTERS.matcher(bare).matches();
    }

    private boolean nextWordEnds() {
        int limit = Math.min(text.length(), next + NEXT_WORD);
        for (int i = next; i < limit; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return text.length() - next >= NEXT_WORD;
    }

    private boolean endsSentenceForSure() {
        return endsSentence() && !closed && !AbbreviationRules.isCounter(withoutDot()) && !bare.endsWith("..") && !bare.endsWith("\u2026");
    }

    boolean hasWord() {
        return WORD.matcher(token).matches();
    }

    boolean endsSentence() {
        if (bare.isEmpty()) {
            return false;
        }
        char mark = bare.charAt(bare.length() - 1);
        boolean goesOn = next < text.length() && Character.isLowerCase(text.charAt(next));
        if (mark == '!' || mark == '?') {
            return !(closed && goesOn);
        }
        if (bare.endsWith("..") || mark == '\u2026') {
            return !goesOn;
        }
        return mark == '.' && !isAbbreviated() && !(firstOfLine && NUMBER_OF_ITEM.matcher(bare).matches());
    }

    private boolean isAbbreviated() {
        String word = withoutDot();
        boolean beforeNumber = next < text.length() && Character.isDigit(text.charAt(next));
        return INITIALS.matcher(word).matches() || AbbreviationRules.isKnown(word)
                || beforeNumber && AbbreviationRules.isCounter(word);
    }

    private String withoutDot() {
        return bare.substring(0, Math.max(0, bare.length() - 1)).replaceAll("^[\"'(\u201c\u2018]+", "");
    }

    boolean endsParagraph() {
        return blankLine || newLine && next < text.length() && ITEM.matcher(text.substring(next)).matches();
    }

    boolean endsPhrase() {
        if (bare.isEmpty()) {
            return false;
        }
        char mark = bare.charAt(bare.length() - 1);
        boolean dash = bare.equals("-") || bare.equals("\u2013") || bare.endsWith("--") || mark == '\u2014';
        if (!dash && ",;:".indexOf(mark) < 0 || ENTITY.matcher(bare).matches()) {
            return false;
        }
        boolean afterDigit = bare.length() > 1 && Character.isDigit(bare.charAt(bare.length() - 2));
        boolean beforeDigit = next < text.length() && (Character.isDigit(text.charAt(next))
                || "$\u20ac\u00a3".indexOf(text.charAt(next)) >= 0);
        return !(beforeDigit && (afterDigit || dash));
    }

    /** Tells whether words alone stand on both sides: no number, no abbreviation, no mark. */
    boolean isSafe() {
        return next < text.length() && Character.isLetter(text.charAt(next)) && LETTERS.matcher(token).matches()
                && !AbbreviationRules.isKnown(token);
    }

    boolean precedesConjunction() {
        int end = next;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return isSafe() && end < text.length() && Character.isWhitespace(text.charAt(end))
                && SentenceSplitter.isConjunction(text.substring(next, end).toLowerCase(Locale.ROOT));
    }
}
