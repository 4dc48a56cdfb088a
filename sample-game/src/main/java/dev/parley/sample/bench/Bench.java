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
     * Runs all measurements on the calling thread; takes about two minutes. Where another voice is on the class path, it is
     * compared with that one instead.
     */
    public void run() {
        Peer peer = ServiceLoader.load(Peer.class).findFirst().orElse(null);
        if (peer == null) {
            measure();
        } else {
            new PeerTable(opener, peer, out).run();
        }
    }

    /**
     * Measures how many avatars can speak at once, and nothing else, on the calling thread; takes about a minute.
     */
    public void runCrowd() {
        try (SpeechSynthesizer synthesizer = opener.get()) {
            synthesizer.warmUp();
            Table table = new Table(out);
            new SpeedRows(synthesizer, table).warm();
            new CrowdRow(synthesizer, table).measure();
        }
    }

    private void measure() {
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
            new CrowdRow(synthesizer, table).measure();
        }
    }

    private static double coldStart(SpeechSynthesizer synthesizer) {
        try (SpeechStream stream = synthesizer.synthesize(SpeechRequest.of(Lines.TWO))) {
            stream.next();
            return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
        }
    }
}
