package dev.parley.format;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes values as JSON. Usable on any thread. */
final class JsonFiles {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private JsonFiles() {
    }

    static void write(Path file, Object value) throws IOException {
        OutputFile.write(file, out -> {
            out.write(WRITER.writeValueAsBytes(value));
            out.write('\n');
        });
    }

    /** A time in seconds, to the microsecond. */
    static double seconds(double time) {
        return Math.round(time * 1e6) / 1e6;
    }
}
