package dev.parley.sample;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.SynthesizerOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The dials of the model. */
final class ModelOptions {

    /** More threads than this cost more than they bring, for a model of this size. */
    private static final int MOST_THREADS = 4;
    /** For tests, and for models of your own: a folder with {@code model.json} and its graphs. */
    private static final String MODEL_PROPERTY = "parley.model";

    @Option(names = "--threads", paramLabel = "N", description = "threads of one graph, 1 to 256 (default: one a core, "
            + "at most 4)")
    private Integer threads;

    @Option(names = "--provider", paramLabel = "NAME", description = "what runs the graphs: cpu (default), auto, "
            + "webgpu, cuda, directml, coreml; cpu where that one does not work")
    private String provider = "cpu";

    /** Checks what can be checked without the model. */
    SynthesizerOptions synthesizer() {
        int cores = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        return new SynthesizerOptions(ExecutionProvider.byName(provider), threads == null ? cores : threads);
    }

    /** Opens the model and takes the time since the program's start. */
    LoadedModel open() {
        String folder = System.getProperty(MODEL_PROPERTY);
        ModelSource source = folder == null ? ModelSource.classPath(ModelSource.DEFAULT_ROOT)
                : ModelSource.directory(Path.of(folder));
        SynthesizerOptions options = synthesizer();
        SpeechSynthesizer synthesizer = SpeechSynthesizer.open(source, options);
        return new LoadedModel(synthesizer, options, secondsSinceStart());
    }

    /** The process may be older than Java: the script that became it may have built first. */
    private static double secondsSinceStart() {
        return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
    }
}
