package dev.parley.onnx;

/**
 * A graph failed while it ran. The message names the graph; the cause is the runtime's own.
 */
public class InferenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed (not null)
     * @param cause the reason (may be null)
     */
    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
