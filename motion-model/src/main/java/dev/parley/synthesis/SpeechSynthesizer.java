package dev.parley.synthesis;

import dev.parley.analysis.VoiceAnalyzer;
import dev.parley.analysis.VoiceFrame;
import dev.parley.flow.IdleBatch;
import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.ModelSource;
import dev.parley.onnx.OnnxModel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.text.TextAnalysis;
import dev.parley.text.TextFrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The model, ready to speak. Usable on any thread, by several at once; each stream belongs to one thread at a time.
 * Close the streams before the synthesizer.
 */
public final class SpeechSynthesizer implements AutoCloseable {

    /** Faces that {@link #nextIdle} makes in one run at most; of more it makes several. */
    public static final int MOST_FACES = IdleBatch.MOST;

    /** What every line needs, the slowest to load first. */
    private static final Graph[] SPEECH = {Graph.VELOCITY, Graph.CONDITION, Graph.TEXT_ENCODER, Graph.VOCODER,
        Graph.PLANNER};
    private static final Logger LOGGER = Logger.getLogger(SpeechSynthesizer.class.getName());

    /** Long enough to use every size of piece. */
    private static final String WARM_UP = "Hello, traveller, the bridge ahead is broken in two places, "
            + "so take the long road around the lake, and mind the wolves.";

    private final OnnxModel model;
    private final SynthesisParts parts;
    private final TextFrontEnd text;

    private SpeechSynthesizer(OnnxModel model, SynthesisParts parts, TextFrontEnd text) {
        this.model = model;
        this.parts = parts;
        this.text = text;
    }

    /**
     * Opens the model that comes with Parley, with the options of a game.
     *
     * @return a new synthesizer, to be closed by the caller
     * @throws dev.parley.onnx.ModelLoadException if the model is missing, altered or does not fit its manifest
     */
    public static SpeechSynthesizer open() {
        return open(ModelSource.classPath(ModelSource.DEFAULT_ROOT), SynthesizerOptions.defaults());
    }

