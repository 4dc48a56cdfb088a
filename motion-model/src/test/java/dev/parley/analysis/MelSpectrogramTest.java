package dev.parley.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.MelFrames;
import dev.parley.signal.PcmAudio;
import org.junit.jupiter.api.Test;

/** The mel analysis against theory. */
class MelSpectrogramTest {

    private static final MelSpectrogram MEL = new MelSpectrogram(22050, 256, 1024, 80, 0, 11025, -11.5f);

    private static PcmAudio tone(double hertz, float amplitude) {
        float[] samples = new float[22050];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = amplitude * (float) Math.sin(2 * Math.PI * hertz * i / 22050);
        }
        return new PcmAudio(samples, 22050);
    }

    private static int loudest(MelFrames mel, int frame) {
        int loudest = 0;
        for (int b = 1; b < mel.mels(); b++) {
            loudest = mel.value(frame, b) > mel.value(frame, loudest) ? b : loudest;
        }
        return loudest;
    }

    /** Slaney's scale has 15 mels to 1 kHz and 27 a factor of 6.4 above: 11,025 Hz is mel 49.9, band b at (b + 1) / 81. */
    @Test
    void hearsATone() {
        double top = 15 + 27 * Math.log(11.025) / Math.log(6.4);
        MelFrames mel = MEL.analyse(tone(1000, 0.5f));
        assertEquals(86, mel.frames());
        assertEquals(15 / top * 81 - 1, loudest(mel, 40), 0.6);
        assertEquals((15 + 27 * Math.log(4) / Math.log(6.4)) / top * 81 - 1,
                loudest(MEL.analyse(tone(4000, 0.5f)), 40), 0.6);
    }

    @Test
    void isLogarithmicAndHasAFloor() {
        MelFrames loud = MEL.analyse(tone(1000, 0.5f));
        MelFrames soft = MEL.analyse(tone(1000, 0.05f));
        int band = loudest(loud, 40);
        assertEquals(Math.log(10), loud.value(40, band) - soft.value(40, band), 1e-3);
        MelFrames silence = MEL.analyse(new PcmAudio(new float[2560], 22050));
        assertEquals(10, silence.frames());
        assertEquals(-11.5f, silence.value(0, 0));
    }

    @Test
    void takesAnySoundFromNoneOn() {
        assertEquals(0, MEL.analyse(new PcmAudio(new float[0], 22050)).frames());
        assertEquals(1, MEL.analyse(new PcmAudio(new float[300], 22050)).frames());
    }

    @Test
    void refusesAnotherRate() {
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class,
                () -> MEL.analyse(new PcmAudio(new float[10], 48000)));
        assertTrue(failure.getMessage().contains("48000") && failure.getMessage().contains("22050"));
    }
}
