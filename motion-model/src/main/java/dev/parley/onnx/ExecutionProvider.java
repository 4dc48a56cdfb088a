package dev.parley.onnx;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The hardware that runs the graphs. Any but the processor may be missing or fail; then the processor goes on, with one
 * warning ({@code docs/gpu.md}).
 */
public enum ExecutionProvider {

    /** WebGPU where its library lies at hand and a step is quicker on it; else the processor, without a warning. */
    AUTO("auto"),
    /** The processor; runs everywhere. */
    CPU("CPU"),
    /** Any vendor's GPU, through Vulkan, Direct3D 12 or Metal; needs ONNX Runtime's WebGPU library. */
    WEBGPU("WebGPU"),
    /** NVIDIA's GPUs; needs the jar {@code onnxruntime_gpu} and CUDA. */
    CUDA("CUDA"),
    /** Direct3D 12 on Windows; needs an ONNX Runtime built with it. */
    DIRECTML("DirectML"),
    /** Apple's GPUs and neural engine; needs an ONNX Runtime built with it. */
    COREML("CoreML");

    private final String title;

    ExecutionProvider(String title) {
        this.title = title;
    }

    /**
     * Finds a provider by name.
     *
     * @param name a name in any case, for instance {@code cpu} (not null)
     * @return the provider
     * @throws IllegalArgumentException if this version has none of that name; the message lists those it has
     */
    public static ExecutionProvider byName(String name) {
        for (ExecutionProvider provider : values()) {
            if (provider.name().equalsIgnoreCase(name)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("execution provider '" + name + "' is not one of: "
                + Arrays.stream(values()).map(ExecutionProvider::id).collect(Collectors.joining(", ")));
    }

    /**
     * Returns the name for command lines and reports.
     *
     * @return a lower-case name
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name for messages. */
    String title() {
        return title;
    }
}
