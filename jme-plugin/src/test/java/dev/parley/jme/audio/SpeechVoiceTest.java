package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.math.Vector3f;
import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Judges the voice by what the real mixer puts out. */
class SpeechVoiceTest {

    private static final int RATE = Studio.RATE;
    private static final float PEAK = 0.5f;

    /** A ramp tells in each sample where in the line it belongs. */
    private static PcmAudio ramp(double seconds) {
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = PEAK * (i + 1) / samples.length;
        }
        return new PcmAudio(samples, RATE);
    }

    private static PcmAudio noise(double seconds) {
        SplittableRandom random = new SplittableRandom(5);
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.1f + 0.3f * (float) random.nextDouble();
        }
        return new PcmAudio(samples, RATE);
    }

    private static PcmAudio part(PcmAudio whole, int from, int to) {
        float[] samples = new float[to - from];
        whole.copyTo(from, samples, 0, to - from);
        return new PcmAudio(samples, whole.sampleRate());
    }

    private static List<Double> clockErrors(int cardRate, int stepsPerBlock) {
        List<Double> errors = new ArrayList<>();
        double seconds = 6;
        try (Studio studio = new Studio(cardRate, 1, stepsPerBlock)) {
            studio.run(0.1);
            SpeechLine line = studio.voice().begin();
            line.write(ramp(seconds));
            line.finish();
            while (!line.isOver()) {
                studio.step();
                double decoded = studio.recording()[studio.recordedFrames() - 1] / PEAK * seconds;
                double heard = line.heardSeconds();
                // A block mixed now is heard from now on; in between, the ear moves on within it.
                double since = studio.seconds() - (double) studio.recordedFrames() / cardRate;
                if (heard > 1 && decoded < seconds - 0.1 && decoded > 0) {
                    errors.add(heard - decoded - since);
                }
            }
        }
        return errors;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double deviation(List<Double> values) {
        double mean = mean(values);
        return Math.sqrt(values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    @Test
    void clockAgreesWithTheSampleThatIsPlayed() {
        List<Double> errors = clockErrors(48_000, 1);
        assertTrue(errors.size() > 800, "measured only " + errors.size() + " times");
        assertEquals(0, mean(errors), 0.002, "bias in seconds");
        assertTrue(deviation(errors) < 0.001, "deviation is " + deviation(errors) + " s");
    }

    @Test
    void clockIsSmoothThoughTheCardMixesInBlocksOf20Milliseconds() {
        List<Double> errors = clockErrors(48_000, 4);
        assertEquals(0, mean(errors), 0.010, "bias in seconds");
        assertTrue(deviation(errors) < 0.002, "deviation is " + deviation(errors) + " s");
    }

    /** The card mixes 20 ms at once: its report stands and leaps by blocks, about the smoothed clock. */
    @Test
    void theReportedPositionIsTheCardsOwn() {
        List<Double> smoothing = new ArrayList<>();
        try (Studio studio = new Studio(48_000, 1, 4)) {
            SpeechLine line = studio.voice().begin();
            assertTrue(Double.isNaN(line.reportedSeconds()) || line.reportedSeconds() < 0);
            line.write(ramp(3));
            line.finish();
            while (!line.isOver()) {
                studio.step();
                if (line.heardSeconds() > 1 && line.heardSeconds() < 2.8) {
                    smoothing.add(line.heardSeconds() - line.reportedSeconds());
                }
            }
        }
        assertEquals(0, mean(smoothing), 0.010);
        assertTrue(deviation(smoothing) > 0.002 && deviation(smoothing) < 0.012, "blocks of 20 ms show as "
                + deviation(smoothing) + " s");
    }

    @Test
    void lateProducerLosesNoSample() {
        PcmAudio speech = noise(1.5);
        int[] cuts = {0, 5000, 5001, 14_000, 20_011, speech.length()};
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = studio.voice().begin();
            for (int i = 1; i < cuts.length; i++) {
                line.write(part(speech, cuts[i - 1], cuts[i]));
                studio.run(0.7);
            }
            assertTrue(line.isHolding());
            line.finish();
            studio.run(0.5);
            assertTrue(line.isOver());
            assertEquals(1.5, line.heardSeconds(), 1e-3);
            assertSamplesInOrder(speech, studio.recording(), line.holds());
        }
    }

    /** Samples within 5 ms of a hold are fainter, one of them silent; all others are as written. */
    private static void assertSamplesInOrder(PcmAudio speech, float[] recording, int holds) {
        float[] expected = speech.samples();
        int fade = RATE / 200;
        int at = 0;
        int gaps = 0;
        int sinceGap = fade;
        int exact = 0;
        for (int i = 0; i < recording.length; i++) {
            boolean silent = recording[i] == 0;
            if (silent && at > 0 && at < expected.length && recording[i - 1] != 0) {
                at++;
                gaps++;
                sinceGap = 0;
            } else if (!silent) {
                float ratio = recording[i] / expected[at];
                assertTrue(ratio > 0 && ratio < 1.01f, "sample " + at + " was scaled by " + ratio);
                exact += Math.abs(ratio - 1) < 1e-3 ? 1 : 0;
                at++;
                sinceGap++;
            }
        }
        assertEquals(expected.length, at, "samples heard");
        assertTrue(gaps >= 3, "holds heard: " + gaps);
        assertEquals(holds + 1, gaps, "holds, and the silence before the end was known");
        assertTrue(exact >= expected.length - gaps * (2 * fade + 2), "unchanged: " + exact + " of "
                + expected.length);
    }

    @Test
    void clockStandsStillDuringAHoldAndGoesOnAfterIt() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = studio.voice().begin();
            assertTrue(line.heardSeconds() < 0);
            line.write(ramp(0.5));
            studio.run(1);
            double held = line.heardSeconds();
            assertEquals(0.5, held, 1e-4);
            assertTrue(line.isHolding());
            studio.run(1);
            assertEquals(held, line.heardSeconds());
            line.write(ramp(0.5));
            line.finish();
            studio.run(0.3);
            assertFalse(line.isHolding());
            assertTrue(line.heardSeconds() > held + 0.1);
            studio.run(0.7);
            assertEquals(1, line.heardSeconds(), 1e-6);
            assertEquals(1, line.holds());
        }
    }

    @Test
    void clockNeverRunsBackwards() {
        try (Studio studio = new Studio(RATE, 1, 4)) {
            SpeechLine line = studio.voice().begin();
            double last = line.heardSeconds();
            for (int i = 0; i < 600; i++) {
                if (i % 100 == 0) {
                    line.write(noise(0.3));
                }
                studio.step();
                assertTrue(line.heardSeconds() >= last);
                last = line.heardSeconds();
            }
        }
    }

    @Test
    void stoppedLineIsSilentWithin50Milliseconds() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = studio.voice().begin();
            line.write(noise(3));
            line.finish();
            studio.run(0.6);
            int stoppedAt = studio.recordedFrames();
            line.stop();
            studio.run(0.5);
            float[] recording = studio.recording();
            int last = recording.length - 1;
            while (recording[last] == 0) {
                last--;
            }
            assertTrue(last - stoppedAt <= RATE / 20, "heard for " + (last - stoppedAt) + " samples more");
            assertTrue(last > stoppedAt + RATE / 100, "it should fade, not break off");
            assertTrue(line.isOver());
        }
    }

    private static PcmAudio tone(double seconds) {
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.cos(2 * Math.PI * 200 * i / RATE));
        }
        return new PcmAudio(samples, RATE);
    }

    /** A click is a step that the sound itself does not have. */
    @Test
    void stoppedLineFadesWithoutAClick() {
        double ownStep = 0.5 * 2 * Math.PI * 200 / RATE;
        for (double fade : new double[] {0, 0.03, 0.3}) {
            try (Studio studio = new Studio(RATE, 1, 4)) {
                SpeechLine line = studio.voice().begin();
                line.write(tone(3));
                line.finish();
                studio.run(0.6);
                int stoppedAt = studio.recordedFrames();
                line.stop(fade);
                studio.run(0.7);
                float[] recording = studio.recording();
                int last = recording.length - 1;
                while (recording[last] == 0) {
                    last--;
                }
                double largest = 0;
                for (int i = stoppedAt; i < recording.length; i++) {
                    largest = Math.max(largest, Math.abs(recording[i] - recording[i - 1]));
                }
                assertTrue(largest < 1.5 * ownStep, "with a fade of " + fade + " s a step of " + largest
                        + "; the tone's own is " + ownStep);
                double lasted = (last - stoppedAt) / (double) RATE;
                assertTrue(lasted <= fade + 0.04, "a fade of " + fade + " s lasted " + lasted + " s");
                assertTrue(lasted > 0.6 * fade, "a fade of " + fade + " s lasted " + lasted + " s");
            }
        }
    }

    /** What was queued and never mixed has not been heard. */
    @Test
    void stoppedLineTellsHowMuchWasHeard() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = studio.voice().begin();
            line.write(noise(3));
            line.finish();
            studio.run(0.6);
            line.stop();
            studio.run(0.1);
            double heard = line.heardSeconds();
            studio.run(0.5);
            int sounding = 0;
            for (float sample : studio.recording()) {
                sounding += sample == 0 ? 0 : 1;
            }
            assertEquals(heard, line.heardSeconds());
            assertEquals((double) sounding / RATE, heard, 0.006);
        }
    }

    @Test
    void heldLineHoldsAloneAndResumes() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = studio.voice().begin();
            line.setPaused(true);
            line.write(ramp(1));
            line.finish();
            studio.run(0.3);
            assertTrue(line.heardSeconds() <= 0, "a line that is held does not begin");
            line.setPaused(false);
            studio.run(0.3);
            line.setPaused(true);
            studio.run(0.5);
            double held = line.heardSeconds();
            assertTrue(line.isHolding() && held > 0.2 && held < 0.5, "held at " + held);
            studio.run(0.5);
            assertEquals(held, line.heardSeconds());
            line.setPaused(false);
            studio.run(0.9);
            assertTrue(line.isOver());
        }
    }

    @Test
    void lineAfterAStoppedOneIsHeardFromItsFirstSample() {
        PcmAudio second = noise(0.4);
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine first = studio.voice().begin();
            first.write(ramp(0.6));
            first.finish();
            SpeechLine next = studio.voice().begin();
            next.write(second);
            next.finish();
            studio.run(0.55);
            first.stop();
            studio.run(1.5);
            assertTrue(next.isOver());
            assertEndsWith(second, studio.recording());
        }
    }

    private static void assertEndsWith(PcmAudio expected, float[] recording) {
        int end = recording.length;
        while (recording[end - 1] == 0) {
            end--;
        }
        int skipped = RATE / 100;
        for (int i = skipped; i < expected.length(); i++) {
            assertEquals(expected.samples()[i], recording[end - expected.length() + i], 1e-3, "sample " + i);
        }
    }

    @Test
    void pausedVoiceHoldsAndResumes() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = studio.voice().begin();
            line.write(ramp(1));
            line.finish();
            studio.run(0.3);
            studio.voice().setPaused(true);
            studio.run(0.5);
            assertTrue(line.isHolding());
            double held = line.heardSeconds();
            studio.run(0.5);
            assertEquals(held, line.heardSeconds());
            studio.voice().setPaused(false);
            studio.run(1.2);
            assertTrue(line.isOver());
        }
    }

    @Test
    void voiceStandsInItsPlace() {
        try (Studio studio = new Studio(RATE, 2, 1)) {
            studio.voice().place(new Vector3f(3, 0, -1), Vector3f.ZERO);
            SpeechLine line = studio.voice().begin();
            line.write(noise(1));
            line.finish();
            studio.run(1.2);
            double left = 0;
            double right = 0;
            float[] recording = studio.recording();
            for (int i = 0; i < recording.length; i += 2) {
                left += recording[i] * recording[i];
                right += recording[i + 1] * recording[i + 1];
            }
            assertTrue(right > 10 * left, "left " + left + ", right " + right);
        }
    }

    @Test
    void lineSurvivesTheLossOfItsCard() {
        try (Studio studio = new Studio(RATE, 1, 1)) {
            SpeechLine line = studio.voice().begin();
            line.write(ramp(2));
            line.finish();
            studio.run(0.8);
            double before = line.heardSeconds();
            studio.replaceCard();
            studio.run(0.2);
            assertEquals(before + 0.2, line.heardSeconds(), 0.03);
            float[] recording = studio.recording();
            double decoded = recording[recording.length - 1] / PEAK * 2;
            assertEquals(line.heardSeconds(), decoded, 0.01, "the new card plays what the clock says");
            studio.run(1.5);
            assertTrue(line.isOver());
        }
    }

    @Test
    void lineGoesOnInSilenceWithoutACard() {
        Studio studio = new Studio(RATE, 1, 1000);
        SpeechLine line = studio.voice().begin();
        line.write(ramp(1));
        line.finish();
        studio.loseCard();
        studio.run(0.5);
        assertEquals(0.5, line.heardSeconds(), 0.05);
        studio.run(1);
        assertTrue(line.isOver());
        studio.voice().close();
        assertFalse(studio.voice().pump());
    }
}
