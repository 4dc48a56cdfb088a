package dev.parley.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of a run as JSON, keys in the order they were given; an absent figure leaves no key. Numbers are rounded to
 * six decimals. Owned by one thread at a time.
 */
public final class ReportJson {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Sets a figure.
     *
     * @param key its name, for instance {@code audio_s} (not null)
     * @param value its value; null leaves it out
     * @return this
     */
    public ReportJson put(String key, Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? set(key, JsonFiles.seconds(number)) : this;
        }
        return value == null ? this : set(key, value);
    }

    private ReportJson set(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /**
     * Writes the figures.
     *
     * @param file where to (not null)
     * @throws IOException if writing fails; the file is then as it was before
     */
    public void write(Path file) throws IOException {
        JsonFiles.write(file, values);
    }
}
