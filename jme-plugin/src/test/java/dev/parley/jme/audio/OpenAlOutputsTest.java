package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.audio.AudioRenderer;
import com.jme3.audio.Listener;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeSystem;
import dev.parley.signal.PcmAudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The voice beside jMonkeyEngine's own renderer, on OpenAL Soft's back end without a card, in real time. */
class OpenAlOutputsTest {

    private static final int RATE = 22_050;
    private static final int PATIENCE_MILLIS = 60_000;

    private AudioRenderer renderer;

    @BeforeEach
    void startRenderer() {
        renderer = JmeSystem.newAudioRenderer(new AppSettings(true));
        renderer.initialize();
        renderer.setListener(new Listener());
    }

    @AfterEach
    void endRenderer() {
        renderer.cleanup();
    }

    @Test
    void lineIsHeardFromBeginToEndInTheEnginesContext() throws InterruptedException {
        assertTrue(OpenAlOutputs.isAvailable());
        try (OpenAlOutputs outputs = new OpenAlOutputs()) {
            SpeechOutput output = outputs.open(RATE);
            SpeechLine line = output.begin();
            line.write(new PcmAudio(new float[RATE], RATE));
            line.finish();
            double last = -1;
            long start = System.nanoTime();
            for (int i = 0; i < PATIENCE_MILLIS / 5 && !line.isOver(); i++) {
                renderer.update(0.005f);
                assertTrue(line.heardSeconds() >= last);
                last = line.heardSeconds();
                Thread.sleep(5);
            }
            assertTrue(line.isOver());
            assertEquals(1, line.heardSeconds(), 1e-6);
            assertTrue(System.nanoTime() - start > 0.95e9, "no faster than the ear");
        }
    }

    @Test
    void closedOutputsEndTheirLinesAndTheirThread() {
        OpenAlOutputs outputs = new OpenAlOutputs();
        SpeechLine line = outputs.open(RATE).begin();
        line.write(new PcmAudio(new float[RATE], RATE));
        outputs.close();
        assertTrue(line.isOver());
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("parley-voice")));
    }
}
