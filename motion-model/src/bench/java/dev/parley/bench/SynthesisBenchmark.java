package dev.parley.bench;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import dev.parley.signal.MotionClip;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.SpeechChunk;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechResult;
import dev.parley.synthesis.SpeechStream;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.SynthesizerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a player waits for, with the model of the assets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 2, time = 5)
public class SynthesisBenchmark {

    private static final SpeechRequest LINE = SpeechRequest.of(
            "Hello, traveller. The bridge ahead is broken in two places.");

    /** Threads that share an operator. */
    @Param({"1", "2"})
    public int threads;

    private SpeechSynthesizer synthesizer;
    private IdleStream idle;
    private final List<IdleStream> crowd = new ArrayList<>();

    /** Opens the model. */
    @Setup
    public void open() {
        synthesizer = SpeechSynthesizer.open(ModelSource.classPath(ModelSource.DEFAULT_ROOT),
                new SynthesizerOptions(ExecutionProvider.CPU, threads));
        synthesizer.warmUp();
        idle = synthesizer.idle(1);
        for (int face = 0; face < SpeechSynthesizer.MOST_FACES; face++) {
            crowd.add(synthesizer.idle(face));
        }
    }

    /** Closes the model. */
    @TearDown
    public void close() {
        idle.close();
        crowd.forEach(IdleStream::close);
        synthesizer.close();
    }

    /**
     * From text to the first sound.
     *
     * @return the first chunk
     */
    @Benchmark
    public SpeechChunk firstAudio() {
        try (SpeechStream stream = synthesizer.synthesize(LINE)) {
            return stream.next();
        }
    }

    /**
     * A whole line of about 4 seconds.
     *
     * @return the line
     */
    @Benchmark
    public SpeechResult wholeLine() {
        return synthesizer.synthesizeAll(LINE);
    }

    /**
     * A stretch of idle motion, 1.5 seconds of it.
     *
     * @return the motion
     */
    @Benchmark
    public MotionClip idleStretch() {
        return idle.next();
    }

    /**
     * Such a stretch of eight faces in one run.
     *
     * @return the motion of each
     */
    @Benchmark
    public List<MotionClip> idleCrowd() {
        return synthesizer.nextIdle(crowd);
    }
}
