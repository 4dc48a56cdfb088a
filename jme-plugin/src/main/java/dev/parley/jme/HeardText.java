package dev.parley.jme;

/** Cuts a text after the last word that was heard. */
final class HeardText {

    private HeardText() {
    }

    /** Returns the text up to a word's end, with the marks that follow the word. */
    static String upTo(String text, int wordEnd) {
        int end = Math.min(wordEnd, text.length());
        int after = end;
        while (end > 0 && after < text.length() && !Character.isWhitespace(text.charAt(after))) {
            if (Character.isLetterOrDigit(text.charAt(after))) {
                return text.substring(0, end);
            }
            after++;
        }
        return text.substring(0, end > 0 ? after : 0);
    }
}
