package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The probe itself: it has to find delays that the test has made. */
class SyncProbeTest {

    private static final int RATE = 22_050;
    private static final double FRAME_RATE = 86.13;
    private static final double SECONDS = 4;
    private static final double BEGIN = 100.25;

    private final PcmAudio sound = speech();
    private final SyncProbe probe = new SyncProbe(sound, motion());

    private static PcmAudio speech() {
        Random random = new Random(4);
        float[] samples = new float[(int) (SECONDS * RATE)];
        float smooth = 0;
        for (int i = 0; i < samples.length; i++) {
            smooth += 0.2f * ((float) random.nextGaussian() * 0.3f - smooth);
            samples[i] = i / (RATE / 2) % 4 == 3 ? 0 : smooth;
        }
        return new PcmAudio(samples, RATE);
    }

    private static double jaw(double seconds) {
        return 0.3 + 0.12 * Math.sin(17 * seconds) + 0.1 * Math.sin(29 * seconds + 1);
    }

    private static MotionClip motion() {
        float[] values = new float[(int) (SECONDS * FRAME_RATE)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) jaw((i + 0.5) / FRAME_RATE);
        }
        return new MotionClip(List.of(MotionChannel.byName("jawOpen").orElseThrow()), values, FRAME_RATE);
    }

    private void play(int cardRate, double gap) {
        float[] block = new float[cardRate / 50];
        float[] samples = sound.samples();
        for (int k = 0; k < (SECONDS + 1) * 50; k++) {
            for (int i = 0; i < block.length; i++) {
                double at = (k * block.length + i) / (double) cardRate;
                at = at < 2 ? at : Math.max(2, at - gap);
                int sample = (int) Math.floor(at * RATE);
                double share = at * RATE - sample;
                block[i] = sample + 1 < samples.length && (at < 2 || at > 2 + 1e-9)
                        ? (float) (0.4 * (samples[sample] * (1 - share) + samples[sample + 1] * share))
                        : 0;
            }
            probe.sound(BEGIN + k * 0.02, block, block.length, cardRate);
        }
    }

    private void show(double late, double jitter) {
        Random random = new Random(2);
        for (int frame = 0; frame < SECONDS * 60; frame++) {
            double at = frame / 60.0;
            probe.picture(BEGIN + at, 3 + 2 * jaw(at - late + jitter * random.nextGaussian()));
        }
    }

    @Test
    void findsThatPictureAndSoundAreTogether() {
        play(RATE, 0);
        show(0, 0);
        SyncProbe.Result result = probe.measure();
        assertEquals(0, result.biasMillis(), 0.3);
        assertTrue(result.sdMillis() < 0.5 && result.moments() > 15, result.toString());
    }

    @Test
    void findsALatePictureOnACardOfAnotherRate() {
        play(48_000, 0);
        show(0.043, 0);
        assertEquals(43, probe.measure().biasMillis(), 0.5);
    }

    @Test
    void findsAPictureThatComesEarly() {
        play(44_100, 0);
        show(-0.120, 0);
        assertEquals(-120, probe.measure().biasMillis(), 0.5);
    }

    @Test
    void findsFramesThatTremble() {
        play(RATE, 0);
        show(0, 0.010);
        assertTrue(probe.measure().sdMillis() > 1, "a tremor of 10 ms from frame to frame shows");
    }

    @Test
    void soundThatWaitsWhileThePictureGoesOnShows() {
        play(RATE, 0.25);
        show(0, 0);
        assertTrue(probe.measure().biasMillis() < -60, "half of the line is early by 250 ms");
    }

    @Test
    void nothingSeenGivesNothing() {
        play(RATE, 0);
        SyncProbe.Result result = probe.measure();
        assertEquals(0, result.moments());
        assertTrue(Double.isNaN(result.biasMillis()));
    }
}
