package dev.parley.onnx;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A run of a graph on the processor and the same on an accelerator, before anything depends on the latter.
 */
final class Trial {

    /** A share of the largest value; int8 on the processor, which an accelerator may do without, makes about 0.04. */
    private static final float TOLERANCE = 0.25f;
    private static final int TIMED_RUNS = 3;
    private static final double MILLISECONDS = 1e-6;

    private final OnnxGraph graph;
    private final GraphContract contract;
    private final Accelerator accelerator;

    Trial(OnnxGraph graph, GraphContract contract, Accelerator accelerator) {
        this.graph = graph;
        this.contract = contract;
        this.accelerator = accelerator;
    }

    /** Tells whether the accelerator computes what the processor does, and faster if it is timed. */
    boolean passes(AcceleratedGraph accelerated, int length, boolean timed) {
        Cancellation cancellation = OnnxModel.cancellation(() -> { });
        try (cancellation; Tensors tensors = graph.acquire(1, length)) {
            fill(tensors);
            tensors.run(cancellation);
            Map<String, float[]> expected = outputs(tensors);
            if (!tensors.run(accelerated, cancellation) || !agrees(expected, outputs(tensors))) {
                return false;
            }
            return !timed || isQuicker(accelerated, tensors, cancellation);
        }
    }

    private void fill(Tensors tensors) {
        for (TensorSpec input : contract.inputs()) {
            if (input.integer()) {
                LongBuffer values = tensors.longs(input.name());
                values.put(values.capacity() / 2, 1);
            } else {
                fill(tensors.floats(input.name()), input.name().equals("frames") || input.name().endsWith("_given"));
            }
        }
    }

    private static void fill(FloatBuffer values, boolean ones) {
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, ones ? 1 : (float) Math.sin(i));
        }
    }

    private Map<String, float[]> outputs(Tensors tensors) {
        Map<String, float[]> found = new HashMap<>();
        for (TensorSpec output : contract.outputs()) {
            float[] values = new float[tensors.floats(output.name()).capacity()];
            tensors.floats(output.name()).get(0, values);
            found.put(output.name(), values);
        }
        return found;
    }

    private boolean agrees(Map<String, float[]> expected, Map<String, float[]> found) {
        for (Map.Entry<String, float[]> output : expected.entrySet()) {
            float[] other = found.get(output.getKey());
            float most = 0;
            float difference = 0;
            for (int i = 0; i < other.length; i++) {
                most = Math.max(most, Math.abs(output.getValue()[i]));
                difference = Math.max(difference, Math.abs(output.getValue()[i] - other[i]));
            }
            if (!(difference <= TOLERANCE * most)) {
                accelerator.fail("computes another " + output.getKey() + " in graph " + graph + " (off by " + difference
                        + " at values up to " + most + ")");
                return false;
            }
        }
        return true;
    }

    private boolean isQuicker(AcceleratedGraph accelerated, Tensors tensors, Cancellation cancellation) {
        double processor = time(() -> tensors.run(cancellation));
        double other = time(() -> tensors.run(accelerated, cancellation));
        if (other >= processor) {
            accelerator.decline(String.format("is no faster here (%.1f ms a run of graph %s against %.1f)",
                    other * MILLISECONDS, graph, processor * MILLISECONDS));
        }
        return other < processor;
    }

    /** Returns the quickest of some runs, in nanoseconds. */
    private static double time(Runnable run) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TIMED_RUNS; i++) {
            long began = System.nanoTime();
            run.run();
            best = Math.min(best, System.nanoTime() - began);
        }
        return best;
    }
}
