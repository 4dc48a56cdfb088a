package dev.parley.sample;

import dev.parley.sample.bench.Bench;
import dev.parley.sample.bench.Soak;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** Measuring instead of speaking. */
final class MeasureOptions {

    private static final double LONGEST_MINUTES = 24 * 60;

    @Option(names = "--bench", description = "measures speed, sync and memory, and prints a table; some two minutes")
    private boolean bench;

    @Option(names = "--soak", paramLabel = "MINUTES", description = "speaks random lines for long, and tells what went "
            + "wrong")
    private Double soak;

    boolean isGiven() {
        return bench || soak != null;
    }

    /** Returns the exit status. */
    int run(ModelOptions dials) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        if (bench && soak != null) {
            throw new InputException("--bench and --soak exclude each other; leave one out");
        }
        if (bench) {
            new Bench(() -> dials.open().synthesizer(), out).run();
            return SpeakCommand.OK;
        }
        if (!(soak > 0 && soak <= LONGEST_MINUTES)) {
            throw new InputException("--soak is " + soak + " minutes; it must be above 0 and at most 1440");
        }
        try (LoadedModel model = dials.open()) {
            return new Soak(model.synthesizer(), soak, out).run() ? SpeakCommand.OK : SpeakCommand.BROKEN;
        }
    }
}
