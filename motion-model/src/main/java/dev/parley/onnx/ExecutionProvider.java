package dev.parley.onnx;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The hardware that runs the graphs.
 */
public enum ExecutionProvider {

    /** The processor; runs everywhere. */
    CPU;

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
}
