package dev.parley.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One loaded graph, checked against the contract. Usable on any thread, by several at once; each borrows its own
 * {@link Tensors}.
 */
public final class OnnxGraph implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(OnnxGraph.class.getName());

    private final String file;
    private final GraphContract contract;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private final BufferPool pool;
    private volatile AcceleratedGraph accelerated;
    private boolean closed;

    OnnxGraph(String file, GraphContract contract, OrtEnvironment environment, OrtSession session,
            BufferPool pool) {
        this.file = file;
        this.contract = contract;
        this.environment = environment;
        this.session = session;
        this.pool = pool;
    }

    /** Lets an accelerator run the graph, as long as it can (owned from now on). */
    void accelerate(AcceleratedGraph graph) {
        accelerated = graph;
    }

    /** Compares the graph with the contract. */
    void verify() throws OrtException {
        check("input", contract.inputs(), session.getInputInfo());
        check("output", contract.outputs(), session.getOutputInfo());
    }

    private void check(String kind, List<TensorSpec> expected, Map<String, NodeInfo> found) {
        Set<String> extra = new HashSet<>(found.keySet());
        for (TensorSpec spec : expected) {
            if (!extra.remove(spec.name())) {
                throw mismatch(kind + " '" + spec.name() + "' is missing", spec.toString());
            }
            TensorInfo info = (TensorInfo) found.get(spec.name()).getInfo();
            OnnxJavaType type = spec.integer() ? OnnxJavaType.INT64 : OnnxJavaType.FLOAT;
            if (info.type != type || !spec.accepts(info.getShape())) {
                throw mismatch(kind + " '" + spec.name() + "' is " + info.type + " "
                        + Arrays.toString(info.getShape()), spec.toString());
            }
        }
        if (!extra.isEmpty()) {
            throw mismatch(kind + "s " + extra + " are unknown", "only " + expected.stream().map(TensorSpec::name)
                    .toList());
        }
    }

    private ModelLoadException mismatch(String found, String expected) {
        return new ModelLoadException("graph " + file + ": " + found + "; expected " + expected
                + ". Use a manifest and graphs of one release");
    }

    GraphContract contract() {
        return contract;
    }

    /**
     * Borrows tensors of a size, all inputs zero, from buffers that the graphs of a model share.
     *
     * @param batch rows (&gt;0)
     * @param length frames or phones (&gt;0)
     * @return tensors for the caller alone, to be closed by it
     */
    public Tensors acquire(int batch, int length) {
        try {
            return new Tensors(this, environment, pool, batch, length);
        } catch (OrtException e) {
            throw new InferenceException("graph " + file + ": no memory for a batch of " + batch + " x " + length, e);
        }
    }

    void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs, Cancellation cancellation) {
        cancellation.begin(file);
        ExitGate.enter();
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("graph " + file + " is closed");
            }
            AcceleratedGraph quick = accelerated;
            if (quick == null || !quick.run(inputs, outputs, cancellation)) {
                session.run(inputs, Set.of(), outputs, cancellation.options()).close();
            }
        } catch (OrtException e) {
            cancellation.check(file);
            throw new InferenceException("graph " + file + " failed: " + e.getMessage(), e);
        } finally {
            life.readLock().unlock();
            ExitGate.leave();
        }
    }

    /**
     * Frees the graph, after the runs in progress. Safe to repeat.
     */
    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed && ExitGate.tryEnter()) {
                try {
                    closeAll();
                } finally {
                    ExitGate.leave();
                }
            }
            closed = true;
        } finally {
            life.writeLock().unlock();
        }
    }

    private void closeAll() {
        if (accelerated != null) {
            accelerated.close();
        }
        try {
            session.close();
        } catch (OrtException e) {
            LOGGER.log(Level.WARNING, "graph " + file + " could not be freed", e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
