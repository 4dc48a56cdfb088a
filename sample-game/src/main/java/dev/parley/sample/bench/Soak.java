package dev.parley.sample.bench;

import dev.parley.synthesis.SpeechSynthesizer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lets avatars speak random lines for long, interrupts them, takes the sound device away every minute, and tells what
 * went wrong: holds without a cause, failures, lines that do not end or end early, silence, memory that grows.
 */
public final class Soak {

    private static final int AVATARS = 3;
    private static final double GAP_SECONDS = 60;
    private static final double LOST_SECONDS = 2;
    /** By then lines of all sizes have been at work at once. Shorter runs do not judge memory. */
    private static final int SETTLED_MINUTES = 5;
    /** What memory outside Java's heap, and its objects, may grow by from one look to another without a leak. */
    private static final double NATIVE_SLACK_MEGABYTES = 32;
    private static final double HEAP_SLACK_MEGABYTES = 8;
    private static final float AUDIBLE = 1e-3f;

    private final SpeechSynthesizer synthesizer;
    private final PrintWriter out;
    private final double minutes;
    private final HoldWatch watch = new HoldWatch();
    private final Faults faults = new Faults();
    private volatile long audibleSamples;
    private int losses;

    /** What the process holds at a moment, in MB. */
    private record Memory(double heap, double outside, double resident) {

        static Memory now() {
            double heap = Figures.heapMegabytes();
            return new Memory(heap, Figures.nativeMegabytes(), Figures.residentMegabytes());
        }
    }

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
        Random random = new Random(1);
        try (Stage stage = new Stage(synthesizer, AVATARS, this::hear)) {
            List<SoakVoice> voices = stage.avatars().stream()
                    .map(avatar -> new SoakVoice(avatar, random, watch, faults)).toList();
            double settled = Math.min(SETTLED_MINUTES, minutes / 3) * 60;
            run(stage, voices, 0, settled);
            Memory then = Memory.now();
            run(stage, voices, settled, minutes * 60);
            report(stage, voices, settled, then, Memory.now());
        } finally {
            faults.close();
        }
        return watch.unexplained() == 0 && faults.count() == 0;
    }

    private void hear(long nanos, float[] samples, int count) {
        long more = 0;
        for (int i = 0; i < count; i++) {
            more += Math.abs(samples[i]) > AUDIBLE ? 1 : 0;
        }
        audibleSamples += more;
    }

    private void run(Stage stage, List<SoakVoice> voices, double from, double to) {
        long start = System.nanoTime();
        for (double now = from; now < to; now = from + (System.nanoTime() - start) / 1e9) {
            device(stage, now);
            for (SoakVoice voice : voices) {
                voice.frame(now);
            }
            stage.frame();
        }
    }

    /** In the midst of each minute the device is away for a while. */
    private void device(Stage stage, double now) {
        double phase = now % GAP_SECONDS - GAP_SECONDS / 2;
        if (phase > 0 && phase < LOST_SECONDS) {
            losses += stage.outputs().isLost() ? 0 : 1;
            stage.outputs().lose();
            watch.troubled(now);
        } else if (stage.outputs().isLost()) {
            stage.outputs().restore();
            watch.troubled(now);
        }
    }

    private void report(Stage stage, List<SoakVoice> voices, double settled, Memory then, Memory end) {
        boolean grew = end.heap - then.heap > HEAP_SLACK_MEGABYTES
                || end.outside - then.outside > NATIVE_SLACK_MEGABYTES;
        if (grew && settled >= SETTLED_MINUTES * 60) {
            faults.add("memory grew");
        }
        if (audibleSamples == 0) {
            faults.add("nothing was heard");
        }
        print("%.1f minutes, %d avatars, %d lines, %d interrupted, the device lost %d times", minutes, AVATARS,
                voices.stream().mapToInt(SoakVoice::said).sum(), voices.stream().mapToInt(SoakVoice::interrupted).sum(),
                losses);
        print("%d holds without a cause, %d around the loss of the device", watch.unexplained(), watch.explained());
        print("%d faults%s", faults.count(), faults.first());
        print("%.0f s of sound left the mixer", audibleSamples / (double) Stage.CARD_RATE);
        print("%d of %d frames late", stage.late(), stage.frames());
        print("resident %.0f MB after %.1f minutes, %.0f MB at the end", then.resident, settled / 60, end.resident);
        print("outside Java's heap %.0f MB after %.1f minutes, %.0f MB at the end", then.outside, settled / 60,
                end.outside);
        print("heap %.1f MB after %.1f minutes, %.1f MB at the end", then.heap, settled / 60, end.heap);
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, "soak: " + format + "%n", values);
        out.flush();
    }
}
