package dev.parley.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.PcmAudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates and levels of recordings. */
class ResamplerTest {

    private static PcmAudio tone(int rate, double hertz, double seconds, float amplitude) {
        float[] samples = new float[(int) (rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = amplitude * (float) Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return new PcmAudio(samples, rate);
    }

    @ParameterizedTest
    @CsvSource({"48000,22050,1000", "44100,22050,9000", "16000,22050,3000", "8000,22050,440"})
    void aToneStaysTheToneItIs(int from, int to, double hertz) {
        PcmAudio found = Resampler.resample(tone(from, hertz, 0.5, 0.5f), to);
        float[] expected = tone(to, hertz, 0.5, 0.5f).samples();
        assertEquals(0.5, found.seconds(), 1e-3);
        for (int i = 200; i < found.length() - 200; i++) {
            assertEquals(expected[i], found.samples()[i], 0.005, "sample " + i);
        }
    }

    /** 15 kHz does not fit 22,050 samples a second: it must not come back as 7,050 Hz. */
    @Test
    void whatDoesNotFitIsGone() {
        float[] found = Resampler.resample(tone(48000, 15000, 0.5, 0.5f), 22050).samples();
        double power = 0;
        for (int i = 200; i < found.length - 200; i++) {
            power += found[i] * found[i] / (found.length - 400);
        }
        assertTrue(Math.sqrt(power) < 0.5 * 1e-3, "rms " + Math.sqrt(power));
    }

    @Test
    void theSameRateIsTheSameSound() {
        PcmAudio sound = tone(22050, 440, 0.1, 0.5f);
        assertSame(sound, Resampler.resample(sound, 22050));
    }

    /** Half a second of sound in two of silence: only the sound counts. */
    @Test
    void speechIsBroughtToItsLevelWhateverThePauses() {
        float[] samples = new float[2 * 22050];
        tone(22050, 200, 0.5, 0.01f).copyTo(0, samples, 22050, 11025);
        float[] found = SpeechLevel.bringTo(new PcmAudio(samples, 22050), -26).samples();
        double power = 0;
        for (int i = 22050; i < 33075; i++) {
            power += found[i] * found[i] / 11025;
        }
        assertEquals(-26, 10 * Math.log10(power), 0.3);
        PcmAudio silence = new PcmAudio(new float[1000], 22050);
        assertEquals(silence, SpeechLevel.bringTo(silence, -26));
    }
}
