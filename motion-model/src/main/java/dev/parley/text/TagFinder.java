package dev.parley.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds markup: {@code <name a="b">}, comments, {@code [face:joy]}, closed or not. Any thread. */
final class TagFinder {

    private static final String ATTRIBUTE =
            "\\s{1,9}[\\w:-]{1,40}\\s{0,9}=\\s{0,9}(?:\"[^\"<>]{0,200}\"|'[^'<>]{0,200}'|[^\\s\"'<>]{0,200})";
    private static final String NAME = "</?[A-Za-z][\\w:.-]{0,60}";
    private static final Pattern MARKUP = Pattern.compile(
            NAME + "(?:" + ATTRIBUTE + "){0,20}\\s{0,9}/?>|<!--[^<>]{0,400}-->|<[!?][A-Za-z][^<>\\n]{0,200}>");
    private static final Pattern ANGLE_WORDS = Pattern.compile("<[/A-Za-z][^<>\\n]{0,200}>");
    private static final Pattern UNCLOSED = Pattern.compile(NAME + "(?:" + ATTRIBUTE + "){0,20}");
    private static final Pattern SQUARE = Pattern.compile("\\[/?[A-Za-z][\\w-]{0,40}:[^\\]\\[\\n]{0,80}\\]");
    private static final Pattern UNCLOSED_SQUARE = Pattern.compile("\\[/?[A-Za-z][\\w-]{0,40}:[^\\s\\]\\[]{0,80}");

    private TagFinder() {
    }

    /** End, exclusive, of the tag that starts at an index, or -1 if none does. */
    static int endOfTag(String text, int at) {
        if (text.charAt(at) == '[') {
            int end = end(SQUARE, text, at);
            return end >= 0 ? end : end(UNCLOSED_SQUARE, text, at);
        }
        int end = end(MARKUP, text, at);
        if (end >= 0 || at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return end;
        }
        end = end(ANGLE_WORDS, text, at);
        return end >= 0 ? end : end(UNCLOSED, text, at);
    }

    private static int end(Pattern pattern, String text, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() : -1;
    }
}
