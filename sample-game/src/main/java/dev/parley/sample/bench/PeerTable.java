package dev.parley.sample.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.synthesis.SpeechSynthesizer;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Parley and another voice side by side: they say the same lines by turns, so that both meet the same machine. Belongs to
 * one thread.
 */
final class PeerTable {

    private static final String[] TEXTS = {Lines.TWO, Lines.FIVE, Lines.TWENTY};
    private static final int WARMING = 8;
    private static final int ROUNDS = 9;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Supplier<SpeechSynthesizer> opener;
    private final Peer peer;
    private final PrintWriter out;

    /** What saying a line took. */
    private record Said(double firstMillis, double allMillis, double processorMillis, double seconds) {
    }

    /** Says a line and takes its times. */
    private interface Speaker {
        Said say(String text);
    }

    PeerTable(Supplier<SpeechSynthesizer> opener, Peer peer, PrintWriter out) {
        this.opener = opener;
        this.peer = peer;
        this.out = out;
    }

    void run() {
        out.printf(Locale.ROOT, "| median of %d | Parley | %s |%n|---|---|---|%n", ROUNDS, peer.name());
        double atFirst = settledMegabytes();
        long begun = System.nanoTime();
        try (SpeechSynthesizer synthesizer = opener.get()) {
            Speaker parley = text -> parley(synthesizer, text);
            parley.say(Lines.TWO);
            double parleyCold = Figures.millisSince(begun);
            synthesizer.warmUp();
            warm(parley);
            double withParley = settledMegabytes();
            begun = System.nanoTime();
            peer(Lines.TWO);
            double peerCold = Figures.millisSince(begun);
            warm(this::peer);
            double withBoth = settledMegabytes();
            row("opening it and the first sound, nothing warm", "%.0f ms", parleyCold, peerCold);
            compare(parley);
            row("memory it adds", "%.0f MB", withParley - atFirst, withBoth - withParley);
        }
    }

    private static double settledMegabytes() {
        Figures.heapMegabytes();
        return Figures.residentMegabytes();
    }

    private void warm(Speaker speaker) {
        for (int i = 0; i < WARMING; i++) {
            for (String text : TEXTS) {
                speaker.say(text);
            }
        }
    }

    private void compare(Speaker parley) {
        for (String text : TEXTS) {
            Said[] own = new Said[ROUNDS];
            Said[] other = new Said[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                own[i] = parley.say(text);
                other[i] = peer(text);
            }
            String line = String.format(Locale.ROOT, "%.1f s / %.1f s: ", own[0].seconds, other[0].seconds);
            row(line + "text to first sound", "%.0f ms", middle(own, 0), middle(other, 0));
            row(line + "share of the duration (RTF)", "%.3f", middle(own, 1), middle(other, 1));
            row(line + "processor time a second of speech", "%.0f ms", middle(own, 2), middle(other, 2));
        }
    }

    /** Returns the median of the first sound in ms, of the real-time factor, or of the processor time in ms a second. */
    private static double middle(Said[] lines, int which) {
        return Figures.median(Arrays.stream(lines).mapToDouble(line -> switch (which) {
            case 0 -> line.firstMillis;
            case 1 -> line.allMillis / 1e3 / line.seconds;
            default -> line.processorMillis / line.seconds;
        }).toArray());
    }

    private static Said parley(SpeechSynthesizer synthesizer, String text) {
        long begun = System.nanoTime();
        long processor = PROCESS.getProcessCpuTime();
        double first = 0;
        double seconds = 0;
        try (SpeechStream line = synthesizer.synthesize(SpeechRequest.of(text))) {
            for (var chunk = line.next(); chunk != null; chunk = line.next()) {
                first = first > 0 ? first : Figures.millisSince(begun);
                seconds += chunk.audio().seconds();
            }
        }
        return new Said(first, Figures.millisSince(begun), (PROCESS.getProcessCpuTime() - processor) / 1e6, seconds);
    }

    private Said peer(String text) {
        long begun = System.nanoTime();
        long processor = PROCESS.getProcessCpuTime();
        double seconds = peer.speak(text);
        double all = Figures.millisSince(begun);
        return new Said(all, all, (PROCESS.getProcessCpuTime() - processor) / 1e6, seconds);
    }

    private void row(String figure, String format, double own, double other) {
        out.printf(Locale.ROOT, "| %s | " + format + " | " + format + " |%n", figure, own, other);
        out.flush();
    }
}
