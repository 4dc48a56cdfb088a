package dev.parley.rig;

/**
 * A model and its profile do not fit, or a profile is wrong. The message is one line: the file, the node or field, what
 * was found, and the remedy.
 */
public final class RigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message one line for the user (not null)
     */
    public RigException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message one line for the user (not null)
     * @param cause what was thrown below
     */
    public RigException(String message, Throwable cause) {
        super(message, cause);
    }
}
