package dev.parley.bench;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import dev.parley.onnx.OnnxModel;
import dev.parley.vocoder.Vocoder;
import dev.parley.vocoder.VocoderStream;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The vocoder alone, on one thread, with the model of the assets: excitation, graph and sound of four seconds in the
 * stretches in which a line's mels come. Milliseconds divided by 4,000 are the real-time factor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 2, time = 5)
public class VocoderBenchmark {

    private static final double SECONDS = 4;
    private static final int SYLLABLE = 20; // frames, of which a third has no voice

    private OnnxModel model;
    private Cancellation never;
    private int[] stretches;
    private int bands;
    private float[] mel;
    private float[] white;

    /** Opens the model. */
    @Setup
    public void open() {
        model = OnnxModel.open(ModelSource.classPath(ModelSource.DEFAULT_ROOT), ExecutionProvider.CPU, 1);
        never = model.newCancellation();
        bands = model.manifest().mel().bands();
        stretches = model.manifest().pieces().chunks().stream().mapToInt(Integer::intValue).toArray();
        Random random = new Random(1);
        mel = new float[(int) (SECONDS * model.manifest().frameRate()) * bands];
        white = new float[model.manifest().hop()];
        for (int i = 0; i < mel.length; i++) {
            mel[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) random.nextGaussian();
        }
    }

    /** Closes the model. */
    @TearDown
    public void close() {
        never.close();
        model.close();
    }

    /**
     * Four seconds of sound.
     *
     * @return how many samples
     */
    @Benchmark
    public int fourSeconds() {
        int frames = mel.length / bands;
        VocoderStream stream = new Vocoder(model).begin(
                (frame, target) -> System.arraycopy(white, 0, target, 0, target.length), never);
        for (int i = 0; i < frames; i++) {
            stream.plan((float) (5.2 + 0.2 * Math.sin(i * 0.05)), i % SYLLABLE < SYLLABLE * 2 / 3 ? 1 : 0);
        }
        int samples = 0;
        for (int at = 0, piece = 0; at < frames; piece++) {
            int end = Math.min(frames, at + stretches[Math.min(piece, stretches.length - 1)]);
            stream.push(java.util.Arrays.copyOfRange(mel, at * bands, end * bands));
            if (end == frames) {
                stream.end();
            }
            samples += stream.take().length;
            at = end;
        }
        return samples;
    }
}
