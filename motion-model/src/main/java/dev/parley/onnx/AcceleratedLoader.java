package dev.parley.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads graphs for an accelerator and tries each, one after the other, on a thread of its own: a driver may never come
 * back. Any thread.
 */
final class AcceleratedLoader implements AutoCloseable {

    /** Seconds that a driver may take, compiling its shaders included. */
    static final String LIMIT = "parley.gpu.trialSeconds";
    private static final int DEFAULT_LIMIT = 180;

    private final Accelerator accelerator;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "parley-gpu-trial");
        made.setDaemon(true);
        return made;
    });

    AcceleratedLoader(Accelerator accelerator) {
        this.accelerator = accelerator;
    }

    /**
     * Lets the accelerator run a graph, if it passes its trial.
     *
     * @param graph the graph on the processor (modified)
     * @param contract its inputs and outputs
     * @param bytes its form for the accelerator
     * @param length frames or phones of the trial
     * @param timed whether it has to be quicker than the processor
     */
    void load(OnnxGraph graph, GraphContract contract, byte[] bytes, int length, boolean timed) {
        int limit = Integer.getInteger(LIMIT, DEFAULT_LIMIT);
        Future<?> trial = thread.submit(() -> tryOut(graph, contract, bytes, length, timed));
        try {
            trial.get(limit, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            accelerator.fail("did not answer within " + limit + " s (-D" + LIMIT + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            accelerator.fail("was interrupted as it was tried");
        } catch (ExecutionException | CancellationException e) {
            accelerator.fail("failed as it was tried (" + OnnxModel.firstLine(e) + ")");
        }
    }

    private void tryOut(OnnxGraph graph, GraphContract contract, byte[] bytes, int length, boolean timed) {
        if (!accelerator.alive()) {
            return;
        }
        try (SessionOptions options = new SessionOptions()) {
            accelerator.addTo(options);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(bytes, options);
            AcceleratedGraph made = new AcceleratedGraph(graph.toString(), session, accelerator);
            if (new Trial(graph, contract, accelerator).passes(made, length, timed)) {
                graph.accelerate(made);
                accelerator.prove();
            } else {
                made.close();
            }
        } catch (OrtException e) {
            accelerator.fail("cannot load graph " + graph + " (" + OnnxModel.firstLine(e) + ")");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
