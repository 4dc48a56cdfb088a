package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.TinyModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans drawn with the small random model, whose chances are about a half: gestures come as often as they may. */
class GesturePlannerTest {

    private static final int FRAMES = 160;
    private static final int KNOWN = 24;

    private static OnnxModel model;

    @BeforeAll
    static void open() {
        model = TinyModel.open();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static FlowSettings settings(long seed) {
        NoiseSource noise = new NoiseSource(seed);
        return new FlowSettings(SolverSettings.of(model.manifest()), Conditions.ABSENT, noise, noise);
    }

    private static FrameInputs inputs(int frames) {
        return new FrameInputs(FrameInputs.Widths.of(model.manifest()), frames);
    }

    private static FrameInputs drawn(long seed, long first, boolean listening, int frames, float before) {
        FrameInputs inputs = inputs(frames);
        inputs.mark(KNOWN - 1, 0, before);
        float[] voice = listening ? new float[frames * ModelManifest.VOICE] : null;
        try (Cancellation cancellation = model.newCancellation()) {
            new GesturePlanner(model).draw(List.of(new GesturePlanner.Piece(inputs, KNOWN, first, voice,
                    settings(seed))), FRAMES, cancellation);
        }
        return inputs;
    }

    private static List<Integer> begins(FrameInputs inputs, int gesture) {
        List<Integer> found = new ArrayList<>();
        for (int frame = KNOWN; frame < inputs.frames(); frame++) {
            if (inputs.mark(frame, gesture) == 1) {
                found.add(frame);
            }
        }
        return found;
    }

    @Test
    void gesturesOfAKindKeepTheirDistance() {
        ModelManifest.Plan plan = model.manifest().plan();
        for (boolean listening : new boolean[] {false, true}) {
            List<Float> apart = listening ? plan.apartListening() : plan.apartSpeaking();
            for (int gesture = 0; gesture < plan.gestures().size(); gesture++) {
                List<Integer> begins = begins(drawn(3, 0, listening, FRAMES, 0), gesture);
                assertFalse(begins.isEmpty());
                for (int i = 1; i < begins.size(); i++) {
                    double seconds = (begins.get(i) - begins.get(i - 1)) / model.manifest().frameRate();
                    assertTrue(seconds >= apart.get(gesture) - 1e-4, seconds + " s");
                }
            }
        }
    }

    @Test
    void aGestureThatBeganBeforeThePieceCountsToo() {
        double apart = model.manifest().plan().apartListening().get(0);
        List<Integer> begins = begins(drawn(3, 0, true, FRAMES, 1), 0);
        assertTrue(begins.isEmpty() || (begins.get(0) - KNOWN + 1) / model.manifest().frameRate() >= apart - 1e-4);
        assertTrue(begins(drawn(3, 0, true, FRAMES, 0), 0).get(0) - KNOWN < 40);
    }

    @Test
    void marksFadeAsTheManifestSays() {
        FrameInputs inputs = drawn(3, 0, true, FRAMES, 0);
        int begin = begins(inputs, 0).get(0);
        ModelManifest manifest = model.manifest();
        double faded = Math.exp(-20 / (manifest.plan().fadeSeconds() * manifest.frameRate()));
        assertEquals(faded, inputs.mark(begin + 20, 0), 1e-4);
    }

    /** A frame that is looked ahead to is drawn again by the next piece: alike, as far as as much is known. */
    @Test
    void theDrawBelongsToTheFrameAndTheSeed() {
        assertEquals(begins(drawn(3, 0, true, FRAMES, 0), 0), begins(drawn(3, 0, true, FRAMES, 0), 0));
        assertFalse(begins(drawn(3, 0, false, FRAMES, 0), 0).equals(begins(drawn(4, 0, false, FRAMES, 0), 0)));
        assertFalse(begins(drawn(3, 0, false, FRAMES, 0), 0).equals(begins(drawn(3, 500, false, FRAMES, 0), 0)));
    }

    @Test
    void somebodyAloneLetsItFade() {
        FrameInputs inputs = inputs(FRAMES);
        inputs.mark(KNOWN - 1, 0, 1);
        new GesturePlanner(model).rest(inputs, KNOWN);
        assertTrue(begins(inputs, 0).isEmpty());
        assertTrue(inputs.mark(KNOWN, 0) < 1 && inputs.mark(KNOWN, 0) > 0.9f);
        assertEquals(0, inputs.mark(FRAMES - 1, 1));
    }
}
