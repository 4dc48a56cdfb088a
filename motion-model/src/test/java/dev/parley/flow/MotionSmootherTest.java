package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MotionSmootherTest {

    private static final double RATE = 86.13;

    private final MotionSmoother smoother = new MotionSmoother(List.of(1.8f, 0f), 4);

    private static float[] waves(double hertz, int frames) {
        float[] made = new float[2 * frames];
        for (int i = 0; i < frames; i++) {
            made[2 * i] = made[2 * i + 1] = (float) Math.sin(2 * Math.PI * hertz * i / RATE);
        }
        return made;
    }

    private double loudest(double hertz, int channel) {
        float[] smooth = smoother.smooth(waves(hertz, 200), 20, 160);
        double most = 0;
        for (int i = 0; i < 160; i++) {
            most = Math.max(most, Math.abs(smooth[2 * i + channel]));
        }
        return most;
    }

    @Test
    void nodsPassAndTremorDoesNot() {
        assertTrue(loudest(2, 0) > 0.95);
        assertTrue(loudest(15, 0) < 0.25);
        assertTrue(loudest(25, 0) < 0.12);
    }

    @Test
    void otherChannelsAreAsTheyWere() {
        float[] frames = waves(20, 50);
        float[] smooth = smoother.smooth(frames, 10, 30);
        for (int i = 0; i < 30; i++) {
            assertEquals(frames[2 * (10 + i) + 1], smooth[2 * i + 1]);
        }
    }

    @Test
    void aSteadyFaceStaysUpToTheEnds() {
        float[] steady = new float[40];
        java.util.Arrays.fill(steady, 0.7f);
        for (float value : smoother.smooth(steady, 0, 20)) {
            assertEquals(0.7f, value, 1e-6f);
        }
    }
}
