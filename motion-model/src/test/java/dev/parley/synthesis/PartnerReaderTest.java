package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.analysis.VoiceFrame;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.TinyModel;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The participant tensor, by hand: what row stands for which frame, and what is in it. */
class PartnerReaderTest {

    private static final int CHUNK = 32;
    private static final int CONTEXT = 64;
    private static final int WIDTH = 62;

    private static ModelManifest manifest() {
        try (OnnxModel model = TinyModel.open()) {
            return model.manifest();
        }
    }

    /** A face whose jaw tells the frame, for 200 frames; a voice that speaks in the even hundreds. */
    private static float[] rows(long piece, boolean face, boolean voice) {
        return rows(manifest(), piece, face, voice);
    }

    private static float[] rows(ModelManifest manifest, long piece, boolean face, boolean voice) {
        float[] jaw = new float[200];
        List<VoiceFrame> frames = new ArrayList<>();
        for (int i = 0; i < jaw.length; i++) {
            jaw[i] = i / 200f;
            frames.add(new VoiceFrame(i < 100, i < 100, 5.3f, -2.5f));
        }
        MotionClip clip = new MotionClip(List.of(MotionChannel.of(ArkitBlendshape.JAW_OPEN)), jaw,
                manifest.frameRate());
        Partner partner = new RecordedPartner(voice ? frames : null, face ? clip : null, manifest.frameRate());
        float[] target = new float[(CONTEXT + CHUNK) * WIDTH];
        new PartnerReader(partner, new MotionScaler(manifest), manifest).write(piece, piece - CONTEXT - CHUNK, target);
        return target;
    }

    private static int jaw() {
        return manifest().motion().channels().indexOf("jawOpen");
    }

    /** The tiny model's motion has mean 0.1 and deviation 0.1. */
    @Test
    void theLastRowIsTheNewestKnownFrame() {
        float[] rows = rows(128, true, true);
        assertEquals((127 / 200f - 0.1f) / 0.1f, rows[95 * WIDTH + jaw()], 1e-4);
        assertEquals((32 / 200f - 0.1f) / 0.1f, rows[jaw()], 1e-4);
        assertEquals((0 - 0.1f) / 0.1f, rows[95 * WIDTH + (jaw() + 1) % 54], 1e-4);
    }

    /** Log-F0: mean 5.1, deviation 0.2; energy: mean -1, deviation 1.5. */
    @Test
    void aVoiceHasActivityPitchAndEnergyAndTheFlags() {
        float[] rows = rows(128, true, true);
        int speaking = WIDTH * 20 + 54;
        assertEquals(1, rows[speaking]);
        assertEquals(1, rows[speaking + 1], 1e-4);
        assertEquals(-1, rows[speaking + 2], 1e-4);
        int silent = WIDTH * 95 + 54;
        assertEquals(0, rows[silent]);
        assertEquals(0, rows[silent + 1]);
        assertEquals(0, rows[silent + 2], 1e-4);
        for (int flag = 3; flag < 6; flag++) {
            assertEquals(1, rows[speaking + flag]);
        }
    }

    @Test
    void whatIsUnknownIsZero() {
        float[] start = rows(0, true, true);
        for (float value : start) {
            assertEquals(0, value);
        }
        float[] voiceOnly = rows(128, false, true);
        assertEquals(0, voiceOnly[95 * WIDTH + jaw()]);
        assertEquals(0, voiceOnly[95 * WIDTH + 57]);
        assertEquals(1, voiceOnly[95 * WIDTH + 58]);
        assertEquals(1, voiceOnly[95 * WIDTH + 59]);
        float[] over = rows(400, true, true);
        assertEquals(0, over[95 * WIDTH + 59]);
        assertThrows(IllegalArgumentException.class, () -> new RecordedPartner(null, null, 86));
    }

