package dev.parley.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs and outputs of a graph in one size: native buffers that are written, run and read again and again without
 * allocation, and lent to others after {@link #close()}. Inputs start as zeros. An input may be another graph's output
 * instead, see {@link #link}. Belongs to one thread at a time.
 */
public final class Tensors implements AutoCloseable {

    private final OnnxGraph graph;
    private final OrtEnvironment environment;
    private final BufferPool pool;
    private final int batch;
    private final int length;
    private final Map<String, TensorSpec> specs = new HashMap<>();
    private final Map<String, FloatBuffer> floats = new HashMap<>();
    private final Map<String, LongBuffer> longs = new HashMap<>();
    /** What a run reads: own tensors, and those of other graphs' outputs. */
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> owned = new HashMap<>();
    private final List<ByteBuffer> borrowed = new ArrayList<>();
    private boolean closed;

    Tensors(OnnxGraph graph, OrtEnvironment environment, BufferPool pool, int batch, int length) throws OrtException {
        this.graph = graph;
        this.environment = environment;
        this.pool = pool;
        this.batch = batch;
        this.length = length;
        GraphContract contract = graph.contract();
        for (TensorSpec spec : contract.inputs()) {
            specs.put(spec.name(), spec);
            inputs.put(spec.name(), contract.linked(spec) ? null : tensor(spec));
        }
        for (TensorSpec spec : contract.outputs()) {
            outputs.put(spec.name(), tensor(spec));
        }
    }

    private OnnxTensor tensor(TensorSpec spec) throws OrtException {
        long[] shape = spec.shape(batch, length);
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        OnnxTensor tensor;
        if (spec.integer()) {
            LongBuffer buffer = borrow(count, Long.BYTES).asLongBuffer();
            longs.put(spec.name(), buffer);
            tensor = OnnxTensor.createTensor(environment, buffer, shape);
        } else {
            FloatBuffer buffer = borrow(count, Float.BYTES).asFloatBuffer();
            floats.put(spec.name(), buffer);
            tensor = OnnxTensor.createTensor(environment, buffer, shape);
        }
        owned.put(spec.name(), tensor);
        return tensor;
    }

    private ByteBuffer borrow(int count, int bytes) {
        ByteBuffer buffer = pool.take(Math.multiplyExact(count, bytes));
        borrowed.add(buffer);
        return buffer;
    }

    /**
     * Returns the batch size.
     *
     * @return rows (&gt;0)
     */
    public int batch() {
        return batch;
    }

    /**
     * Returns the length.
     *
     * @return frames or phones (&gt;0)
     */
    public int length() {
        return length;
    }

    /**
     * Returns a float input or output, row-major. Use absolute access; leave position and limit as they are.
     *
     * @param name its name in the contract
     * @return the buffer that the graph reads or writes (alias)
     */
    public FloatBuffer floats(String name) {
        checkOpen();
        if (inputs.containsKey(name) && inputs.get(name) == null) {
            own(name);
        }
        return found(floats.get(name), name);
    }

    /** Gives an input that is usually linked a buffer of its own. */
    private void own(String name) {
        try {
            OnnxTensor tensor = owned.get(name);
            inputs.put(name, tensor != null ? tensor : tensor(specs.get(name)));
        } catch (OrtException e) {
            throw new InferenceException("graph " + graph + ": no memory for input " + name, e);
        }
    }

    /**
     * Returns an integer input, row-major. Use absolute access; leave position and limit as they are.
     *
     * @param name its name in the contract
     * @return the buffer that the graph reads (alias)
     */
    public LongBuffer longs(String name) {
        checkOpen();
        return found(longs.get(name), name);
    }

    private <T> T found(T buffer, String name) {
        if (buffer == null) {
            throw new IllegalArgumentException("graph " + graph + " has no such tensor: " + name);
        }
        return buffer;
    }

    /**
     * Lets the graph read another graph's outputs as its inputs of the same names, without a copy.
     *
     * @param source of the same batch and length; close it after these (not null, alias created)
     */
    public void link(Tensors source) {
        if (source.batch != batch || source.length != length
                || inputs.keySet().stream().noneMatch(source.outputs::containsKey)) {
            throw new IllegalArgumentException("graph " + graph + " cannot read the outputs of " + source.graph + ", "
                    + source.batch + " x " + source.length + "; expected a graph that computes its inputs, " + batch
                    + " x " + length);
        }
        inputs.replaceAll((name, tensor) -> source.outputs.getOrDefault(name, tensor));
    }

    /**
     * Fills an input with one value.
     *
     * @param name its name in the contract
     * @param value the value
     */
    public void fill(String name, float value) {
        FloatBuffer buffer = floats(name);
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, value);
        }
    }

    /**
     * Runs the graph on the calling thread: outputs are overwritten.
     *
     * @param cancellation what may stop the run (not null)
     * @throws InferenceCancelledException if it did
     * @throws InferenceException if the graph failed
     */
    public synchronized void run(Cancellation cancellation) {
        check();
        graph.run(inputs, outputs, cancellation);
    }

    /** Runs another form of the graph: false if it failed. */
    synchronized boolean run(AcceleratedGraph accelerated, Cancellation cancellation) {
        check();
        return accelerated.run(inputs, outputs, cancellation);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("tensors of graph " + graph + " are closed");
        }
    }

    private void check() {
        checkOpen();
        for (Map.Entry<String, OnnxTensor> input : inputs.entrySet()) {
            if (input.getValue() == null || input.getValue().isClosed()) {
                throw new IllegalStateException("input " + input.getKey() + " of graph " + graph + " is "
                        + (input.getValue() == null ? "missing" : "closed") + "; link or write it first");
            }
        }
    }

    /**
     * Gives the buffers back, after the run in progress, if any: they must not be used any more. Safe to repeat.
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            owned.values().forEach(OnnxTensor::close);
            borrowed.forEach(pool::give);
        }
    }
}
