package dev.parley.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A manifest and its graphs. Graphs load when first asked for, or ahead of that by {@link #preload}. Usable on any
 * thread, by several at once.
 */
public final class OnnxModel implements AutoCloseable {

    private static final String ALLOW_SPINNING = "session.intra_op.allow_spinning";
    /**
     * ONNX Runtime 1.29 matches the program's command line, class path included, with a recursive regular expression when
     * it starts: some 260 bytes of stack a character. On an ordinary stack 4,000 characters end the virtual machine.
     */
    private static final long START_STACK_BYTES = 256L << 20;
    /** Of a failure's message. */
    private static final int MOST_CHARACTERS = 300;

    private final ModelSource source;
    private final ModelManifest manifest;
    private final int threads;
    private final Accelerator accelerator;
    private final AcceleratedLoader accelerating;
    private final BufferPool pool = new BufferPool();
    private final Map<Graph, CompletableFuture<OnnxGraph>> graphs = new EnumMap<>(Graph.class);
    private volatile Runnable hook;
    private boolean closed;

    private OnnxModel(ModelSource source, ModelManifest manifest, ExecutionProvider provider, int threads) {
        this.source = source;
        this.manifest = manifest;
        this.threads = threads;
        this.accelerator = Accelerator.find(provider);
        this.accelerating = new AcceleratedLoader(accelerator);
        if (accelerator.alive() && manifest.gpu().isEmpty()) {
            accelerator.fail("needs graphs of another form, and model " + manifest.name()
                    + " has none (field 'gpu' of model.json, docs/gpu.md)");
        }
    }

    /**
     * Reads a model's manifest, and finds the provider. A provider that is not there or does not work costs one warning;
     * the processor runs the model then.
     *
     * @param source where its files lie (not null)
     * @param provider what runs it, if it can (not null)
     * @param threads threads that share the work of one operator (&ge;1)
     * @return a new model, to be closed by the caller
     * @throws ModelLoadException if the manifest is missing or wrong, or ONNX Runtime cannot start
     */
    public static OnnxModel open(ModelSource source, ExecutionProvider provider, int threads) {
        CompletableFuture<Void> runtime = CompletableFuture.runAsync(OnnxModel::start,
                task -> new Thread(null, task, "parley-onnx", START_STACK_BYTES).start());
        ModelManifest manifest = ManifestReader.read(source);
        await(runtime);
        ExitGate.enter();
        try {
            return new OnnxModel(source, manifest, provider, threads);
        } finally {
            ExitGate.leave();
        }
    }

    private static void await(CompletableFuture<Void> runtime) {
        try {
            runtime.join();
        } catch (CompletionException e) {
            throw new ModelLoadException("ONNX Runtime does not start on this machine: " + e.getCause()
                    + "; use a 64-bit system that it has a library for, or -D" + UnpackedRuntime.SWITCH
                    + "=false if programs may not run from the user's cache", e.getCause());
        }
    }

    private static void start() {
        UnpackedRuntime.use();
        ExitGate.enter();
        try {
            environment();
        } finally {
            ExitGate.leave();
        }
    }

    private static OrtEnvironment environment() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        EnvironmentHold.hold();
        return environment;
    }

    /**
     * Returns the manifest.
     *
     * @return the model's account of itself
     */
    public ModelManifest manifest() {
        return manifest;
    }

    /**
     * Returns what runs the graphs: what was asked for once it has passed its trial, or the processor.
     *
     * @return a provider, never {@link ExecutionProvider#AUTO}
     */
    public ExecutionProvider provider() {
        return accelerator.provider();
    }

    /**
     * Begins to load graphs in the background, each on a thread of its own.
     *
     * @param wanted the graphs
     */
    public void preload(Graph... wanted) {
        for (Graph graph : wanted) {
            future(graph);
        }
    }

    private synchronized CompletableFuture<OnnxGraph> future(Graph graph) {
        if (closed) {
            throw new IllegalStateException("the model " + manifest.name() + " is closed");
        }
        return graphs.computeIfAbsent(graph, wanted -> CompletableFuture.supplyAsync(() -> load(wanted),
                task -> thread(task, wanted).start()));
    }

    private static Thread thread(Runnable task, Graph graph) {
        Thread thread = new Thread(task, "parley-load-" + graph);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns a graph, loaded; waits for that if need be.
     *
     * @param graph which one (not null)
     * @return the graph, owned by this model
     * @throws ModelLoadException if its file is missing, altered or does not fit the manifest
     */
    public OnnxGraph graph(Graph graph) {
        try {
            return future(graph).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private OnnxGraph load(Graph graph) {
        GraphContract contract = GraphContract.of(graph, manifest);
        ModelManifest.GraphFile entry = graph.file(manifest);
        String place = source.locate(entry.file());
        byte[] bytes = bytes(entry);
        ExitGate.enter();
        try (SessionOptions options = options()) {
            OrtSession session = environment().createSession(bytes, options);
            OnnxGraph loaded = verified(new OnnxGraph(place, contract, environment(), session, pool));
            accelerate(loaded, contract, graph);
            return loaded;
        } catch (OrtException e) {
            throw new ModelLoadException("graph " + place + " cannot be loaded: " + e.getMessage()
                    + "; restore the file that came with the model", e);
        } finally {
            ExitGate.leave();
        }
    }

    private byte[] bytes(ModelManifest.GraphFile entry) {
        byte[] bytes = source.read(entry.file());
        checkHash(source.locate(entry.file()), bytes, entry.sha256());
        return bytes;
    }

    private static OnnxGraph verified(OnnxGraph graph) throws OrtException {
        try {
            graph.verify();
            return graph;
        } catch (OrtException | RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.addConfigEntry(ALLOW_SPINNING, "0");
        return options;
    }

    private void accelerate(OnnxGraph loaded, GraphContract contract, Graph graph) {
        ModelManifest.GraphFile entry = manifest.gpu().get(graph);
        if (entry != null && accelerator.alive()) {
            boolean timed = accelerator.automatic() && graph == Graph.VELOCITY;
            List<Integer> buckets = manifest.pieces().buckets();
            int length = buckets.get(timed ? buckets.size() - 1 : 0);
            accelerating.load(loaded, contract, bytes(entry), length, timed);
        }
    }

    /** Returns what a failure says, on one short line. */
    static String firstLine(Throwable failure) {
        String text = String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }

    private static void checkHash(String place, byte[] bytes, String expected) {
        String found = sha256(bytes);
        if (!found.equals(expected)) {
            throw new ModelLoadException("model file " + place + " is truncated or altered: SHA-256 of its "
                    + bytes.length + " bytes is " + found + "; expected " + expected
                    + ". Restore the file that came with the manifest");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Sets what is called before each run of a graph, on the thread that runs it: it may run other work of this model in
     * between.
     *
     * @param newHook what is called (nullable: nothing)
     */
    public void onRun(Runnable newHook) {
        hook = newHook;
    }

    private void beforeRun() {
        Runnable now = hook;
        if (now != null) {
            now.run();
        }
    }

    /**
     * Makes a new cancellation for runs of this model's graphs.
     *
     * @return a cancellation, to be closed by the caller
     */
    public Cancellation newCancellation() {
        return cancellation(this::beforeRun);
    }

    static Cancellation cancellation(Runnable beforeRun) {
        try {
            return new Cancellation(beforeRun);
        } catch (OrtException e) {
            throw new InferenceException("no memory for run options", e);
        }
    }

    /**
     * Frees the graphs, after the runs in progress. Safe to repeat.
     */
    @Override
    public synchronized void close() {
        closed = true;
        for (CompletableFuture<OnnxGraph> graph : graphs.values()) {
            graph.handle((loaded, failure) -> loaded).thenAccept(loaded -> {
                if (loaded != null) {
                    loaded.close();
                }
            }).join();
        }
        graphs.clear();
        accelerating.close();
        accelerator.close();
    }
}
