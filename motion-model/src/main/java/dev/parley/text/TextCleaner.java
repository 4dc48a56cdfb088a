package dev.parley.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * First step of the front end: compatibility forms, accents, quotes and dashes become plain characters; what has no
 * sound (tags, control characters, emoji, other scripts) is left out with a warning, the asterisks of emphasis without
 * one. One thread per instance.
 */
final class TextCleaner {

    private static final Map<Integer, String> PLAIN = CharacterTables.plain();
    private static final String KEPT = "\u00a3\u20ac\u00a5\u00a2\u00b0\u00b1\u00d7\u00f7\u2264\u2265\u2260\u221a\u221e"
            + "\u2013\u2014\u2022\u00a7\u2026\u2192\u2248";

    private final String raw;
    private final CleanText clean = new CleanText();
    private final List<TextWarning> warnings;
    private final Emphasis emphasis;
    private int at;

    private TextCleaner(String raw, List<TextWarning> warnings) {
        this.raw = raw;
        this.warnings = warnings;
        this.emphasis = Emphasis.in(raw);
    }

    /** Cleans a text, adding to the warnings what it leaves out. */
    static CleanText clean(String raw, List<TextWarning> warnings) {
        TextCleaner cleaner = new TextCleaner(raw, warnings);
        while (cleaner.at < raw.length()) {
            cleaner.step();
        }
        return cleaner.clean;
    }

    private void step() {
        char c = raw.charAt(at);
        if (c == '*' && emphasis.isMark(at)) {
            at++;
            return;
        }
        if ((c == '<' || c == '[') && skipTag() || c == '&' && entity()) {
            return;
        }
        if (c == '\n' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085') {
            put(c == '\n' ? "\n" : " ", 1);
        } else if (c < 0x7f && c >= ' ') {
            put(String.valueOf(c), 1);
        } else {
            special(raw.codePointAt(at));
        }
    }

    private void put(String characters, int length) {
        clean.append(characters, at, at + length);
        at += length;
    }

    private boolean skipTag() {
        int end = TagFinder.endOfTag(raw, at);
        if (end < 0) {
            return false;
        }
        if (!TextMark.is(raw, at, end)) {
            warn(end, "is a tag that is not understood", "remove it");
        }
        put(" ", end - at);
        return true;
    }

    private boolean entity() {
        Matcher entity = CharacterTables.ENTITY.matcher(raw).region(at, raw.length());
        if (!entity.lookingAt()) {
            return false;
        }
        put(CharacterTables.entity(entity.group(1)), entity.end() - at);
        return true;
    }

    private void special(int codePoint) {
        String plain = PLAIN.get(codePoint);
        if (plain != null) {
            put(plain, Character.charCount(codePoint));
        } else if (KEPT.indexOf(codePoint) >= 0) {
            put(Character.toString(codePoint), 1);
        } else if (Character.getType(codePoint) == Character.FORMAT || isMark(codePoint)) {
            at += Character.charCount(codePoint);
        } else if (Character.isISOControl(codePoint)) {
            skipRun(Kind.CONTROL);
        } else {
            foldOrSkip(codePoint);
        }
    }

    private void foldOrSkip(int codePoint) {
        String folded = fold(codePoint);
        if (folded.isEmpty()) {
            skip(codePoint);
            return;
        }
        boolean fraction = folded.indexOf('/') > 0 && Character.isDigit(clean.last());
        put(fraction ? " " + folded : folded, Character.charCount(codePoint));
    }

    /** The ASCII that a character stands for, without its accents; empty if it stands for none. */
    private static String fold(int codePoint) {
        int digit = Character.isDigit(codePoint) ? Character.digit(codePoint, 10) : -1;
        if (digit >= 0) {
            return String.valueOf(digit);
        }
        String decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        String bare = decomposed.replaceAll("\\p{M}+", "").replace('\u2044', '/');
        boolean ascii = bare.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return ascii && !bare.isBlank() ? bare : "";
    }

    private void skip(int codePoint) {
        if (Character.isLetter(codePoint)) {
            letters(codePoint);
        } else {
            skipRun(isEmoji(codePoint) ? Kind.EMOJI : Kind.SYMBOL);
        }
    }

    /** A lone Greek letter has a name; words in other scripts have no sound here. */
    private void letters(int first) {
        int end = at;
        while (end < raw.length() && isForeign(raw.codePointAt(end))) {
            end += Character.charCount(raw.codePointAt(end));
        }
        String name = end - at == 1 ? CharacterTables.greek(first) : null;
        if (name != null) {
            boolean unit = name.equals("mu") && end < raw.length() && "mslgVAFWH".indexOf(raw.charAt(end)) >= 0;
            put(unit ? "\u00b5" : " " + name + " ", 1);
            return;
        }
        UnicodeScript script = UnicodeScript.of(first);
        String scriptName = script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT);
        warn(end, "is in " + scriptName.replace('_', ' ') + " script, which has no English sound",
                "write it in Latin letters");
        put(" ", end - at);
    }

    private void skipRun(Kind kind) {
        int end = at;
        while (end < raw.length() && kind.extendsOver(raw.codePointAt(end))) {
            end += Character.charCount(raw.codePointAt(end));
        }
        end = Math.max(end, at + Character.charCount(raw.codePointAt(at)));
        warn(end, kind.reason, "remove it");
        put(kind == Kind.CONTROL ? "" : " ", end - at);
    }

    private void warn(int end, String reason, String remedy) {
        warnings.add(new TextWarning("skipped " + Excerpt.of(raw, at, end) + ": it " + reason + "; " + remedy, at, end));
    }

    private static boolean isForeign(int codePoint) {
        return isMark(codePoint) || Character.isLetter(codePoint) && !PLAIN.containsKey(codePoint)
                && fold(codePoint).isEmpty();
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isEmoji(int codePoint) {
        return codePoint >= 0x1f000 && codePoint < 0x1fb00 || codePoint >= 0x2300 && codePoint < 0x2400
                || codePoint >= 0x2600 && codePoint < 0x27c0 || codePoint >= 0x2b00 && codePoint < 0x2c00;
    }

    /** What a skipped run consists of. */
    private enum Kind {
        CONTROL("is a control character"),
        EMOJI("is an emoji, which has no sound"),
        SYMBOL("is a symbol without a sound");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        boolean extendsOver(int codePoint) {
            return switch (this) {
                case CONTROL -> Character.isISOControl(codePoint) && !Character.isWhitespace(codePoint);
                case EMOJI -> isEmoji(codePoint) || isMark(codePoint)
                        || Character.getType(codePoint) == Character.FORMAT;
                case SYMBOL -> false;
            };
        }
    }
}
