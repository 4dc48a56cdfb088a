package dev.parley.onnx;

/**
 * Inference stopped because its {@link Cancellation} asked for it. Not a failure.
 */
public final class InferenceCancelledException extends InferenceException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param graph the graph that ran, or was about to (not null)
     */
    public InferenceCancelledException(String graph) {
        super("cancelled in " + graph, null);
    }
}
