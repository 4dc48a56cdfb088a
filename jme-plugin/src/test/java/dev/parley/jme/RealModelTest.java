package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechSynthesizer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model that comes with Parley, the woman, and the steps of a recording. */
class RealModelTest {

    @Test
    void womanSaysASentence() {
        List<String> words = new ArrayList<>();
        try (Theatre theatre = new Theatre(() -> SpeechModel.of(SpeechSynthesizer.open(), true), true)) {
            theatre.woman.addListener(new SpeechListener() {
                @Override
                public void onEvent(SpeechHandle line, TimedEvent event) {
                    if (event.type() == TimedEvent.Type.WORD) {
                        words.add(event.value());
                    }
                }
            });
            theatre.run(0.2);
            SpeechHandle line = theatre.woman.speak("Hello, traveller.");
            double still = 0;
            double yaw = theatre.yaw();
            double pitch = theatre.pitch();
            for (int i = 0; i < 60 * 20 && !line.isDone(); i++) {
                theatre.frame();
                still = yaw == theatre.yaw() && pitch == theatre.pitch() ? still + Theatre.STEP : 0;
                assertTrue(still < 0.1, "the head is still at " + theatre.seconds());
                yaw = theatre.yaw();
                pitch = theatre.pitch();
            }
            assertTrue(line.isDone());
            assertEquals(1, line.progress());
            assertEquals(List.of("Hello", "traveller"), words);
        }
    }

    @Test
    void frameOfASpeakingWomanAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        try (Theatre theatre = new Theatre(() -> SpeechModel.of(SpeechSynthesizer.open(), true), true)) {
            theatre.run(0.2);
            SpeechHandle line = theatre.woman.speak("Hello, traveller. The bridge ahead is broken.");
            int clean = 0;
            int frames = 0;
            for (; frames < 120 && !line.isDone(); frames++) {
                theatre.passTime();
                long before = threads.getThreadAllocatedBytes(self);
                theatre.state.update(Theatre.STEP);
                theatre.woman.update(Theatre.STEP);
                clean += threads.getThreadAllocatedBytes(self) == before ? 1 : 0;
            }
            // Inference runs in the frame here; those that make something are few.
            assertTrue(clean > frames * 7 / 10, "only " + clean + " of " + frames + " frames allocated nothing");
        }
    }
}
