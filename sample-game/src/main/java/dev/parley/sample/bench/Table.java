package dev.parley.sample.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints measurements as a table in Markdown, row by row. */
final class Table {

    private final PrintWriter out;

    Table(PrintWriter out) {
        this.out = out;
        out.println("| figure | measured | target |");
        out.println("|---|---|---|");
        out.flush();
    }

    void row(String figure, String target, String format, Object... values) {
        out.println("| " + figure + " | " + String.format(Locale.ROOT, format, values) + " | " + target + " |");
        out.flush();
    }
}
