package dev.parley.sample;

import java.util.function.Supplier;

/** Something the user asked for that cannot be done; the message is one line that says what, and the remedy. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Runs a check; an option out of its range is bad input, the same exception later on a mistake of this program. */
    static void check(Supplier<?> options) {
        try {
            options.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage(), e);
        }
    }
}
