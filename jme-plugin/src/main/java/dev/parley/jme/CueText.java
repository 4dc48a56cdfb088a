package dev.parley.jme;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cue of subtitles: words from a place of a text on, in lines, up to the end of a sentence or of the room. Tags and
 * the asterisks of emphasis are left out.
 */
final class CueText {

    private static final Pattern TOKEN = Pattern.compile(
            "<[/!A-Za-z][^<>\\n]{0,200}>|\\[/?[A-Za-z][\\w-]{0,40}:[^\\]\\[\\n]{0,80}\\]|[^\\s\\p{Cc}<\\[]+|[<\\[]");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?\u2026][\"'\u201d\u2019)\\]*]*");

    /** What belongs to the word before a tag. */
    private static final String CLOSING = ",.;:!?\u2026\u201d\u2019)";

    private final StringBuilder text = new StringBuilder();
    private int[] sources = new int[64];
    private int lineStart;
    private int lines = 1;
    private int end;

    private CueText() {
    }

    /** Lays out the cue that begins at a character of a text. */
    static CueText of(String all, int start, int width, int mostLines) {
        CueText cue = new CueText();
        cue.end = start;
        Matcher token = TOKEN.matcher(all).region(start, all.length());
        while (token.find() && cue.add(token, all, width, mostLines)) {
            boolean last = token.end() == all.length() || Character.isWhitespace(all.charAt(token.end()));
            if (cue.text.length() > 0 && last && SENTENCE_END.matcher(token.group()).matches()) {
                break;
            }
        }
        return cue;
    }

    /** Returns where the token of a character begins. */
    static int tokenStart(String all, int index) {
        int start = Math.min(index, all.length());
        while (start > 0 && !Character.isWhitespace(all.charAt(start - 1)) && all.charAt(start - 1) != ']'
                && all.charAt(start - 1) != '>') {
            start--;
        }
        return start;
    }

    /** Adds a token; returns false if there is no room for it. */
    private boolean add(Matcher token, String all, int width, int mostLines) {
        if (isTag(token.group())) {
            end = token.end();
            return true;
        }
        boolean apart = token.start() > 0 && (Character.isWhitespace(all.charAt(token.start() - 1))
                || isBehindTag(all, token.start()) && CLOSING.indexOf(all.charAt(token.start())) < 0);
        String word = token.group().replace("*", "");
        boolean fits = text.length() - lineStart + 1 + word.length() <= width;
        if (text.length() > 0 && apart && !fits && lines == mostLines) {
            return false;
        }
        if (text.length() > 0 && apart) {
            append(fits ? ' ' : '\n', token.start());
            lines += fits ? 0 : 1;
            lineStart = fits ? lineStart : text.length();
        }
        for (int i = token.start(); i < token.end(); i++) {
            if (all.charAt(i) != '*') {
                append(all.charAt(i), i);
            }
        }
        end = token.end();
        return true;
    }

    private static boolean isBehindTag(String all, int start) {
        return all.charAt(start - 1) == '>' || all.charAt(start - 1) == ']';
    }

    private static boolean isTag(String token) {
        return token.length() > 1 && (token.charAt(0) == '<' || token.charAt(0) == '[');
    }

    private void append(char character, int source) {
        if (text.length() == sources.length) {
            sources = Arrays.copyOf(sources, 2 * sources.length);
        }
        sources[text.length()] = source;
        text.append(character);
    }

    String text() {
        return text.toString();
    }

    /** Returns the end of the cue's characters in the whole text. */
    int end() {
        return end;
    }

    /** Returns how many of the cue's characters come before a character of the whole text, and the marks behind them. */
    int shown(int textEnd) {
        int count = 0;
        while (count < text.length() && (sources[count] < textEnd
                || count > 0 && !Character.isWhitespace(text.charAt(count))
                        && !Character.isLetterOrDigit(text.charAt(count)))) {
            count++;
        }
        return count;
    }
}
