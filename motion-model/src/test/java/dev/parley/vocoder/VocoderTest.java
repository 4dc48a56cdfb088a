package dev.parley.vocoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.analysis.MelSpectrogram;
import dev.parley.analysis.ShortTimeTransform;
import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.TinyModel;
import dev.parley.signal.PcmAudio;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way from mel frames to sound. */
class VocoderTest {

    private static final int HOP = 256;
    private static final int BANDS = 80;

    /** Speaks the golden line in stretches of some length, its pitch planned some frames ahead. */
    private static float[] speak(int stretch, int ahead) {
        Map<String, float[]> line = TinyModel.golden("vocoder-line-1").inputs();
        int frames = line.get("log_f0").length;
        VoiceNoise noise = (frame, target) -> System.arraycopy(line.get("noise"), (int) frame * HOP, target, 0, HOP);
        float[] sound = new float[frames * HOP];
        int at = 0;
        try (OnnxModel model = TinyModel.open(); Cancellation never = model.newCancellation()) {
            VocoderStream stream = new Vocoder(model).begin(noise, never);
            int planned = 0;
            for (int start = 0; start < frames; start += stretch) {
                int end = Math.min(frames, start + stretch);
                for (; planned < Math.min(frames, end + ahead); planned++) {
                    stream.plan(line.get("log_f0")[planned], line.get("voiced")[planned]);
                }
                stream.push(Arrays.copyOfRange(line.get("mel"), start * BANDS, end * BANDS));
                if (end == frames) {
                    stream.end();
                }
                float[] part = stream.take();
                System.arraycopy(part, 0, sound, at, part.length);
                at += part.length;
                assertTrue(at >= (Math.min(end, planned - 2) - stream.lag()) * HOP, "sound came late");
            }
        }
        assertEquals(sound.length, at);
        return sound;
    }

    @Test
    void soundsAsPyTorchMadeIt() {
        assertArrayEquals(TinyModel.golden("vocoder-line-1").outputs().get("pcm"), speak(1000, 0),
                TinyModel.TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32, 64})
    void soundsTheSameHoweverTheLineIsCut(int stretch) {
        float[] whole = speak(1000, 0);
        assertArrayEquals(whole, speak(stretch, 0), 2e-5f);
        assertArrayEquals(whole, speak(stretch, 90), 2e-5f);
    }

