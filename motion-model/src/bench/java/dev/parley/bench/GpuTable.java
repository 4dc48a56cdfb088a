package dev.parley.bench;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.SynthesizerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Times whole lines on a GPU and on the processor. Argument: provider, and a model's folder if it is not the shipped one,
 * with a comma between.
 */
public final class GpuTable {

    private static final String CLAUSE = "The bridge ahead is broken in two places, so take the long road around the lake. ";
    private static final int[] CLAUSES = {1, 2, 5};
    private static final int RUNS = 5;

    private GpuTable() {
    }

    /** Prints the table; status 3 without a GPU. */
    public static void main(String[] arguments) {
        String[] given = arguments[0].split(",", 2);
        ModelSource model = given.length > 1 ? ModelSource.directory(Path.of(given[1]))
                : ModelSource.classPath(ModelSource.DEFAULT_ROOT);
        int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        try (SpeechSynthesizer gpu = SpeechSynthesizer.open(model,
                new SynthesizerOptions(ExecutionProvider.byName(given[0]), threads))) {
            if (gpu.provider() == ExecutionProvider.CPU) {
                System.out.println("There is no GPU to measure; the warning above says why.");
                System.exit(3);
            }
            try (SpeechSynthesizer cpu = SpeechSynthesizer.open(model,
                    new SynthesizerOptions(ExecutionProvider.CPU, threads))) {
                print(gpu, cpu, threads);
            }
        }
    }

    private static void print(SpeechSynthesizer gpu, SpeechSynthesizer cpu, int threads) {
        System.out.printf("model %s, CPU with %d threads, medians of %d%n", cpu.manifest().name(), threads, RUNS);
        System.out.println("| line | on | text to first sound | text to all frames and sound | real-time factor | avatars in"
                + " real time |");
        System.out.println("|---|---|---|---|---|---|");
        for (int clauses : CLAUSES) {
            row(cpu, CLAUSE.repeat(clauses));
            row(gpu, CLAUSE.repeat(clauses));
        }
    }

    private static void row(SpeechSynthesizer synthesizer, String text) {
        List<Double> first = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        double seconds = 0;
        synthesizer.synthesizeAll(SpeechRequest.of(text));
        for (int i = 0; i < RUNS; i++) {
            SpeechResult line = synthesizer.synthesizeAll(SpeechRequest.of(text).withSeed(i));
            first.add(line.firstAudioSeconds());
            all.add(line.synthesisSeconds());
            seconds = line.audio().seconds();
        }
        double factor = median(all) / seconds;
        System.out.printf("| %.1f s | %s | %.0f ms | %.0f ms | %.3f | %d |%n", seconds, synthesizer.provider().id(),
                1e3 * median(first), 1e3 * median(all), factor, (int) (1 / factor));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
