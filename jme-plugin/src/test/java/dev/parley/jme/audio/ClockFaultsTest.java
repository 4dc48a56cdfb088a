package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.PcmAudio;
import org.junit.jupiter.api.Test;

/** The clock where the device fails, judged by what the real mixer puts out. */
class ClockFaultsTest {

    private static final int RATE = Studio.RATE;
    private static final float PEAK = 0.5f;
    private static final double SECONDS = 5;

    private static SpeechLine ramp(Studio studio) {
        float[] samples = new float[(int) (SECONDS * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = PEAK * (i + 1) / samples.length;
        }
        SpeechLine line = studio.voice().begin();
        line.write(new PcmAudio(samples, RATE));
        line.finish();
        return line;
    }

    /** What the last sample that left the mixer says of the line's time. */
    private static double decoded(Studio studio) {
        return studio.recording()[studio.recordedFrames() - 1] / PEAK * SECONDS;
    }

    @Test
    void deviceThatStandsStillHoldsTheLineUntilItGoesOn() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = ramp(studio);
            studio.run(1);
            double before = line.heardSeconds();
            studio.stall(0.4);
            double held = line.heardSeconds();
            assertTrue(line.isHolding(), "the face should live on");
            studio.stall(3);
            assertEquals(held, line.heardSeconds(), "nothing is heard, nothing moves on");
            assertEquals(before, held, 0.1);
            studio.run(0.5);
            assertFalse(line.isHolding());
            assertEquals(decoded(studio), line.heardSeconds(), 0.005);
            studio.run(4);
            assertTrue(line.isOver());
        }
    }

    @Test
    void stoppedLineEndsThoughTheDeviceStandsStill() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = ramp(studio);
            studio.run(0.5);
            studio.stall(0.5);
            line.stop();
            studio.stall(0.1);
            assertTrue(line.isOver());
        }
    }

    @Test
    void lineGoesOnWithoutADeviceAndIsInPlaceWhenOneReturns() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = ramp(studio);
            studio.run(1);
            double before = line.heardSeconds();
            studio.loseCard();
            double last = before;
            for (int i = 0; i < 5; i++) {
                studio.stall(0.2);
                assertTrue(line.heardSeconds() > last, "the clock goes on");
                last = line.heardSeconds();
            }
            assertEquals(before + 1, last, 0.03);
            studio.returnCard();
            for (int i = 0; i < 40; i++) {
                studio.step();
                assertTrue(line.heardSeconds() >= last, "the clock runs backwards");
                last = line.heardSeconds();
            }
            assertEquals(before + 1.2, last, 0.03);
            assertEquals(decoded(studio), last, 0.010, "the new card plays what the clock says");
        }
    }

    /** The thread that feeds the voices may be late on a machine with a load; time is not lost for that. */
    @Test
    void unheardLineKeepsRealTimeThoughItsThreadIsLate() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = ramp(studio);
            studio.run(1);
            double before = line.heardSeconds();
            studio.loseCard();
            studio.stall(0.2);
            for (int i = 0; i < 5; i++) {
                studio.passTime(0.2);
                studio.stall(0.005);
            }
            assertEquals(before + 1.225, line.heardSeconds(), 0.03);
            assertEquals(0, line.holds());
        }
    }

    @Test
    void latencyOffsetMovesTheClockOfLinesThatAreHeard() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = ramp(studio);
            studio.run(1);
            double last = line.heardSeconds();
            studio.voice().setLatencyOffset(0.15);
            for (int i = 0; i < 100; i++) {
                studio.step();
                assertTrue(line.heardSeconds() >= last, "the clock runs backwards");
                last = line.heardSeconds();
            }
            assertEquals(decoded(studio) - 0.15, last, 0.005);
            studio.voice().setLatencyOffset(-0.1);
            studio.step();
            assertEquals(decoded(studio) + 0.1, line.heardSeconds(), 0.010);
            studio.run(SECONDS);
            assertTrue(line.isOver());
            assertEquals(SECONDS, line.heardSeconds(), 1e-6);
        }
    }

    @Test
    void absurdLatencyOffsetIsRefused() {
        try (VirtualOutputs outputs = new VirtualOutputs()) {
            for (double seconds : new double[] {-1.1, 2.1, Double.NaN}) {
                var failure = assertThrows(IllegalArgumentException.class, () -> outputs.setLatencyOffset(seconds));
                assertTrue(failure.getMessage().contains(String.valueOf(seconds)));
            }
        }
    }
}
