package dev.parley.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inputs and outputs of a graph in one size: native buffers that are written, run and read again and again without
 * allocation. Inputs start as zeros. Belongs to one thread at a time.
 */
public final class Tensors implements AutoCloseable {

    private final OnnxGraph graph;
    private final int batch;
    private final int length;
    private final Map<String, FloatBuffer> floats = new LinkedHashMap<>();
    private final Map<String, LongBuffer> longs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private boolean closed;

    Tensors(OnnxGraph graph, OrtEnvironment environment, GraphContract contract, int batch, int length)
            throws OrtException {
        this.graph = graph;
        this.batch = batch;
        this.length = length;
        for (TensorSpec spec : contract.inputs()) {
            inputs.put(spec.name(), tensor(environment, spec));
        }
        for (TensorSpec spec : contract.outputs()) {
            outputs.put(spec.name(), tensor(environment, spec));
        }
    }

    private OnnxTensor tensor(OrtEnvironment environment, TensorSpec spec) throws OrtException {
        long[] shape = spec.shape(batch, length);
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        if (spec.integer()) {
            LongBuffer buffer = direct(count, Long.BYTES).asLongBuffer();
            longs.put(spec.name(), buffer);
            return OnnxTensor.createTensor(environment, buffer, shape);
        }
        FloatBuffer buffer = direct(count, Float.BYTES).asFloatBuffer();
        floats.put(spec.name(), buffer);
        return OnnxTensor.createTensor(environment, buffer, shape);
    }

    private static ByteBuffer direct(int count, int bytes) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, bytes)).order(ByteOrder.nativeOrder());
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
        return found(floats.get(name), name);
    }

    /**
     * Returns an integer input, row-major. Use absolute access; leave position and limit as they are.
     *
     * @param name its name in the contract
     * @return the buffer that the graph reads (alias)
     */
    public LongBuffer longs(String name) {
        return found(longs.get(name), name);
    }

    private <T> T found(T buffer, String name) {
        if (buffer == null) {
            throw new IllegalArgumentException("graph " + graph + " has no such tensor: " + name);
        }
        return buffer;
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
        if (closed) {
            throw new IllegalStateException("tensors of graph " + graph + " are closed");
        }
        graph.run(inputs, outputs, cancellation);
    }

    /**
     * Zeroes every float input, for the next owner.
     */
    void clear() {
        for (String name : inputs.keySet()) {
            if (floats.containsKey(name)) {
                fill(name, 0);
            }
        }
    }

    /**
     * Frees the native tensors, after the run in progress, if any. Safe to repeat.
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
        }
    }
}
