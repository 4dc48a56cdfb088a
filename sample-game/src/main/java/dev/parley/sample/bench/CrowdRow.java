package dev.parley.sample.bench;

import dev.parley.jme.SpeechHandle;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many avatars may begin to speak in the same frame, and none of them holds. */
final class CrowdRow {

    private static final int[] SIZES = {2, 4, 8, 12, 16, 24, 32};
    private static final int TARGET = 12;
    private static final double PATIENCE = 60;

    private final SpeechSynthesizer synthesizer;
    private final Table table;

    CrowdRow(SpeechSynthesizer synthesizer, Table table) {
        this.synthesizer = synthesizer;
        this.table = table;
    }

    /** How it went. */
    private record Outcome(boolean done, int holds, double firstSound, double lateFrames) {

        boolean isGood() {
            return done && holds == 0;
        }
    }

    void measure() {
        int most = 0;
        Outcome target = null;
        String beyond = "more not tried";
        for (int size : SIZES) {
            Outcome outcome = crowd(size);
            target = size == TARGET ? outcome : target;
            if (!outcome.isGood()) {
                beyond = size + (outcome.done ? ": " + outcome.holds + " holds" : ": not done in a minute");
                break;
            }
            most = size;
        }
        table.row("avatars that speak at once without a hold, at 60 frames a second", Integer.toString(TARGET),
                "%d (%s)", most, beyond);
        if (target != null) {
            table.row("of " + TARGET + " that begin in the same frame: the last one's first sound / frames late", "",
                    "%.2f s / %.1f %%", target.firstSound, target.lateFrames);
        }
    }

    private Outcome crowd(int size) {
        try (Stage stage = new Stage(synthesizer, size, (nanos, samples, count) -> { })) {
            stage.run(0.5);
            List<SpeechHandle> lines = new ArrayList<>();
            long begun = System.nanoTime();
            for (TalkingAvatarControl avatar : stage.avatars()) {
                lines.add(avatar.speak(SpeechRequest.of(Lines.FIVE).withSeed(lines.size())));
            }
            double[] first = new double[size];
            int framesBefore = stage.frames();
            int lateBefore = stage.late();
            boolean done = stage.await(PATIENCE, () -> {
                for (int i = 0; i < size; i++) {
                    first[i] = first[i] == 0 && lines.get(i).heardSeconds() >= 0 ? Figures.millisSince(begun) / 1e3 : first[i];
                }
                return lines.stream().allMatch(SpeechHandle::isDone);
            });
            return new Outcome(done, lines.stream().mapToInt(SpeechHandle::holds).sum(),
                    Arrays.stream(first).max().orElse(0),
                    100.0 * (stage.late() - lateBefore) / Math.max(1, stage.frames() - framesBefore));
        }
    }
}
