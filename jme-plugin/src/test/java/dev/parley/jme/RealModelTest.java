package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.SpeechSynthesizer;
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
}
