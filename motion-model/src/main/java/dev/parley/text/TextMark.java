package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says to whoever plays it, at its place: {@code <mark name="door"/>} or a tag such as {@code [face:joy]}. It
 * is not spoken. Immutable; any thread.
 *
 * @param tag whether it is a tag rather than a mark
 * @param value the mark's name, or the tag's name and value with a colon between (not null)
 * @param textStart first of its characters (&ge;0)
 * @param textEnd their end, exclusive
 */
public record TextMark(boolean tag, String value, int textStart, int textEnd) {

    private static final Pattern ANY = Pattern.compile(
            "<mark\\s{1,9}name\\s{0,9}=\\s{0,9}(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})')\\s{0,9}/?>"
                    + "|\\[([A-Za-z][\\w-]{0,40}):\\s{0,9}([^\\]\\[\\n]{0,80}?)\\s{0,9}\\]");

    /** Checks every component. */
    public TextMark {
        Objects.requireNonNull(value, "value");
        Check.span(textStart, textEnd);
    }

    /** Finds all of a text. */
    static List<TextMark> in(String text) {
        List<TextMark> marks = new ArrayList<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            boolean tag = matcher.group(3) != null;
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            marks.add(new TextMark(tag, tag ? matcher.group(3) + ":" + matcher.group(4) : name, matcher.start(),
                    matcher.end()));
        }
        return marks;
    }

    /** Tells whether some characters are a mark or tag, whole. */
    static boolean is(String text, int start, int end) {
        return ANY.matcher(text).region(start, end).matches();
    }

    TextMark shifted(int characters) {
        return new TextMark(tag, value, textStart + characters, textEnd + characters);
    }
}
