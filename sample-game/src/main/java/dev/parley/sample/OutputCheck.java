package dev.parley.sample;

import dev.parley.format.OutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Finds out, before any work is done, that files cannot be written. */
final class OutputCheck {

    private OutputCheck() {
    }

    static void check(Collection<Path> files) {
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (!seen.add(file.toAbsolutePath().normalize())) {
                throw new InputException(file + " is named for two outputs; give each a file of its own");
            }
            try {
                OutputFile.check(file);
            } catch (IOException e) {
                throw new InputException(e.getMessage(), e);
            }
        }
    }
}
