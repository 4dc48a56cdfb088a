package dev.parley.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pitch against glottal pulses whose times are known. */
class ZeroCrossingTrackerTest {

    private static final int RATE = 22050;
    private static final int HOP = 256;

    /** Pulses that ring at 500 and 1,500 Hz, each period off by a share of so much (sd). */
    private static float[] pulses(double seconds, double hertz, double jitter) {
        Random random = new Random(5);
        float[] samples = new float[(int) (seconds * RATE)];
        for (double at = 0; at < samples.length; at += RATE / hertz * (1 + jitter * random.nextGaussian())) {
            for (int i = (int) at + 1; i < Math.min(samples.length, at + 0.03 * RATE); i++) {
                double t = (i - at) / RATE;
                samples[i] += (float) (0.2 * Math.exp(-250 * t)
                        * (1 + Math.cos(2 * Math.PI * 500 * t) + 0.5 * Math.cos(2 * Math.PI * 1500 * t)));
            }
        }
        return samples;
    }

    private static List<float[]> track(float[] samples, double lowest, double highest, int ahead) {
        ZeroCrossingTracker tracker = new ZeroCrossingTracker(RATE, HOP, lowest, highest, ahead);
        List<float[]> frames = new ArrayList<>();
        for (int at = 0; at + 100 <= samples.length; at += 100) {
            if (tracker.push(samples, at, 100)) {
                frames.add(new float[] {tracker.pitch(), tracker.bridged()});
            }
        }
        int missing = samples.length / HOP - frames.size();
        assertTrue(missing >= 0 && missing <= tracker.delay() / HOP + 2, missing + " frames are missing");
        return frames;
    }

    @ParameterizedTest
    @ValueSource(doubles = {75, 110, 161, 220, 310, 395})
    void hearsSteadyPulses(double hertz) {
        List<float[]> frames = track(pulses(1, hertz, 0), 70, 450, 8);
        for (float[] frame : frames.subList(8, frames.size())) {
            assertEquals(hertz, frame[0], 0.015 * hertz);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {48, 58, 70})
    void followsACreak(double hertz) {
        List<float[]> frames = track(pulses(4, hertz, 0.03), 40, 400, 8);
        int near = 0;
        for (float[] frame : frames) {
            near += Math.abs(frame[0] - hertz) < 0.15 * hertz ? 1 : 0;
        }
        assertTrue(near > 0.8 * frames.size(), near + " of " + frames.size());
    }

    /** A voice at 200 Hz, 70 ms of nothing, a voice at 150 Hz: on the way the pitch falls steadily. */
    @Test
    void bridgesAShortGap() {
        float[] samples = pulses(1, 200, 0);
        float[] second = pulses(1, 150, 0);
        int end = RATE / 2;
        int begin = end + RATE * 7 / 100;
        System.arraycopy(new float[begin - end], 0, samples, end, begin - end);
        System.arraycopy(second, 0, samples, begin, samples.length - begin);
        List<float[]> frames = track(samples, 60, 450, 12);
        assertEquals(200, frames.get(end / HOP - 3)[1], 5);
        assertEquals(150, frames.get(begin / HOP + 4)[1], 5);
        double middle = frames.get((end + begin) / 2 / HOP)[1];
        assertTrue(middle > 155 && middle < 195, middle + " Hz");
    }

    @Test
    void silenceHasNoPitchAndNoiseHardlyAny() {
        assertTrue(track(new float[RATE], 70, 450, 8).stream().allMatch(frame -> frame[0] == 0 && frame[1] == 0));
        Random random = new Random(2);
        float[] noise = new float[10 * RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 0.1f * (float) random.nextGaussian();
        }
        List<float[]> frames = track(noise, 70, 450, 8);
        long voiced = frames.stream().filter(frame -> frame[0] > 0).count();
        assertTrue(voiced < 0.15 * frames.size(), voiced + " of " + frames.size());
    }

    @Test
    void refusesAnImpossibleRange() {
        assertThrows(IllegalArgumentException.class, () -> new ZeroCrossingTracker(RATE, HOP, 400, 100, 8));
        assertThrows(IllegalArgumentException.class, () -> new ZeroCrossingTracker(8000, HOP, 70, 1000, 8));
    }
}
