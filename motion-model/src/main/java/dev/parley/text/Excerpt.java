package dev.parley.text;

/** Short printable pieces of a text for messages. */
final class Excerpt {

    private static final int LONGEST = 24;

    private Excerpt() {
    }

    /** The characters of [start, end) in quotes, on one line; unprintable ones as U+XXXX, long runs cut. */
    static String of(String text, int start, int end) {
        StringBuilder excerpt = new StringBuilder("\"");
        text.substring(start, end).codePoints().limit(LONGEST).forEach(c -> append(excerpt, c));
        return excerpt.append(text.codePointCount(start, end) > LONGEST ? "...\"" : "\"").toString();
    }

    private static void append(StringBuilder excerpt, int codePoint) {
        boolean printable = switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
        excerpt.append(printable ? Character.toString(codePoint) : String.format("U+%04X", codePoint));
    }
}
