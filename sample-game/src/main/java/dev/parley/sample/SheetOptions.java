package dev.parley.sample;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A look at an avatar. */
final class SheetOptions {

    @Option(names = "--contact-sheet", paramLabel = "F.png|F.jpg", description = "says nothing; one picture of all 52 "
            + "shapes, 15 visemes and 7 emotions of the avatar; --size is that of one face (default 220x250)")
    private Path file;

    boolean isGiven() {
        return file != null;
    }

    Path file() {
        return file;
    }
}
