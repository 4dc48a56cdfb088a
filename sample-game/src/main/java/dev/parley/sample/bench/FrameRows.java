package dev.parley.sample.bench;

import com.sun.management.ThreadMXBean;
import dev.parley.jme.SpeechHandle;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechSynthesizer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

/** What one speaking avatar costs the render thread, beside nothing else. */
final class FrameRows {

    private static final int SHAPES = 15;
    private static final int FRAMES = 4000;
    private static final float STEP = 1 / 60f;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long self = Thread.currentThread().getId();
    private final SpeechSynthesizer synthesizer;
    private final Table table;

    FrameRows(SpeechSynthesizer synthesizer, Table table) {
        this.synthesizer = synthesizer;
        this.table = table;
    }

    void measure() {
        try (Stage stage = new Stage(synthesizer, 1, (nanos, samples, count) -> { })) {
            TalkingAvatarControl woman = stage.avatars().get(0);
            warm(woman);
            SpeechHandle line = woman.speak(SpeechRequest.of(Lines.TWENTY));
            stage.await(60, () -> line.heardSeconds() > 2);
            double[] micros = new double[FRAMES];
            long[] bytes = new long[FRAMES];
            int count = 0;
            for (; count < FRAMES && !line.isDone(); count++) {
                stage.frame();
                long allocated = threads.getThreadAllocatedBytes(self);
                long begun = threads.getCurrentThreadCpuTime();
                woman.update(STEP);
                micros[count] = (threads.getCurrentThreadCpuTime() - begun) / 1e3;
                bytes[count] = threads.getThreadAllocatedBytes(self) - allocated;
            }
            double asIs = Figures.median(Arrays.copyOf(micros, count)) / 1e3;
            double full = fifteen(woman);
            table.row("render thread, one speaking avatar: motion as it is / 15 shapes", "0.25 / 0.15 ms",
                    "%.3f / %.3f ms", asIs, full);
            long median = (long) Figures.median(Arrays.stream(bytes, 0, count).asDoubleStream().toArray());
            table.row("bytes allocated a frame, median / share of frames with none", "0", "%d / %.0f %%", median,
                    100.0 * Arrays.stream(bytes, 0, count).filter(one -> one == 0).count() / Math.max(1, count));
        }
    }

    private void warm(TalkingAvatarControl woman) {
        for (int i = 0; i < 2; i++) {
            fifteen(woman);
        }
    }

    /** Shows frames in which fifteen shapes change; returns the median in milliseconds. */
    private double fifteen(TalkingAvatarControl woman) {
        Random random = new Random(1);
        MotionFrame frame = new MotionFrame();
        double[] micros = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            for (int shape = 0; shape < SHAPES; shape++) {
                frame.set(MotionChannel.all().get(2 * shape), 0.1f + 0.4f * random.nextFloat());
            }
            long begun = threads.getCurrentThreadCpuTime();
            woman.rig().apply(frame);
            micros[i] = (threads.getCurrentThreadCpuTime() - begun) / 1e3;
        }
        return Figures.median(micros) / 1e3;
    }
}