    /**
     * Opens a model. With another provider than the CPU this compiles and tries the GPU's programs, which can take
     * seconds: do it while the game loads, and never on the render thread. A provider that is not there or fails, now or
     * in mid-line, costs one warning, and the CPU goes on.
     *
     * @param source where its files lie (not null)
     * @param options how it runs (not null)
     * @return a new synthesizer, to be closed by the caller
     * @throws dev.parley.onnx.ModelLoadException if the model is missing, altered or does not fit its manifest
     */
    public static SpeechSynthesizer open(ModelSource source, SynthesizerOptions options) {
        CompletableFuture<TextFrontEnd> text = CompletableFuture.supplyAsync(TextFrontEnd::load);
        OnnxModel model = OnnxModel.open(source, options.provider(), options.threads());
        try {
            model.preload(SPEECH);
            SynthesisParts parts = new SynthesisParts(model);
            for (Graph graph : SPEECH) {
                model.graph(graph);
            }
            LOGGER.log(Level.INFO, "{0} runs model {1}", new Object[] {model.provider().id(), model.manifest().name()});
            return new SpeechSynthesizer(model, parts, join(text));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static TextFrontEnd join(CompletableFuture<TextFrontEnd> text) {
        try {
            return text.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Returns the model's account of itself.
     *
     * @return the manifest
     */
    public ModelManifest manifest() {
        return model.manifest();
    }

    /**
     * Returns what runs the model now: what the options asked for, or the processor where that is missing or has failed.
     *
     * @return a provider, never {@link ExecutionProvider#AUTO}
     */
    public ExecutionProvider provider() {
        return model.provider();
    }

    /**
     * Begins a line. The text is analysed here; the rest happens in {@link SpeechStream#next()}.
     *
     * @param request what to say (not null)
     * @return a new stream, to be closed by the caller
     * @throws dev.parley.text.UnspeakableTextException if nothing of the text can be spoken
     * @throws IllegalArgumentException if the request names a dial or emotion that the model lacks
     */
    public SpeechStream synthesize(SpeechRequest request) {
        parts.reader().check(request.voice(), request.emotion(), request.style());
        TextAnalysis analysis = text.analyse(request.text());
        return parts.opened(new LineStream(parts, request, new WrittenScript(analysis), model.newCancellation()));
    }

    /**
     * Begins a line whose text arrives while it is spoken. It is cut into clauses, each of which continues the one before;
     * how they sound follows from the text and the request alone, however the text arrives.
     *
     * @param manner how to say it; its text does not count (not null)
     * @param text what to say (not null, alias created); read by this stream alone
     * @return a new stream, to be closed by the caller
     * @throws IllegalArgumentException if the request names a dial or emotion that the model lacks
     */
    public SpeechStream synthesize(SpeechRequest manner, TextFeed text) {
        parts.reader().check(manner.voice(), manner.emotion(), manner.style());
        return parts.opened(new LineStream(parts, manner, new StreamedScript(this.text, text),
                model.newCancellation()));
    }

    /**
     * Begins idle motion from the face's mean.
     *
     * @param seed chooses one performance among all
     * @return a new stream, to be closed by the caller
     */
    public IdleStream idle(long seed) {
        return idle(IdleRequest.of(seed));
    }

    /**
     * Begins idle motion: alone, or listening to a partner.
     *
     * @param request how the face behaves (not null)
     * @return a new stream, to be closed by the caller
     * @throws IllegalArgumentException if the request names an emotion that the model lacks
     */
    public IdleStream idle(IdleRequest request) {
        parts.reader().check(null, request.emotion(), request.style());
        return parts.opened(new IdleMotion(parts, request, model.newCancellation()));
    }

    /**
     * Computes the next stretch of several idle streams on the calling thread, faces of one size in one run of the
     * graphs. With graphs in floating point each gets what {@link IdleStream#next()} would have given to 1e-4; graphs in
     * int8 share their scales among the faces of a run, and round differently.
     *
     * @param streams streams of this synthesizer, each but once (not null, not owned)
     * @return a new clip for each, or null for one that is cancelled
     */
    public List<MotionClip> nextIdle(List<IdleStream> streams) {
        return IdleMotion.next(parts, streams.stream().map(IdleMotion.class::cast).toList());
    }

    /**
     * Sets what is called before each run of a graph, on the thread that runs it, some 20 ms apart at most on an ordinary
     * machine: it may compute other streams of this synthesizer in between.
     *
     * @param hook what is called (nullable: nothing)
     */
    public void onRun(Runnable hook) {
        model.onRun(hook);
    }

    /**
     * Reads a clip whose manner lines can copy.
     *
     * @param sound a voice at any rate and level (nullable: the clip has no sound)
     * @param motion a face at any rate, which begins with the sound (nullable: the clip has no motion)
     * @return a new reference, for this model
     */
    public StyleReference style(PcmAudio sound, MotionClip motion) {
        return new StyleReference(sound == null ? null : RecordedVoice.mel(sound, manifest()), motion);
    }

    /**
     * Reads the recording of a partner, to whom an idle stream can listen.
     *
     * @param sound the partner's voice at any rate and level (nullable: it is not known)
     * @param motion the partner's face at any rate, which begins with the sound (nullable: it is not known)
     * @return a new partner, for this model
     */
    public Partner partner(PcmAudio sound, MotionClip motion) {
        return new RecordedPartner(sound == null ? null : RecordedVoice.frames(sound, manifest()), motion,
                manifest().frameRate());
    }

    /**
     * Measures what a live listener hears of a recording: in each frame what is known once it has been said
     * ({@link VoiceAnalyzer#hear}).
     *
     * @param sound a voice at any rate and level (not null)
     * @return its frames at the model's rate
     */
    public List<VoiceFrame> hear(PcmAudio sound) {
        return RecordedVoice.frames(sound, manifest());
    }

    /**
     * Makes an analysis of a live voice, sample by sample.
     *
     * @return a new analysis at the model's rates, for one thread
     */
    public VoiceAnalyzer voiceAnalyzer() {
        return RecordedVoice.analyzer(manifest());
    }

    /**
     * Says a whole line on the calling thread.
     *
     * @param request what to say (not null)
     * @return the line
     */
    public SpeechResult synthesizeAll(SpeechRequest request) {
        long began = System.nanoTime();
        try (SpeechStream stream = synthesize(request)) {
            List<SpeechChunk> chunks = new ArrayList<>();
            double first = 0;
            for (SpeechChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                first = chunks.isEmpty() ? secondsSince(began) : first;
                chunks.add(chunk);
            }
            if (stream.cancelled()) {
                throw new CancellationException("the synthesizer was closed while it spoke");
            }
            return join(chunks, stream, first, secondsSince(began));
        }
    }

    private static SpeechResult join(List<SpeechChunk> chunks, SpeechStream stream, double first, double all) {
        List<TimedEvent> events = new ArrayList<>();
        chunks.forEach(chunk -> events.addAll(chunk.events()));
        return new SpeechResult(PcmAudio.concat(chunks.stream().map(SpeechChunk::audio).toList()),
                MotionClip.concat(chunks.stream().map(SpeechChunk::motion).toList()), events, stream.warnings(),
                first, all, stream.steps());
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /**
     * Runs every graph that a line needs once, in every size, so that the first line is as quick as the next.
     */
    public void warmUp() {
        synthesizeAll(SpeechRequest.of(WARM_UP).withSteps(1));
    }

    /**
     * Frees the model. Safe to repeat.
     */
    @Override
    public void close() {
        parts.cancelAll();
        model.close();
    }
}
