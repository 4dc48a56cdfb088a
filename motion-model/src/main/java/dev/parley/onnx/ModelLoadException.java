package dev.parley.onnx;

/**
 * A model's file is missing, altered, or does not fit the manifest or the contract of {@code docs/architecture.md}. The
 * message names the file or field, the value found, the value expected and what to do.
 */
public class ModelLoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what was found, what was expected, and the remedy (not null)
     */
    public ModelLoadException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what was found, what was expected, and the remedy (not null)
     * @param cause the reason (may be null)
     */
    public ModelLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
