package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user with a damaged or mixed-up model is told. */
class ModelFilesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void copyModel() throws IOException {
        for (String file : new String[] {"model.json", "text_encoder.onnx", "style_encoder.onnx", "planner.onnx", "condition.onnx",
            "velocity.onnx", "motion_velocity.onnx", "vocoder.onnx"}) {
            try (InputStream in = getClass().getResourceAsStream(TinyModel.ROOT + "/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
    }

    private String failure() {
        return assertThrows(ModelLoadException.class, () -> {
            try (OnnxModel model = OnnxModel.open(ModelSource.directory(folder), ExecutionProvider.CPU, 1)) {
                model.graph(Graph.TEXT_ENCODER);
            }
        }).getMessage();
    }

    private void edit(String find, String replacement) throws IOException {
        Path file = folder.resolve("model.json");
        String text = Files.readString(file);
        String edited = text.replaceFirst(find, replacement);
        assertTrue(!edited.equals(text), "nothing to edit");
        Files.writeString(file, edited);
    }

    @Test
    void readsAManifestAsWritten() {
        try (OnnxModel model = OnnxModel.open(ModelSource.directory(folder), ExecutionProvider.CPU, 1)) {
            ModelManifest manifest = model.manifest();
            assertEquals(22050, manifest.sampleRate());
            assertEquals(86.1328125, manifest.frameRate());
            assertEquals(54, manifest.motion().channels().size());
            assertEquals("SIL", manifest.text().symbols().get(0));
            assertEquals("text_encoder.onnx", manifest.graphs().textEncoder().file());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"hop\": 256|\"hoop\": 256|'hop' is missing",
        "\"hop\": 256|\"hop\": 0|'hop' is 0.0; expected a number between 1.0",
        "\"hop\": 256|\"hop\": \"256\"|'hop' is \"256\"; expected a whole number",
        "\"hop\": 256|\"hop\": 300|'vocoder.fft' is 1024; expected a multiple of twice the hop (600)",
        "\"format\": 2|\"format\": 1|'format' is 1; expected the number 2",
        "\"bands\": 80|\"bands\": 79|'mel.mean' is of 80 numbers; expected 79",
        "\"file\": \"velocity.onnx\"|\"file\": \"../velocity.onnx\"|'graphs.velocity.file' is ../velocity.onnx",
        "\"chunk\": 32|\"chunk\": 999|expected a last length of at least 1063 (context 56 + longest chunk 999 + lookahead 8)",
        "\"context\": 24|\"context\": 999|expected a last length of at least 1151 (context 999 + longest chunk 144 + lookahead 8)",
        "\\s112,| 113,|expected ascending multiples of the fold (2)",
        "\"participant\": \\d+|\"participant\": 60|'participant' is 60; expected the 54 motion channels and 8 more (62)",
        "\"participant\": \\d+|\"participant\": 63|'participant' is 63; expected the 54 motion channels and 8 more (62)",
        "\"cues\"|\"hints\"|'cues' is missing",
        "\"plan\"|\"hope\"|'plan' is missing",
        "\"apartSpeaking\": \\[|\"apartSpeaking\": [0.1,|'plan.apartSpeaking' is of 3 numbers; expected 2",
        "\"fadeSeconds\": 0.5|\"fadeSeconds\": 0|'plan.fadeSeconds' is 0.0",
        "\"low\": 0.26|\"low\": 26|'cues.low' is 26",
        "\"motionNoiseSigma\": 2.0|\"motionNoiseSigma\": -1|'solver.motionNoiseSigma' is -1.0; expected a number",
        "\"prosodyTemperature\"|\"prosodyHeat\"|'solver.prosodyTemperature' is missing",
        "\"parts\": \\[\\s*(\\d)|\"bits\": [$1|'condition.parts' is missing",
        "\"motionParts\": \\[\\s*2|\"motionParts\": [9|'condition.motionParts' is [9, 3, 5]; expected indices of the 6 parts",
        "\"steps\": 6|\"steps\": 0|'solver.steps' is 0.0; expected",
        "\"firstSteps\": 4|\"firstSteps\": 0|'solver.firstSteps' is 0.0; expected",
        "\"format\"|format|is not valid JSON"})
    void namesTheFieldTheValueAndWhatItExpected(String find, String replacement, String message) throws IOException {
        edit(find, replacement);
        String failure = failure();
        assertTrue(failure.contains(message), failure);
        assertTrue(failure.contains("model.json"), failure);
        assertEquals(1, failure.lines().count(), failure);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() throws IOException {
        edit("\"format\"", "\"novelty\": 1, \"format\"");
        assertDoesNotThrow(() -> OnnxModel.open(ModelSource.directory(folder), ExecutionProvider.CPU, 1).close());
    }

    @Test
    void refusesATruncatedGraph() throws IOException {
        Path file = folder.resolve("text_encoder.onnx");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        String failure = failure();
        assertTrue(failure.contains(file + " is truncated or altered") && failure.contains("expected "), failure);
    }

    /** A flipped byte near the end of a graph loads without complaint otherwise. */
    @Test
    void refusesAnAlteredGraph() throws IOException {
        Path file = folder.resolve("text_encoder.onnx");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 400] ^= 1;
        Files.write(file, bytes);
        assertTrue(failure().contains("is truncated or altered"));
    }

    @Test
    void refusesAMissingGraph() throws IOException {
        Files.delete(folder.resolve("text_encoder.onnx"));
        assertTrue(failure().contains("text_encoder.onnx is missing"));
    }

    @Test
    void refusesAMissingManifest() throws IOException {
        Files.delete(folder.resolve("model.json"));
        assertTrue(failure().contains("model.json is missing"));
    }

    @Test
    void refusesAGraphThatIsAnother() throws IOException {
        Files.copy(folder.resolve("style_encoder.onnx"), folder.resolve("text_encoder.onnx"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        String manifest = Files.readString(folder.resolve("model.json"));
        String hash = manifest.replaceAll("(?s).*\"style_encoder.onnx\",\\s*\"sha256\": \"([0-9a-f]+)\".*", "$1");
        edit("(\"text_encoder.onnx\",\\s*\"sha256\": \")[0-9a-f]+", "$1" + hash);
        String failure = failure();
        assertTrue(failure.contains("input 'phones' is missing; expected int64 (batch,length)"), failure);
    }

    @Test
    void refusesAGraphOfOtherSizes() throws IOException {
        edit("\"textWidth\": 24", "\"textWidth\": 192");
        String failure = failure();
        assertTrue(failure.contains("output 'text' is FLOAT [-1, -1, 24]; expected float (batch,length,192)"), failure);
    }

    @Test
    void refusesBytesThatAreNoGraph() throws Exception {
        byte[] bytes = "not a graph".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("text_encoder.onnx"), bytes);
        String hash = java.util.HexFormat.of().formatHex(
                java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        edit("(\"text_encoder.onnx\",\\s*\"sha256\": \")[0-9a-f]+", "$1" + hash);
        assertTrue(failure().contains("cannot be loaded"));
    }

    @Test
    void saysWhereAMissingClassPathModelWasSought() {
        ModelLoadException failure = assertThrows(ModelLoadException.class,
                () -> OnnxModel.open(ModelSource.classPath("/Nowhere"), ExecutionProvider.CPU, 1));
        assertTrue(failure.getMessage().contains("classpath:/Nowhere/model.json"), failure.getMessage());
    }

    @Test
    void knowsItsProvidersByName() {
        assertEquals(ExecutionProvider.CPU, ExecutionProvider.byName("cpu"));
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class,
                () -> ExecutionProvider.byName("abacus"));
        assertEquals("execution provider 'abacus' is not one of: auto, cpu, webgpu, cuda, directml, coreml", failure.getMessage());
    }
}
