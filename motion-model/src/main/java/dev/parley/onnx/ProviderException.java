package dev.parley.onnx;

/** A provider cannot run here; the message says in one line why, and what to do. Never leaves the package. */
final class ProviderException extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderException(String message) {
        super(message);
    }

    ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
