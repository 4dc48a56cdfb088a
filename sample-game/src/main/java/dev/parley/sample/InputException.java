package dev.parley.sample;

/** Something the user asked for that cannot be done; the message is one line that says what, and the remedy. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
