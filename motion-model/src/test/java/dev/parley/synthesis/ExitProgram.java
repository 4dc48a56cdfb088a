package dev.parley.synthesis;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import java.nio.file.Path;

/** A program that ends while models load on one thread, again and again, and another speaks; for {@link ExitTest}. */
public final class ExitProgram {

    private static final SpeechRequest LINE = SpeechRequest.of("Hello, traveller. The bridge ahead is broken.");

    private ExitProgram() {
    }

    /** Arguments: the model's folder, milliseconds from the first line on. */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        SpeechSynthesizer speaker = open(folder);
        speaker.synthesizeAll(LINE);
        repeat(() -> speaker.synthesizeAll(LINE));
        repeat(() -> {
            try (SpeechSynthesizer other = open(folder)) {
                other.warmUp();
            }
        });
        Thread.sleep(Long.parseLong(arguments[1]));
        System.exit(0);
    }

    private static SpeechSynthesizer open(Path folder) {
        return SpeechSynthesizer.open(ModelSource.directory(folder), new SynthesizerOptions(ExecutionProvider.CPU, 1));
    }

    private static void repeat(Runnable work) {
        Thread thread = new Thread(() -> {
            while (true) {
                work.run();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
