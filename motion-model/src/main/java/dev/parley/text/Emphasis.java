package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words between asterisks: {@code *this*}, {@code **this**}, {@code *these two*}. The asterisks touch the words they
 * enclose, and not the words around them; others mean something else ("3 * 4", a list's bullet). Immutable; any thread.
 */
final class Emphasis {

    private static final Pattern MARKED = Pattern.compile(
            "(?<![\\p{L}\\p{N}*])(\\*{1,2})(?=[^\\s*])([^*\\n]{0,199}[^\\s*])\\1(?![\\p{L}\\p{N}*])");

    private record Span(int start, int textStart, int textEnd, int end) {
    }

    private final List<Span> spans = new ArrayList<>();

    private Emphasis() {
    }

    /** Finds what a text emphasises. */
    static Emphasis in(String text) {
        Emphasis found = new Emphasis();
        Matcher matcher = MARKED.matcher(text);
        while (matcher.find()) {
            found.spans.add(new Span(matcher.start(), matcher.start(2), matcher.end(2), matcher.end()));
        }
        return found;
    }

    /** Tells whether a character is one of the asterisks. */
    boolean isMark(int index) {
        return spans.stream().anyMatch(span -> index >= span.start && index < span.textStart
                || index >= span.textEnd && index < span.end);
    }

    /** Returns 1 for characters of which any is emphasised, else 0. */
    float of(int start, int end) {
        return spans.stream().anyMatch(span -> start < span.textEnd && end > span.textStart) ? 1 : 0;
    }
}
