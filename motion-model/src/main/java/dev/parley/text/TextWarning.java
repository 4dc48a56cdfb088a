package dev.parley.text;

import java.util.Objects;

/**
 * Something in a text that is not spoken. Any thread.
 *
 * @param message one line: what, why, remedy (not null)
 * @param textStart its first character in the text (&ge;0)
 * @param textEnd its end, exclusive
 */
public record TextWarning(String message, int textStart, int textEnd) {

    /** Checks every component. */
    public TextWarning {
        Objects.requireNonNull(message, "message");
        Check.span(textStart, textEnd);
    }

    /** Returns the same warning further into a text. */
    TextWarning shifted(int characters) {
        return new TextWarning(message, textStart + characters, textEnd + characters);
    }
}
