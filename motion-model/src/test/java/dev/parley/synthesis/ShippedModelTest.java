package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.ModelSource;
import dev.parley.onnx.OnnxModel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

    /**
     * Sentences and pieces are joined so that the head does not show it: its speed changes there as it does elsewhere.
     */
    @Test
    void theHeadDoesNotShowWhereALineIsJoined() {
        try (SpeechSynthesizer synthesizer = SpeechSynthesizer.open()) {
            List<SpeechChunk> chunks = new ArrayList<>();
            try (SpeechStream line = synthesizer.synthesize(SpeechRequest.of("Good morning, traveller, and welcome to the"
                    + " harbour. The ships from the north came in this morning, with timber and salted fish.").withSeed(5))) {
                for (SpeechChunk chunk = line.next(); chunk != null; chunk = line.next()) {
                    chunks.add(chunk);
                }
            }
            MotionClip motion = MotionClip.concat(chunks.stream().map(SpeechChunk::motion).toList());
            ModelManifest.VocoderSettings vocoder = synthesizer.manifest().vocoder();
            List<Integer> joins = joins(chunks, vocoder.context() + vocoder.matches());
            assertTrue(joins.size() >= 3, "joins at " + joins);
            for (int channel = 0; channel < motion.channels().size(); channel++) {
                if (motion.channels().get(channel).name().startsWith("head")) {
                    assertTrue(jolt(motion, channel, joins, true) < 2 * jolt(motion, channel, joins, false),
                            motion.channels().get(channel) + ": " + jolt(motion, channel, joins, true) + ", elsewhere "
                                    + jolt(motion, channel, joins, false) + " at most");
                }
            }
        }
    }

    /** A piece is longer than what it lets out by what the sound trails it, as long as the line goes on. */
    private static List<Integer> joins(List<SpeechChunk> chunks, int trail) {
        List<Integer> joins = new ArrayList<>();
        int at = trail;
        for (SpeechChunk chunk : chunks.subList(0, chunks.size() - 1)) {
            at += chunk.motion().frames();
            joins.add(at);
        }
        return joins;
    }

    /** The largest change of a channel's step from frame to frame, near joins or elsewhere. */
    private static double jolt(MotionClip motion, int channel, List<Integer> joins, boolean near) {
        return IntStream.range(2, motion.frames())
                .filter(i -> near == joins.stream().anyMatch(join -> Math.abs(i - join) <= 5))
                .mapToDouble(i -> Math.abs(motion.value(i, channel) - 2 * motion.value(i - 1, channel)
                        + motion.value(i - 2, channel))).max().orElseThrow();
    }
}
