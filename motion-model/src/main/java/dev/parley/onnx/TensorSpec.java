package dev.parley.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Name, type and shape of a graph's input or output, by the contract.
 *
 * @param name its name
 * @param integer whether its values are int64 instead of float
 * @param dims sizes; {@link #BATCH} and {@link #LENGTH} stand for the run's batch and its frames or phones
 */
record TensorSpec(String name, boolean integer, int... dims) {

    static final int BATCH = -1;
    static final int LENGTH = -2;

    static TensorSpec floats(String name, int... dims) {
        return new TensorSpec(name, false, dims);
    }

    static TensorSpec longs(String name, int... dims) {
        return new TensorSpec(name, true, dims);
    }

    /** Returns the shape in a run. */
    long[] shape(int batch, int length) {
        return Arrays.stream(dims).mapToLong(dim -> dim == BATCH ? batch : dim == LENGTH ? length : dim).toArray();
    }

    /** Tells whether a graph's own shape, in which -1 is dynamic, accepts this one. */
    boolean accepts(long[] found) {
        if (found.length != dims.length) {
            return false;
        }
        for (int i = 0; i < dims.length; i++) {
            if (found[i] != -1 && found[i] != dims[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return (integer ? "int64 " : "float ") + Arrays.stream(dims)
                .mapToObj(dim -> dim == BATCH ? "batch" : dim == LENGTH ? "length" : Integer.toString(dim))
                .collect(Collectors.joining(",", "(", ")"));
    }
}
