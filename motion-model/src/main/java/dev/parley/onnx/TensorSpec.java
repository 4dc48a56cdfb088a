package dev.parley.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Name, type and shape of a graph's input or output, by the contract.
 *
 * @param name its name
 * @param integer whether its values are int64 instead of float
 * @param fold frames that share a row where a size is {@link #FOLDED}
 * @param dims sizes; {@link #BATCH}, {@link #LENGTH} and {@link #FOLDED} stand for the run's batch, its frames or phones,
 *     and its frames divided by the fold
 */
record TensorSpec(String name, boolean integer, int fold, int... dims) {

    static final int BATCH = -1;
    static final int LENGTH = -2;
    static final int FOLDED = -3;

    static TensorSpec floats(String name, int... dims) {
        return new TensorSpec(name, false, 1, dims);
    }

    static TensorSpec longs(String name, int... dims) {
        return new TensorSpec(name, true, 1, dims);
    }

    static TensorSpec folded(String name, int fold, int width) {
        return new TensorSpec(name, false, fold, BATCH, FOLDED, width);
    }

    /** Returns the shape in a run. */
    long[] shape(int batch, int length) {
        return Arrays.stream(dims).mapToLong(dim -> switch (dim) {
            case BATCH -> batch;
            case LENGTH -> length;
            case FOLDED -> folds(length);
            default -> dim;
        }).toArray();
    }

    private int folds(int length) {
        if (length % fold != 0) {
            throw new IllegalArgumentException(length + " frames for tensor '" + name + "'; expected a multiple of "
                    + fold);
        }
        return length / fold;
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
                .mapToObj(dim -> switch (dim) {
                    case BATCH -> "batch";
                    case LENGTH -> "length";
                    case FOLDED -> "length/" + fold;
                    default -> Integer.toString(dim);
                })
                .collect(Collectors.joining(",", "(", ")"));
    }
}
