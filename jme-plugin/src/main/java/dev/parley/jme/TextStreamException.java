package dev.parley.jme;

/** The text of a line broke off: its publisher failed, or did what no publisher may do. The message is one line. */
public final class TextStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what happened, and what to do about it (not null)
     * @param cause why (nullable)
     */
    public TextStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
