package dev.parley.sample.bench;

import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.synthesis.SpeechSynthesizer;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Measures everything a player would notice, and prints one table.
 */
public final class Bench {

    private final Supplier<SpeechSynthesizer> opener;
    private final PrintWriter out;

    /**
     * Makes a benchmark.
     *
     * @param opener opens the model; the benchmark closes it (not null)
     * @param out where the table goes (not null)
     */
    public Bench(Supplier<SpeechSynthesizer> opener, PrintWriter out) {
        this.opener = opener;
        this.out = out;
    }

    /**
     * Runs all measurements on the calling thread; takes about two minutes.
     */
    public void run() {
        double before = Figures.residentMegabytes();
        try (SpeechSynthesizer synthesizer = opener.get()) {
            double cold = coldStart(synthesizer);
            synthesizer.warmUp();
            Table table = new Table(out);
            table.row("start of Java to the first sound, nothing warm", "1.5 s", "%.2f s", cold);
            new SpeedRows(synthesizer, table).measure();
            table.row("memory added by the model and its lines", "300 MB", "%.0f MB",
                    Figures.residentMegabytes() - before);
            new FrameRows(synthesizer, table).measure();
            GameRows game = new GameRows(synthesizer, table);
            game.measureSync();
            game.measureInterrupt();
            game.measureCrowd();
            ServiceLoader.load(Peer.class).forEach(peer -> measure(peer, table));
        }
    }

    private static double coldStart(SpeechSynthesizer synthesizer) {
        try (SpeechStream stream = synthesizer.synthesize(SpeechRequest.of(Lines.TWO))) {
            stream.next();
            return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
        }
    }

    private static void measure(Peer peer, Table table) {
        for (int i = 0; i < 5; i++) {
            peer.speak(Lines.TWO);
        }
        double[] first = new double[3];
        double[] share = new double[1];
        String[] texts = {Lines.TWO, Lines.FIVE, Lines.TWENTY};
        for (int i = 0; i < texts.length; i++) {
            double[] rounds = new double[5];
            for (int round = 0; round < rounds.length; round++) {
                long begun = System.nanoTime();
                double seconds = peer.speak(texts[i]);
                rounds[round] = Figures.millisSince(begun);
                share[0] = i == 1 ? rounds[round] / 1e3 / seconds : share[0];
            }
            first[i] = Figures.median(rounds);
        }
        table.row(peer.name() + ": text to sound, lines of 2 / 5 / 20 s", "", "%.0f / %.0f / %.0f ms", first[0],
                first[1], first[2]);
        table.row(peer.name() + ": RTF", "", "%.3f", share[0]);
    }
}
