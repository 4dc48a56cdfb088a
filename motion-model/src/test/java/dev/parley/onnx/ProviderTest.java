package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a player without a working provider is told, once, and that the processor speaks all the same. */
class ProviderTest {

    private static final Logger LOGGER = Logger.getLogger("dev.parley.onnx");

    @TempDir
    private Path folder;
    private Path library;
    private final List<String> warnings = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel() == Level.WARNING) {
                warnings.add(new SimpleFormatter().formatMessage(record));
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        library = folder.resolve("provider.so");
        System.setProperty(WebGpuLibrary.PATH, library.toString());
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void forget() {
        System.clearProperty(WebGpuLibrary.PATH);
        System.clearProperty(WebGpuLibrary.HASH);
        LOGGER.removeHandler(listener);
    }

    /** Opens and runs the model; returns the one line that was said. */
    private String warning(ExecutionProvider provider) {
        try (OnnxModel model = OnnxModel.open(ModelSource.classPath(TinyModel.ROOT), provider, 1);
                Cancellation cancellation = model.newCancellation();
                Tensors tensors = model.graph(Graph.MOTION_VELOCITY).acquire(1, 32)) {
            model.manifest().condition().motionParts().forEach(part -> tensors.floats("condition_" + part));
            tensors.run(cancellation);
            assertEquals(ExecutionProvider.CPU, model.provider());
        }
        assertEquals(1, warnings.size(), warnings.toString());
        assertEquals(1, warnings.get(0).lines().count(), warnings.get(0));
        assertTrue(warnings.get(0).endsWith("; the CPU runs it"), warnings.get(0));
        return warnings.get(0);
    }

    @Test
    void aMissingLibraryIsNamedWithItsRemedy() {
        String warning = warning(ExecutionProvider.WEBGPU);
        assertTrue(warning.startsWith("WebGPU cannot run the model: its library is missing (sought at " + library
                + "); fetch it with scripts/webgpu.sh"), warning);
    }

    @ParameterizedTest
    @CsvSource({"'this is a page that says 404',28", "'',0", "MZ,2"})
    void aFileThatIsNoLibraryIsRefused(String content, int bytes) throws IOException {
        Files.writeString(library, content);
        String warning = warning(ExecutionProvider.WEBGPU);
        assertTrue(warning.contains(library + " is no shared library (" + bytes + " bytes"), warning);
    }

    @Test
    void anotherLibraryIsRefusedByItsHash() throws Exception {
        byte[] bytes = Files.readAllBytes(javaLibrary());
        Files.write(library, bytes);
        String warning = warning(ExecutionProvider.WEBGPU);
        assertTrue(warning.contains(library + " is not the library of version 0.4.0: its SHA-256 is " + hash(bytes)),
                warning);
    }

    /** What a user vouches for may be wrong all the same. */
    @Test
    void aLibraryThatIsNoProviderIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(javaLibrary());
        Files.write(library, bytes);
        System.setProperty(WebGpuLibrary.HASH, hash(bytes));
        String warning = warning(ExecutionProvider.WEBGPU);
        assertTrue(warning.contains(library + " cannot be used: "), warning);
    }

    @Test
    void aFolderIsNoLibrary() throws IOException {
        Files.createDirectory(library);
        String warning = warning(ExecutionProvider.WEBGPU);
        assertTrue(warning.contains(library + " cannot be read"), warning);
    }

    /** The Maven artifact for processors has neither; what it has of CoreML depends on the system. */
    @ParameterizedTest
    @CsvSource({"CUDA,onnxruntime_gpu", "DIRECTML,--provider webgpu"})
    void aProviderThatTheJarLacksIsNamedWithItsRemedy(ExecutionProvider provider, String remedy) {
        String warning = warning(provider);
        assertTrue(warning.contains("the ONNX Runtime on the class path has it not; "), warning);
        assertTrue(warning.contains(remedy), warning);
    }

    @Test
    void autoIsSilentWithoutALibrary() {
        try (OnnxModel model = OnnxModel.open(ModelSource.classPath(TinyModel.ROOT), ExecutionProvider.AUTO, 1)) {
            assertEquals(ExecutionProvider.CPU, model.provider());
        }
        assertEquals(List.of(), warnings);
    }

    private static Path javaLibrary() {
        return Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
