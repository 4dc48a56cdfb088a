package dev.parley.sample;

import dev.parley.sample.bench.Bench;
import dev.parley.sample.bench.Soak;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** Measuring instead of speaking. */
final class MeasureOptions {

    private static final double LONGEST_MINUTES = 24 * 60;

    private static final String ALL = "all";
    private static final String CROWD = "crowd";

    @Option(names = "--bench", paramLabel = "crowd", arity = "0..1", fallbackValue = ALL, description = "measures speed, "
            + "sync and memory, and prints a table; some two minutes. --bench=crowd: only how many can speak at once")
    private String bench;

    @Option(names = "--soak", paramLabel = "MINUTES", description = "speaks random lines for long, and tells what went "
            + "wrong")
    private Double soak;

    boolean isGiven() {
        return bench != null || soak != null;
    }

    /** Returns the exit status. */
    int run(ModelOptions dials) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        if (bench != null && soak != null) {
            throw new InputException("--bench and --soak exclude each other; leave one out");
        }
        if (bench != null) {
            return bench(new Bench(() -> dials.open().synthesizer(), out));
        }
        if (!(soak > 0 && soak <= LONGEST_MINUTES)) {
            throw new InputException("--soak is " + soak + " minutes; it must be above 0 and at most 1440");
        }
        try (LoadedModel model = dials.open()) {
            return new Soak(model.synthesizer(), soak, out).run() ? SpeakCommand.OK : SpeakCommand.BROKEN;
        }
    }

    private int bench(Bench table) {
        switch (bench) {
            case ALL -> table.run();
            case CROWD -> table.runCrowd();
            default -> throw new InputException("--bench says its own lines and measures everything, or with --bench=crowd "
                    + "how many can speak at once; '" + bench + "' is neither");
        }
        return SpeakCommand.OK;
    }
}
