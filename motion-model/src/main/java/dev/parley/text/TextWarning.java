package dev.parley.text;

/**
 * Something in a text that could not be spoken as written. Immutable; usable on any thread.
 *
 * @param message one line that says what was found and what was done about it (not null)
 * @param textStart index of the first character concerned (&ge;0)
 * @param textEnd index after the last (&ge;textStart)
 */
public record TextWarning(String message, int textStart, int textEnd) {
}
