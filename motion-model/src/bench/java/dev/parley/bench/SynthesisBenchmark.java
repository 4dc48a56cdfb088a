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
import org.openjdk.jmh.annotations.AuxCounters;
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

    /** Lines of about 2, 5 and 20 seconds, each one sentence: a first sound must not wait for the rest of it. */
    public enum Length {
        /** 2 s. */
        SHORT("The ship went down in the night."),
        /** 5 s. */
        MIDDLE("The bridge ahead is broken in two places, so take the long road around the lake, and mind the wolves."),
        /** 20 s. */
        LONG("When the old king died the whole country went into mourning for a year, and the roads were empty of carts "
                + "and the fields empty of men, and the only sound that could be heard in the capital was the sound of "
                + "the bells, which rang at every hour of the day and of the night until the people could no longer "
                + "tell one from the other, nor remember what it had been like to live without them in their ears.");

        private final SpeechRequest line;

        Length(String text) {
            this.line = SpeechRequest.of(text);
        }
    }

    /** A line to begin with. */
    @State(Scope.Thread)
    public static class Line {

        /** How long it is. */
        @Param({"SHORT", "MIDDLE", "LONG"})
        public Length length;
    }

    /** Seconds of sound that a benchmark made: beside its time, the real-time factor. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Made {

        /** Seconds of sound, all calls together. */
        public double audioSeconds;
    }

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
     * @param line what is said
     * @return the first chunk
     */
    @Benchmark
    public SpeechChunk firstAudio(Line line) {
        try (SpeechStream stream = synthesizer.synthesize(line.length.line)) {
            return stream.next();
        }
    }

    /**
     * A whole line of about 4 seconds.
     *
     * @param made counts its sound
     * @return the line
     */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 10)
    @Measurement(iterations = 20)
    public SpeechResult wholeLine(Made made) {
        SpeechResult result = synthesizer.synthesizeAll(LINE);
        made.audioSeconds += result.audio().seconds();
        return result;
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