    /** High for a second and a half, then low: the golden rule's cue comes a tenth of a second into the low part. */
    private static Partner talker(boolean voice) {
        List<VoiceFrame> frames = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            frames.add(new VoiceFrame(i < 163, i < 163, i < 129 ? 5.4f : 5.0f, -2));
        }
        ModelManifest manifest = manifest();
        MotionClip face = new MotionClip(List.of(MotionChannel.of(ArkitBlendshape.JAW_OPEN)), new float[300],
                manifest.frameRate());
        return new RecordedPartner(voice ? frames : null, face, manifest.frameRate());
    }

    private static float[] cues(Partner partner, long... pieces) {
        ModelManifest manifest = manifest();
        PartnerReader reader = new PartnerReader(partner, new MotionScaler(manifest), manifest);
        float[] target = null;
        for (long piece : pieces) {
            target = new float[(56 + CHUNK) * ModelManifest.VOICE];
            reader.writeVoice(piece, piece - 56 - CHUNK, target);
        }
        return column(target, 4);
    }

    private static float[] column(float[] rows, int column) {
        float[] found = new float[rows.length / ModelManifest.VOICE];
        for (int row = 0; row < found.length; row++) {
            found[row] = rows[row * ModelManifest.VOICE + column];
        }
        return found;
    }

    /** What the planner hears is what the towers are told of the voice, frame by frame. */
    @Test
    void thePlannerHearsTheSameVoice() {
        ModelManifest manifest = manifest();
        float[] partner = new float[(56 + CHUNK) * WIDTH];
        float[] voice = new float[(56 + CHUNK) * ModelManifest.VOICE];
        PartnerReader reader = new PartnerReader(talker(true), new MotionScaler(manifest), manifest);
        reader.write(120, 120 - 56 - CHUNK, partner);
        reader.writeVoice(120, 120 - 56 - CHUNK, voice);
        for (int row = 0; row < 56 + CHUNK; row++) {
            for (int feature = 0; feature < 3; feature++) {
                assertEquals(partner[row * WIDTH + 54 + feature], voice[row * ModelManifest.VOICE + feature]);
            }
            assertEquals(partner[row * WIDTH + 58], voice[row * ModelManifest.VOICE + 3]);
            assertEquals(0, partner[row * WIDTH + 60], "the marks are the planner's");
        }
    }

    @Test
    void aCueIsRememberedInTheRowsThatShowIt() {
        float[] rows = cues(talker(true), 56, 88, 120, 152, 184);
        int row = 129 + 8 - (184 - 88);
        assertEquals(0, rows[row - 1]);
        assertEquals(1, rows[row]);
        assertEquals(Math.exp(-10 / manifest().frameRate()), rows[row + 10], 1e-5);
        assertArrayEquals(rows, cues(talker(true), 56, 88, 120, 152, 184, 184), "a piece that is made again");
        for (float value : cues(talker(false), 56, 88, 120, 152, 184)) {
            assertEquals(0, value, "a face alone has no cues");
        }
    }

    /** The partner's face is whole: it has no parts, whatever the avatar's is sampled in. */
    @Test
    void aFaceIsAsWideWithParts() {
        assertArrayEquals(rows(manifest(), 128, true, true),
                rows(TinyModel.manifestWithParts("headPitch", "jawOpen"), 128, true, true));
    }

    /** What a partner will do cannot change what the avatar did before. */
    @Test
    void anAnswerNeverComesBeforeItsCause() {
        try (SpeechSynthesizer synthesizer = SpeechSynthesizer.open(
                dev.parley.onnx.ModelSource.classPath(TinyModel.ROOT),
                new SynthesizerOptions(dev.parley.onnx.ExecutionProvider.CPU, 1))) {
            List<MotionClip> calm = listen(synthesizer, 200);
            List<MotionClip> sudden = listen(synthesizer, 64);
            assertEquals(calm.subList(0, 2), sudden.subList(0, 2));
            assertEquals(calm.get(2), sudden.get(2));
            assertTrue(!calm.get(3).equals(sudden.get(3)));
        }
    }

    /** A partner who begins to smile at a frame. */
    private static List<MotionClip> listen(SpeechSynthesizer synthesizer, int smileFrame) {
        float[] smile = new float[200];
        for (int i = smileFrame; i < smile.length; i++) {
            smile[i] = 1;
        }
        MotionClip face = new MotionClip(List.of(MotionChannel.of(ArkitBlendshape.MOUTH_SMILE_LEFT)), smile,
                synthesizer.manifest().frameRate());
        List<MotionClip> answers = new ArrayList<>();
        try (IdleStream stream = synthesizer.idle(IdleRequest.of(1).withSteps(2)
                .withPartner(synthesizer.partner(null, face)))) {
            for (int i = 0; i < 4; i++) {
                answers.add(stream.next());
            }
        }
        return answers;
    }
}
