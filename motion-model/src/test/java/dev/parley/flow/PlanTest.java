package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.TinyModel;
import dev.parley.text.Phoneme;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan's arithmetic on cases worked out by hand. */
class PlanTest {

    private static ModelManifest manifest() {
        try (OnnxModel model = TinyModel.open()) {
            return model.manifest();
        }
    }

    private static float logDuration(double frames) {
        return (float) Math.log1p(frames);
    }

    private static int[] lengths(double tempo, double... frames) {
        List<Phoneme> phonemes = Sentences.hiISee();
        float[] logs = new float[phonemes.size()];
        for (int i = 0; i < frames.length; i++) {
            logs[i + 1] = logDuration(frames[i]);
        }
        return new LinePlanner(manifest()).lengths(phonemes, logs, tempo);
    }

    @Test
    void carriesTheRoundingErrorOn() {
        int[] lengths = lengths(1, 3.4, 3.4, 3.4, 3.4, 3.4, 3.4);
        assertArrayEquals(new int[] {3, 4, 3, 4, 3, 3}, Arrays.copyOfRange(lengths, 1, 7));
    }

    @Test
    void givesAPhoneAFrameButAPauseNone() {
        int[] lengths = lengths(1, 0.1, 0.1, 0.1, 5, 5, 5);
        assertEquals(1, lengths[1]);
        assertEquals(1, lengths[2]);
        assertEquals(0, lengths[3]);
        assertEquals(Math.round(0.3 + 15), Arrays.stream(lengths, 1, 7).sum());
    }

    @Test
    void takesTheOuterPausesFromTheManifest() {
        ModelManifest manifest = manifest();
        int[] lengths = lengths(2, 4, 4, 4, 4, 4, 4);
        assertEquals(Math.round(manifest.text().leadSilence() * manifest.frameRate()), lengths[0]);
        assertEquals(Math.round(manifest.text().tailSilence() * manifest.frameRate()), lengths[7]);
    }

    @Test
    void speaksFasterByTheTempoAndNeverLingers() {
        assertEquals(12, Arrays.stream(lengths(2, 4, 4, 4, 4, 4, 4), 1, 7).sum());
        int longest = (int) Math.round(manifest().text().maxPhoneSeconds() * manifest().frameRate());
        assertTrue(lengths(1, 5000, 4, 4, 4, 4, 4)[1] <= longest);
    }

    /** Frames: SIL 2, HH 1, AY 3, SIL 2, AY 1, S 1, IY 2, SIL 1; 13 in all. */
    @Test
    void knowsWhereEachFrameStands() {
        float[] position = PositionFeatures.of(Sentences.hiISee(), new int[] {2, 1, 3, 2, 1, 1, 2, 1});
        assertEquals(13 * 8, position.length);
        // The second frame of "Hi"'s AY: 2nd of 3 in its phone, 3rd of 4 in its word, 5th of 8 in its phrase (the
        // first pause, the word and the comma's pause), 5th of 13 in the line.
        assertRow(position, 4, 1.5 / 3, 3, 2.5 / 4, 4, 4.5 / 8, 8, 4.5 / 13, 13);
        // The comma's pause is a word of its own and still in the first phrase.
        assertRow(position, 6, 0.5 / 2, 2, 0.5 / 2, 2, 6.5 / 8, 8, 6.5 / 13, 13);
        // "see": S is the first of its 3 frames, the second of the second phrase's 5.
        assertRow(position, 9, 0.5, 1, 0.5 / 3, 3, 1.5 / 5, 5, 9.5 / 13, 13);
        // The last pause belongs to the second phrase.
        assertRow(position, 12, 0.5, 1, 0.5, 1, 4.5 / 5, 5, 12.5 / 13, 13);
    }

    private static void assertRow(float[] position, int frame, double... fractionsAndLengths) {
        for (int i = 0; i < 8; i += 2) {
            assertEquals(fractionsAndLengths[i], position[frame * 8 + i], 1e-6, "fraction " + i / 2);
            assertEquals(Math.log(fractionsAndLengths[i + 1]) / 8, position[frame * 8 + i + 1], 1e-6, "length " + i / 2);
        }
    }

    /** Two phones of 4 frames and a vanished pause: quarter centres coincide with frame centres. */
    @Test
    void interpolatesProsodyBetweenQuarterCentres() {
        float[] quarters = new float[3 * 4 * 3];
        for (int q = 0; q < 4; q++) {
            quarters[q * 3] = q;
            quarters[q * 3 + 1] = 5;
            quarters[12 + q * 3] = 1000;
            quarters[24 + q * 3] = 10 + q;
            quarters[24 + q * 3 + 1] = -5;
            quarters[24 + q * 3 + 2] = 2;
        }
        ModelManifest.Prosody statistics = new ModelManifest.Prosody(5, 0.5f, 0, 1, 0.5f, 1);
        ProsodyTrack track = ProsodyTrack.of(quarters, new int[] {4, 0, 4}, statistics);
        assertArrayEquals(new float[] {1, 1, 1, 1, 0, 0, 0, 0}, track.voiced());
        assertEquals(2, track.features()[2 * 3], 1e-6);
        assertEquals(11, track.features()[5 * 3], 1e-6);
        assertEquals(5 + 0.5 * 11, track.logF0()[5], 1e-6);
        assertEquals(2, track.features()[7 * 3 + 2], 1e-6);
    }

    /** A phone of 2 frames: its centres lie at 1/4, 3/4, 5/4 and 7/4, between which frame 0.5 is half-way. */
    @Test
    void interpolatesProsodyWithinShortPhones() {
        float[] quarters = new float[12];
        for (int q = 0; q < 4; q++) {
            quarters[q * 3 + 2] = q * q;
        }
        ProsodyTrack track = ProsodyTrack.of(quarters, new int[] {2}, new ModelManifest.Prosody(0, 1, 0, 1, 0.5f, 1));
        assertEquals(0.5, track.features()[2], 1e-6);
        assertEquals(6.5, track.features()[5], 1e-6);
    }

    /** Two voiced phones on 1 and 3, mean 2; twice the range puts them on 0 and 4, the unvoiced one moves with them. */
    @Test
    void widensThePitchAboutTheSentencesMean() {
        float[] quarters = new float[3 * 12];
        for (int q = 0; q < 12; q++) {
            quarters[q * 3] = 1 + q / 4;
            quarters[q * 3 + 1] = q / 4 == 1 ? -5 : 5;
        }
        ProsodyTrack track = ProsodyTrack.of(quarters, new int[] {4, 4, 4},
                new ModelManifest.Prosody(5, 0.5f, 0, 1, 0.5f, 2));
        assertEquals(0, track.features()[0], 1e-6);
        assertEquals(2, track.features()[5 * 3], 1e-6);
        assertEquals(4, track.features()[11 * 3], 1e-6);
        assertEquals(5 + 0.5 * 4, track.logF0()[11], 1e-6);
    }
}
