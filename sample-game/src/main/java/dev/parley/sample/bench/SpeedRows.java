package dev.parley.sample.bench;

import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechStream;
import dev.parley.synthesis.SpeechSynthesizer;
import java.util.stream.IntStream;

/** How long a line takes, without a game around it. */
final class SpeedRows {

    private static final int ROUNDS = 5;

    private final SpeechSynthesizer synthesizer;
    private final Table table;

    SpeedRows(SpeechSynthesizer synthesizer, Table table) {
        this.synthesizer = synthesizer;
        this.table = table;
    }

    /** Returns the seconds from the text to the first sound. */
    double firstSound(String text) {
        long begun = System.nanoTime();
        try (SpeechStream stream = synthesizer.synthesize(SpeechRequest.of(text))) {
            stream.next();
            return Figures.millisSince(begun);
        }
    }

    /** Lets Java compile what a game that has spoken before has compiled. */
    void warm() {
        for (int i = 0; i < ROUNDS; i++) {
            firstSound(Lines.TWO);
        }
    }

    void measure() {
        warm();
        table.row("text to first sound, lines of 2 / 5 / 20 s, median", "40 ms each", "%.0f / %.0f / %.0f ms",
                median(Lines.TWO), median(Lines.FIVE), median(Lines.TWENTY));
        SpeechResult line = synthesizer.synthesizeAll(SpeechRequest.of(Lines.FIVE));
        double[] shares = IntStream.range(0, ROUNDS)
                .mapToDouble(i -> synthesizer.synthesizeAll(SpeechRequest.of(Lines.FIVE)).synthesisSeconds())
                .map(seconds -> seconds / line.audio().seconds()).toArray();
        table.row("share of the line's duration that making it takes (RTF)", "0.05", "%.3f", Figures.median(shares));
    }

    private double median(String text) {
        return Figures.median(IntStream.range(0, ROUNDS).mapToDouble(i -> firstSound(text)).toArray());
    }
}
