package dev.parley.synthesis;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * A program that speaks a line on a GPU and on the processor, for {@link GpuTest}: drivers are chosen by the environment a
 * process starts with. Prints what a test wants to know, one {@code name=value} a line.
 */
public final class GpuProgram {

    private static final String TEXT = "Hello, traveller. The bridge ahead is broken.";
    private static final SpeechRequest LINE = SpeechRequest.of(TEXT).withSeed(5).withSteps(2);

    private GpuProgram() {
    }

    /** Arguments: what to do, the model's folder, the provider. */
    public static void main(String[] arguments) throws Exception {
        printLogs();
        Path folder = Path.of(arguments[1]);
        try (SpeechSynthesizer gpu = open(folder, ExecutionProvider.byName(arguments[2]))) {
            print("opened", gpu.provider());
            if (arguments[0].equals("exit")) {
                leave(gpu);
            }
            speak(folder, gpu);
            print("left", gpu.provider());
        }
    }

    private static SpeechSynthesizer open(Path folder, ExecutionProvider provider) {
        return SpeechSynthesizer.open(ModelSource.directory(folder), new SynthesizerOptions(provider, 1));
    }

    private static void speak(Path folder, SpeechSynthesizer gpu) {
        try (SpeechSynthesizer cpu = open(folder, ExecutionProvider.CPU)) {
            SpeechResult expected = cpu.synthesizeAll(LINE);
            SpeechResult found = gpu.synthesizeAll(LINE);
            print("sound", difference(expected.audio().samples(), found.audio().samples()));
            print("loudest", difference(expected.audio().samples(), new float[expected.audio().length()]));
            print("motion", difference(expected.motion().values(), found.motion().values()));
            print("events", expected.events().equals(found.events()));
            print("idle", idle(cpu, gpu));
        }
    }

    private static double idle(SpeechSynthesizer cpu, SpeechSynthesizer gpu) {
        try (IdleStream expected = cpu.idle(3); IdleStream found = gpu.idle(3)) {
            return difference(expected.next().values(), found.next().values());
        }
    }

    private static double difference(float[] a, float[] b) {
        double most = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }

    /** Ends the process in the midst of a run. */
    private static void leave(SpeechSynthesizer gpu) throws InterruptedException {
        Thread thread = new Thread(() -> gpu.synthesizeAll(LINE));
        thread.setDaemon(true);
        thread.start();
        Thread.sleep(300);
        System.exit(0);
    }

    private static void print(String name, Object value) {
        System.out.println(name + "=" + value);
    }

    private static void printLogs() {
        Logger root = Logger.getLogger("dev.parley");
        root.setUseParentHandlers(false);
        root.addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                print(record.getLevel() == Level.INFO ? "info" : "warning",
                        new SimpleFormatter().formatMessage(record));
            }

            @Override
            public void flush() {
                System.out.flush();
            }

            @Override
            public void close() {
                flush();
            }
        });
    }
}