    /** Spectra that pass through unchanged give the sound back, at the ends too. */
    @Test
    void theInverseUndoesTheTransform() {
        Random random = new Random(4);
        float[] sound = new float[40 * HOP];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = random.nextFloat() * 2 - 1;
        }
        ShortTimeTransform transform = new ShortTimeTransform(1024);
        OverlapAdd inverse = new OverlapAdd(HOP, transform);
        float[] frame = new float[1024];
        float[] spectrum = new float[2 * transform.bins()];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < frame.length; j++) {
                int at = i * HOP - 384 + j;
                frame[j] = at >= 0 && at < sound.length ? sound[at] : 0;
            }
            transform.forward(frame, spectrum);
            inverse.add(spectrum);
        }
        assertArrayEquals(sound, inverse.takeUntil(40), 1e-4f);
    }

    /** 220.5 Hz at 22,050 Hz: a pulse every 100 samples, unit power, nothing but harmonics. */
    @Test
    void pulsesAreBandLimitedAndOfUnitPower() {
        PulseTrain train = new PulseTrain(22050);
        float[] pulses = new float[10000];
        double power = 0;
        for (int i = 0; i < pulses.length; i++) {
            train.advance(220.5);
            pulses[i] = (float) train.pulse();
            assertEquals(Math.cos((i + 1) * 2 * Math.PI * 0.01), train.cosine(), 1e-6);
            power += pulses[i] * pulses[i] / pulses.length;
        }
        assertEquals(1, power, 0.03);
        double expected = 0;
        for (int k = 1; k <= 50; k++) {
            expected += Math.cos(k * 2 * Math.PI * 0.01 * 38);
        }
        assertEquals(Math.sqrt(2 / 50.0) * expected, pulses[37], 1e-4);
        assertEquals(Math.sqrt(2 * 50.0), pulses[99], 1e-3);
    }

    /** Breath: noise alone where there is no voice; with it, the same power, most of it about the pulses. */
    @Test
    void noiseSwellsWithThePulses() {
        double[] unvoiced = swell(0);
        double[] voiced = swell(1);
        assertEquals(1, unvoiced[0], 0.05);
        assertEquals(0, unvoiced[1], 0.05);
        assertEquals(1, voiced[0], 0.05);
        double depth = 0.5;
        assertEquals(depth / (1 + depth * depth / 2), voiced[1], 0.05);
    }

    /** Mean power of the excitation's noise, and its mean product with the cosine of the phase, of 400 frames. */
    private static double[] swell(float voicing) {
        ShortTimeTransform transform = new ShortTimeTransform(1024);
        Random random = new Random(6);
        double f0 = 22050 / 128.0;
        float[] sound = new float[400 * HOP];
        VoiceNoise noise = (frame, target) -> {
            for (int i = 0; i < target.length; i++) {
                target[i] = (float) random.nextGaussian();
            }
        };
        Excitation excitation = new Excitation(22050, HOP, transform, noise, 0.5);
        for (int i = 0; i < 400; i++) {
            excitation.plan((float) Math.log(f0), voicing);
        }
        excitation.generate(400, true);
        OverlapAdd back = new OverlapAdd(HOP, transform);
        float[] spectrum = new float[2 * transform.bins()];
        for (int i = 0; i < 400; i++) {
            excitation.noise(i, spectrum);
            back.add(spectrum);
        }
        System.arraycopy(back.takeUntil(400), 0, sound, 0, sound.length);
        double power = 0;
        double product = 0;
        for (int i = 0; i < sound.length; i++) {
            power += (double) sound[i] * sound[i] / sound.length;
            product += (double) sound[i] * sound[i] * Math.cos((i + 1) * 2 * Math.PI / 128) / sound.length;
        }
        return new double[] {power, product};
    }

    /** Each pass brings the sound's mels nearer to those asked for. */
    @Test
    void matchingBringsTheMelsNearer() {
        double[] distance = {distance(0), distance(1), distance(3)};
        assertTrue(distance[1] < 0.5 * distance[0] && distance[2] < 0.5 * distance[1],
                Arrays.toString(distance));
    }

    /** Mean distance of mels, ln amplitude, of noise from a steady tilt after so many passes. */
    private static double distance(int matches) {
        ModelManifest.Mel bands = new ModelManifest.Mel(BANDS, 0, 11025, Collections.nCopies(BANDS, -5f), 1.5f, -11.5f);
        MelStep step = new MelStep(22050, 1024, bands, 1.3f);
        ShortTimeTransform transform = new ShortTimeTransform(1024);
        Random random = new Random(8);
        int frames = 60;
        float[] wanted = new float[frames * BANDS];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (i % BANDS) * 0.02f - 1;
        }
        SlidingFloats mel = new SlidingFloats(BANDS, frames);
        mel.append(wanted, 0, frames);
        MelMatch match = new MelMatch(matches, HOP, transform, step, mel);
        float[] white = new float[frames * HOP + 1024];
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) random.nextGaussian() * 0.001f;
        }
        float[] spectrum = new float[2 * transform.bins()];
        for (int i = 0; i < frames; i++) {
            transform.forward(Arrays.copyOfRange(white, i * HOP, i * HOP + 1024), spectrum);
            match.add(spectrum);
        }
        match.end();
        float[] found = new MelSpectrogram(22050, HOP, 1024, BANDS, 0, 11025, -11.5f)
                .analyse(new PcmAudio(match.takeUntil(frames), 22050)).values();
        double sum = 0;
        for (int i = 8 * BANDS; i < found.length - 8 * BANDS; i++) {
            sum += Math.abs(found[i] - wanted[i] * bands.sd() + 5);
        }
        return sum / (found.length - 16 * BANDS);
    }
}
