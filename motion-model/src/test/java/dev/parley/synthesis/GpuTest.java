package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.TinyModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The GPU's path, run for real: ONNX Runtime's WebGPU library on SwiftShader, a Vulkan driver that computes on the
 * processor. Scripts bring both; where they cannot, these tests fail. Each case is a process, as the driver is chosen by
 * the environment.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "SwiftShader is unpacked from Linux packages")
class GpuTest {

    /** Both compute in fp32. */
    private static final double TOLERANCE = 1e-3;
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final int PATIENCE_MINUTES = 10;

    @TempDir
    private Path folder;

    @BeforeEach
    void copyModel() throws IOException {
        for (String file : new String[] {"model.json", "text_encoder.onnx", "style_encoder.onnx", "planner.onnx",
            "condition.onnx",
            "velocity.onnx", "motion_velocity.onnx", "vocoder.onnx", "condition.gpu.onnx", "velocity.gpu.onnx",
            "velocity.fails.onnx", "motion_velocity.gpu.onnx", "vocoder.gpu.onnx"}) {
            try (InputStream in = getClass().getResourceAsStream(TinyModel.ROOT + "/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
    }

    @Test
    void soundAndMotionAreTheProcessors() throws Exception {
        Run run = run("speak", "webgpu", software());
        assertEquals("WEBGPU", run.one("opened"), run.log());
        assertEquals("WEBGPU", run.one("left"), run.log());
        assertEquals(List.of(), run.all("warning"), run.log());
        assertTrue(run.number("loudest") > 0.05, run.log());
        assertAgrees(run);
    }

    /** A failure in the line's third piece costs one warning, and neither a sample nor a frame. */
    @Test
    void aLineGoesOnWhereTheGpuFails() throws Exception {
        useFailingGraph();
        Run run = run("speak", "webgpu", software());
        assertEquals("WEBGPU", run.one("opened"), run.log());
        assertEquals("CPU", run.one("left"), run.log());
        assertEquals(1, run.all("warning").size(), run.log());
        assertTrue(run.one("warning").startsWith("WebGPU failed in graph " + folder.resolve("velocity.onnx")), run.log());
        assertTrue(run.one("warning").endsWith("the CPU goes on"), run.log());
        assertAgrees(run);
    }

    private void useFailingGraph() throws IOException, NoSuchAlgorithmException {
        byte[] bytes = Files.readAllBytes(folder.resolve("velocity.fails.onnx"));
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Path manifest = folder.resolve("model.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst(
                "\"velocity.gpu.onnx\",\\s*\"sha256\": \"[0-9a-f]+\"",
                "\"velocity.fails.onnx\", \"sha256\": \"" + hash + "\""));
    }

    @Test
    void withoutAnAdapterTheProcessorSpeaks() throws Exception {
        Map<String, String> environment = software();
        environment.put("VK_DRIVER_FILES", folder.resolve("none.json").toString());
        environment.remove("ORT_WEBGPU_EP_ALLOW_SOFTWARE_ADAPTER");
        Run run = run("speak", "webgpu", environment);
        assertEquals("CPU", run.one("opened"), run.log());
        assertEquals(1, run.all("warning").size(), run.log());
        assertTrue(run.one("warning").startsWith("WebGPU cannot run the model: there is no adapter"), run.log());
        assertEquals(0, run.number("sound"), run.log());
        assertEquals(0, run.number("motion"), run.log());
    }

    /** A driver that computes on the processor works, and is no gain. */
    @Test
    void autoLeavesAnAdapterThatIsSlower() throws Exception {
        Run run = run("speak", "auto", software());
        assertEquals("CPU", run.one("opened"), run.log());
        assertEquals(List.of(), run.all("warning"), run.log());
        assertTrue(run.all("info").stream().anyMatch(line -> line.startsWith("WebGPU is no faster here")), run.log());
        assertEquals(0, run.number("sound"), run.log());
    }

    @Test
    void aProcessMayEndInTheMidstOfARun() throws Exception {
        Run run = run("exit", "webgpu", software());
        assertEquals("WEBGPU", run.one("opened"), run.log());
    }

    private static void assertAgrees(Run run) {
        assertTrue(run.number("sound") < TOLERANCE, run.log());
        assertTrue(run.number("motion") < TOLERANCE, run.log());
        assertTrue(run.number("idle") < TOLERANCE, run.log());
        assertEquals("true", run.one("events"), run.log());
    }

    /** Returns the environment in which a process finds SwiftShader, and nothing else. */
    private static Map<String, String> software() throws Exception {
        String driver = script("scripts/software-gpu.sh");
        Map<String, String> environment = new HashMap<>();
        environment.put("VK_DRIVER_FILES", driver + "/vk_swiftshader_icd.json");
        environment.put("LD_LIBRARY_PATH", driver);
        environment.put("ORT_WEBGPU_EP_ALLOW_SOFTWARE_ADAPTER", "1");
        return environment;
    }

    private static String script(String name) throws Exception {
        Path output = Files.createTempFile("parley", ".txt");
        try {
            Process process = new ProcessBuilder("bash", ROOT.resolve(name).toString()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            assertTrue(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES), name + " does not end");
            String printed = Files.readString(output).strip();
            assertEquals(0, process.exitValue(), name + " failed, and the GPU's path cannot be tested: " + printed);
            return printed.lines().reduce((first, second) -> second).orElseThrow();
        } finally {
            Files.delete(output);
        }
    }

    private Run run(String what, String provider, Map<String, String> environment) throws Exception {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-ea",
                "-Dparley.webgpu.library=" + script("scripts/webgpu.sh"), "-Dparley.gpu.trialSeconds=500",
                "-XX:ErrorFile=" + folder.resolve("crash.log"), "-cp", System.getProperty("java.class.path"),
                GpuProgram.class.getName(), what, folder.toString(), provider);
        builder.environment().keySet().removeIf(name -> name.startsWith("VK_") || name.startsWith("ORT_"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES), "no end: " + Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
        String log = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), log);
        return new Run(log);
    }

    /** What a process printed. */
    private record Run(String log) {

        List<String> all(String name) {
            List<String> found = new ArrayList<>();
            log.lines().filter(line -> line.startsWith(name + "=")).forEach(line ->
                    found.add(line.substring(name.length() + 1)));
            return found;
        }

        String one(String name) {
            List<String> found = all(name);
            assertEquals(1, found.size(), name + " in " + log);
            return found.get(0);
        }

        double number(String name) {
            return Double.parseDouble(one(name));
        }
    }
}
