package dev.parley.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard of a voice, against sounds made by formula. */
class VoiceAnalyzerTest {

    private static final int RATE = 22050;
    private static final int HOP = 256;

    private static VoiceAnalyzer analyzer() {
        return new VoiceAnalyzer(RATE, HOP, 1024, -4);
    }

    /** Ten harmonics that fall by 1/k, the pitch by a formula. */
    private static float[] voice(double seconds, java.util.function.DoubleUnaryOperator hertz, float level) {
        float[] samples = new float[(int) (seconds * RATE)];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            phase += 2 * Math.PI * hertz.applyAsDouble((double) i / RATE) / RATE;
            for (int k = 1; k <= 10; k++) {
                samples[i] += (float) (level * Math.sin(k * phase) / k);
            }
        }
        return samples;
    }

    private static float[] noise(double seconds, float level, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = level * (float) random.nextGaussian();
        }
        return samples;
    }

    private static double seconds(int frame) {
        return (frame + 0.5) * HOP / RATE;
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 123.4, 196, 261.6, 400})
    void hearsThePitchOfASteadyVoice(double hertz) {
        List<VoiceFrame> frames = analyzer().analyse(new PcmAudio(voice(1, t -> hertz, 0.1f), RATE));
        assertEquals(RATE / HOP, frames.size());
        for (VoiceFrame frame : frames.subList(4, frames.size() - 4)) {
            assertTrue(frame.active() && frame.voiced());
            assertEquals(Math.log(hertz), frame.logF0(), 0.01);
        }
    }

    /** An octave a second, in noise 20 dB below. */
    @Test
    void followsAGlideInNoise() {
        float[] samples = voice(1, t -> 120 * Math.pow(2, t), 0.1f);
        float[] hiss = noise(1, 0.009f, 1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += hiss[i];
        }
        List<VoiceFrame> frames = analyzer().analyse(new PcmAudio(samples, RATE));
        int near = 0;
        for (int i = 4; i < frames.size() - 4; i++) {
            double expected = Math.log(120) + Math.log(2) * seconds(i);
            near += frames.get(i).voiced() && Math.abs(frames.get(i).logF0() - expected) < 0.03 ? 1 : 0;
        }
        assertTrue(near >= 0.95 * (frames.size() - 8), near + " of " + (frames.size() - 8) + " frames");
    }

    @Test
    void noiseHasNoPitch() {
        List<VoiceFrame> frames = analyzer().analyse(new PcmAudio(noise(1, 0.1f, 2), RATE));
        assertTrue(frames.stream().filter(VoiceFrame::voiced).count() < frames.size() * 0.05);
        assertTrue(frames.stream().noneMatch(frame -> frame.voiced() && Float.isNaN(frame.logF0())));
    }

    /** Speech, a gap of 100 ms, speech, then a long silence in a room's noise. */
    @Test
    void activityBridgesGapsBetweenWordsAndEndsAfterwards() {
        float[] samples = noise(3, 0.0005f, 3);
        float[] word = voice(0.5, t -> 200, 0.1f);
        for (int i = 0; i < word.length; i++) {
            samples[(int) (0.5 * RATE) + i] += word[i];
            samples[(int) (1.1 * RATE) + i] += word[i];
        }
        List<VoiceFrame> frames = analyzer().analyse(new PcmAudio(samples, RATE));
        for (int i = 0; i < frames.size(); i++) {
            double t = seconds(i);
            if (t < 0.45 || t > 1.9) {
                assertFalse(frames.get(i).active(), "at " + t);
            } else if (t > 0.55 && t < 1.55) {
                assertTrue(frames.get(i).active(), "at " + t);
            }
        }
        assertFalse(frames.get(94).voiced() && seconds(94) > 1.05 && seconds(94) < 1.08);
    }

    /** A sine of amplitude a has, under a periodic Hann window, the mean power (a/2)^2 N 3/8 N ... / bins. */
    @Test
    void energyIsTheLogarithmOfAmplitude() {
        VoiceFrame loud = analyzer().analyse(new PcmAudio(voice(1, t -> 200, 0.1f), RATE)).get(40);
        VoiceFrame soft = analyzer().analyse(new PcmAudio(voice(1, t -> 200, 0.05f), RATE)).get(40);
        assertEquals(Math.log(2), loud.energy() - soft.energy(), 1e-3);
        VoiceFrame silent = analyzer().analyse(new PcmAudio(new float[RATE], RATE)).get(40);
        assertEquals(0.5 * Math.log(1e-8), silent.energy(), 1e-4);
        assertFalse(silent.active() || silent.voiced());
    }

    /** What comes in pieces is heard as what comes at once. */
    @Test
    void piecesMakeNoDifference() {
        float[] samples = voice(1, t -> 150 + 50 * t, 0.1f);
        List<VoiceFrame> whole = analyzer().push(samples);
        VoiceAnalyzer streaming = analyzer();
        List<VoiceFrame> pieces = new ArrayList<>();
        for (int at = 0; at < samples.length; at += 777) {
            pieces.addAll(streaming.push(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + 777))));
        }
        assertEquals(whole, pieces);
    }
}
