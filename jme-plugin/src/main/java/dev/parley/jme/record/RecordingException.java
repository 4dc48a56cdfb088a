package dev.parley.jme.record;

/**
 * A recording that cannot be made or finished; the message says what is missing. Nothing of it is left on the disk.
 */
public final class RecordingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordingException(String message) {
        super(message);
    }

    RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
