package dev.parley.bench;

import dev.parley.signal.MotionClip;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The largest that happens near joins over the 99.9th percentile of what happens elsewhere. */
final class JoinReport {

    private static final int NEAR = 5;
    private static final int BEHIND = 18;
    private static final double USUAL = 0.999;
    /** Steps below this (shapes: share of the whole shape; radians; metres) are not seen. */
    private static final double VISIBLE = 0.0005;

    private final List<JoinedLine> lines;
    private final String[] groups;

    JoinReport(List<JoinedLine> lines, String[] groups) {
        this.lines = lines;
        this.groups = groups;
    }

    void print(PrintStream out) {
        out.printf("| largest within %d frames of a join / %.1f %% of all elsewhere | sentences | pieces | no join |%n"
                + "|---|---|---|---|%n", NEAR, 100 * USUAL);
        for (String group : groups) {
            row(out, "steps, " + group, group, 1);
            row(out, "changes of step, " + group, group, 2);
        }
        if (lines.get(0).flux().length > 0) {
            sound(out, "spectral flux", JoinedLine::flux, NEAR / 2);
            sound(out, "jump between samples", JoinedLine::jumps, 0);
        }
        out.printf("%d sentences, %d pieces joined%n", lines.stream().mapToInt(line -> line.sentences().size()).sum(),
                lines.stream().mapToInt(line -> line.pieces().size()).sum());
    }

    private void row(PrintStream out, String name, String group, int order) {
        out.printf("| %s | %s | %s | %s |%n", name, worst(group, order, JoinedLine::sentences),
                worst(group, order, JoinedLine::pieces), worst(group, order, JoinReport::elsewhere));
    }

    /** Frames well behind a piece's join, for comparison. */
    private static List<Integer> elsewhere(JoinedLine line) {
        return line.pieces().stream().map(join -> join + BEHIND).toList();
    }

    private void sound(PrintStream out, String name, Function<JoinedLine, double[]> values, int near) {
        ToDoubleFunction<Function<JoinedLine, List<Integer>>> ratio = joins -> ratio(values, joins, near);
        out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", name, ratio.applyAsDouble(JoinedLine::sentences),
                ratio.applyAsDouble(JoinedLine::pieces));
        out.printf(Locale.ROOT, "| %s, median at joins / elsewhere | | %.2f |%n", name,
                median(select(values, JoinedLine::pieces, 0, true)) / median(select(values, JoinedLine::pieces, 0, false)));
    }

    /** Returns the worst channel of a group, and the group's middle one. */
    private String worst(String group, int order, Function<JoinedLine, List<Integer>> joins) {
        MotionClip any = lines.get(0).motion();
        double worst = 0;
        String name = "none";
        double[] all = new double[any.channels().size()];
        int count = 0;
        for (int channel = 0; channel < any.channels().size(); channel++) {
            String channelName = any.channels().get(channel).name();
            int c = channel;
            if (Arrays.stream(group.split(",")).anyMatch(channelName::contains)) {
                double ratio = ratio(line -> steps(line.motion(), c, order), joins, NEAR);
                all[count++] = ratio;
                if (ratio > worst) {
                    worst = ratio;
                    name = channelName;
                }
            }
        }
        return String.format(Locale.ROOT, "%.2f (%s; middle %.2f)", worst, name, median(Arrays.copyOf(all, count)));
    }

    private static double[] steps(MotionClip motion, int channel, int order) {
        double[] values = new double[motion.frames()];
        Arrays.setAll(values, i -> motion.value(i, channel));
        for (int k = 0; k < order; k++) {
            double[] from = values.clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = i > k ? from[i] - from[i - 1] : 0;
            }
        }
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private double ratio(Function<JoinedLine, double[]> values, Function<JoinedLine, List<Integer>> joins, int near) {
        double[] usual = select(values, joins, near, false);
        Arrays.sort(usual);
        double largest = Arrays.stream(select(values, joins, near, true)).max().orElse(Double.NaN);
        return largest / Math.max(VISIBLE, usual[Math.max(0, (int) (USUAL * (usual.length - 1)))]);
    }

    private double[] select(Function<JoinedLine, double[]> values, Function<JoinedLine, List<Integer>> joins, int near,
            boolean at) {
        return lines.stream().flatMapToDouble(line -> {
            double[] all = values.apply(line);
            return IntStream.range(1, all.length).filter(i -> at == joins.apply(line).stream()
                    .anyMatch(join -> Math.abs(i - join) <= near)).mapToDouble(i -> all[i]);
        }).toArray();
    }

    private static double median(double[] values) {
        return DoubleStream.of(values).sorted().skip(values.length / 2).findFirst().orElse(Double.NaN);
    }
}
