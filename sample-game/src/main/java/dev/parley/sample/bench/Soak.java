package dev.parley.sample.bench;

import dev.parley.jme.SpeechHandle;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechSynthesizer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/**
 * Lets avatars speak random lines for long, interrupts them, takes the sound device away every minute, and tells what
 * went wrong: holds without a cause, exceptions, memory that grows.
 */
public final class Soak {

    private static final int AVATARS = 3;
    private static final double GAP_SECONDS = 60;
    private static final double LOST_SECONDS = 2;
    /** A hold within this time after the device was away has a cause. */
    private static final double AFTERMATH_SECONDS = 4;
    private static final int SETTLED_MINUTES = 5;

    private final SpeechSynthesizer synthesizer;
    private final PrintWriter out;
    private final double minutes;
    private final Random random = new Random(1);
    private final SpeechHandle[] lines = new SpeechHandle[AVATARS];
    private final double[] begun = new double[AVATARS];
    private final Faults faults = new Faults();
    private double lastLoss = Double.NEGATIVE_INFINITY;
    private int said;
    private int interrupted;
    private int holds;
    private int excused;

    /**
     * Makes a soak.
     *
     * @param synthesizer the model (not null, not owned)
     * @param minutes how long (&gt;0)
     * @param out where the report goes (not null)
     */
    public Soak(SpeechSynthesizer synthesizer, double minutes, PrintWriter out) {
        this.synthesizer = synthesizer;
        this.minutes = minutes;
        this.out = out;
    }

    /**
     * Runs it on the calling thread.
     *
     * @return whether nothing went wrong
     */
    public boolean run() {
        double settled = Math.min(SETTLED_MINUTES, minutes / 3) * 60;
        double residentThen = Double.NaN;
        double heapThen = Double.NaN;
        try (Stage stage = new Stage(synthesizer, AVATARS, (nanos, samples, count) -> { })) {
            stage.avatars().forEach(avatar -> avatar.addListener(faults));
            long start = System.nanoTime();
            for (double now = 0; now < minutes * 60; now = (System.nanoTime() - start) / 1e9) {
                device(stage, now);
                for (int i = 0; i < AVATARS; i++) {
                    talk(stage.avatars().get(i), i, now);
                }
                stage.frame();
                if (Double.isNaN(heapThen) && now > settled) {
                    heapThen = Figures.heapMegabytes();
                    residentThen = Figures.residentMegabytes();
                }
            }
            double heap = Figures.heapMegabytes();
            report(stage, settled, residentThen, heapThen, heap);
        } finally {
            faults.close();
        }
        return holds == 0 && faults.count() == 0;
    }

    private void device(Stage stage, double now) {
        double phase = now % GAP_SECONDS;
        if (phase > GAP_SECONDS / 2 && phase < GAP_SECONDS / 2 + LOST_SECONDS) {
            lastLoss = now;
            stage.outputs().lose();
        } else {
            stage.outputs().restore();
        }
    }

    private void talk(TalkingAvatarControl avatar, int i, double now) {
        if (lines[i] == null && random.nextInt(60) == 0) {
            lines[i] = avatar.speak(SpeechRequest.of(Lines.random(random)).withSeed(random.nextInt()));
            begun[i] = now;
            said++;
        } else if (lines[i] != null && lines[i].isDone()) {
            judge(lines[i], begun[i]);
            lines[i] = null;
        } else if (lines[i] != null && !lines[i].isStopped() && random.nextInt(600) == 0) {
            lines[i].interrupt(Duration.ofMillis(random.nextInt(60)));
            interrupted++;
        }
    }

    private void judge(SpeechHandle line, double since) {
        if (since < lastLoss + AFTERMATH_SECONDS) {
            excused += line.holds();
        } else {
            holds += line.holds();
        }
    }

    private void report(Stage stage, double settled, double residentThen, double heapThen, double heap) {
        out.printf(Locale.ROOT, "soak: %.1f minutes, %d avatars, %d lines, %d interrupted%n", minutes, AVATARS, said,
                interrupted);
        out.printf(Locale.ROOT, "soak: %d holds without a cause, %d around the loss of the device%n", holds, excused);
        out.printf(Locale.ROOT, "soak: %d faults%s%n", faults.count(), faults.first());
        out.printf(Locale.ROOT, "soak: %d of %d frames late%n", stage.late(), stage.frames());
        out.printf(Locale.ROOT, "soak: resident %.0f MB after %.1f minutes, %.0f MB at the end%n", residentThen,
                settled / 60, Figures.residentMegabytes());
        out.printf(Locale.ROOT, "soak: heap %.1f MB after %.1f minutes, %.1f MB at the end%n", heapThen, settled / 60,
                heap);
        out.flush();
    }
}
