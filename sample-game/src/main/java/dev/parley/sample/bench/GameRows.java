package dev.parley.sample.bench;

import dev.parley.jme.SpeechHandle;
import dev.parley.jme.SyncProbe;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechSynthesizer;
import java.time.Duration;

/** What a game with one avatar sees: sync, barge-in. */
final class GameRows {

    private static final float AUDIBLE = 1e-4f;
    private static final Duration FADE = Duration.ofMillis(30);
    private static final int INTERRUPTS = 5;
    private static final double NANOS = 1e9;
    private static final double PATIENCE = 60;

    private final SpeechSynthesizer synthesizer;
    private final Table table;
    private volatile long lastAudible;

    GameRows(SpeechSynthesizer synthesizer, Table table) {
        this.synthesizer = synthesizer;
        this.table = table;
    }

    private void hear(long nanos, float[] samples, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (Math.abs(samples[i]) > AUDIBLE) {
                lastAudible = nanos + (long) (i * NANOS / Stage.CARD_RATE);
                return;
            }
        }
    }

    void measureSync() {
        SpeechRequest request = SpeechRequest.of(Lines.FIVE);
        SpeechResult made = synthesizer.synthesizeAll(request);
        SyncProbe probe = new SyncProbe(made.audio(), made.motion());
        try (Stage stage = new Stage(synthesizer, 1, (nanos, samples, count) -> probe.sound(nanos / NANOS, samples,
                count, Stage.CARD_RATE))) {
            TalkingAvatarControl woman = stage.avatars().get(0);
            stage.run(1);
            SpeechHandle line = woman.speak(request);
            stage.await(PATIENCE, () -> {
                probe.picture(System.nanoTime() / NANOS, woman.rig().applied().weight(ArkitBlendshape.JAW_OPEN));
                return line.isDone();
            });
            SyncProbe.Result result = probe.measure();
            table.row("mouth against sound, deviation / mean", "2 / 10 ms", "%.1f / %.1f ms (%d moments, holds: %d)",
                    result.sdMillis(), result.biasMillis(), result.moments(), line.holds());
        }
    }

    void measureInterrupt() {
        double[] silent = new double[INTERRUPTS];
        try (Stage stage = new Stage(synthesizer, 1, this::hear)) {
            for (int i = 0; i < INTERRUPTS; i++) {
                SpeechHandle line = stage.avatars().get(0).speak(Lines.FIVE);
                stage.await(PATIENCE, () -> line.heardSeconds() > 1);
                long called = System.nanoTime();
                line.interrupt(FADE);
                stage.await(PATIENCE, line::isDone);
                stage.run(0.3);
                silent[i] = (lastAudible - called) / 1e6;
            }
        }
        table.row("interrupt to the last sample mixed, fade of 30 ms, median", "50 ms", "%.0f ms",
                Figures.median(silent));
    }
}
