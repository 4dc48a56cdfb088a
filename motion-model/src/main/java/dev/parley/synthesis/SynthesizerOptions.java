package dev.parley.synthesis;

import dev.parley.onnx.ExecutionProvider;
import java.util.Objects;

/**
 * How the graphs run. Immutable; usable on any thread.
 *
 * @param provider the hardware, if it is there and works; else the processor (not null)
 * @param threads threads that share the work of one operator (1..256)
 */
public record SynthesizerOptions(ExecutionProvider provider, int threads) {

    private static final int MAX_THREADS = 256;

    /**
     * Validates the options.
     */
    public SynthesizerOptions {
        Objects.requireNonNull(provider, "provider");
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be between 1 and " + MAX_THREADS);
        }
    }

    /**
     * Returns the options of a game: the processor, one core left to the renderer.
     *
     * @return new options
     */
    public static SynthesizerOptions defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new SynthesizerOptions(ExecutionProvider.CPU, Math.min(MAX_THREADS, Math.max(1, cores - 1)));
    }
}
