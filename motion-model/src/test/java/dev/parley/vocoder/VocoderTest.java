package dev.parley.vocoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.analysis.ShortTimeTransform;
import dev.parley.onnx.Cancellation;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.TinyModel;
import java.util.Arrays;
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
        InverseStft inverse = new InverseStft(HOP, transform);
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
            pulses[i] = train.next(220.5, 1);
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

    @Test
    void pulsesFallSilentWithTheVoice() {
        assertEquals(0, new PulseTrain(22050).next(200, 0), 0f);
    }
}
