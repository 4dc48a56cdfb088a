package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelSource;
import dev.parley.onnx.OnnxModel;
import dev.parley.signal.PcmAudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model in the assets is whole, fits its manifest and speaks. */
class ShippedModelTest {

    @ParameterizedTest
    @EnumSource(Graph.class)
    void everyGraphFitsTheManifest(Graph graph) {
        try (OnnxModel model = OnnxModel.open(ModelSource.classPath(ModelSource.DEFAULT_ROOT), ExecutionProvider.CPU,
                1)) {
            assertDoesNotThrow(() -> model.graph(graph));
        }
    }

    /** About 14 phones a second is usual; the bounds are those of any human speaker. */
    @Test
    void speaksAtAHumanPaceAndLevel() {
        try (SpeechSynthesizer synthesizer = SpeechSynthesizer.open()) {
            PcmAudio audio = synthesizer.synthesizeAll(SpeechRequest.of("The bridge ahead is broken in two places.")
                    .withSteps(4)).audio();
            assertTrue(audio.seconds() > 1.5 && audio.seconds() < 6, "32 phones in " + audio.seconds() + " s");
            double power = 0;
            float peak = 0;
            for (float sample : audio.samples()) {
                power += sample * sample / audio.length();
                peak = Math.max(peak, Math.abs(sample));
            }
            assertTrue(10 * Math.log10(power) > -45 && peak < 2, "level " + 10 * Math.log10(power) + " dB, peak " + peak);
        }
    }
}
