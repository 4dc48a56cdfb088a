package dev.parley.text;

/** A text that cannot be spoken at all: empty, too long, or nothing in it has a sound. */
public final class UnspeakableTextException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line: the value, the limit, the remedy (not null)
     */
    public UnspeakableTextException(String message) {
        super(message);
    }
}
