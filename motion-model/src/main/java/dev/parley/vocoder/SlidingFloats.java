package dev.parley.vocoder;

import java.util.Arrays;

/**
 * A row-wise track that grows at its end and forgets its start; indices count rows from the line's first. Rows before
 * it read as zero. Belongs to one thread.
 */
final class SlidingFloats {

    private final int width;
    private float[] values;
    private long start;
    private int rows;

    SlidingFloats(int width, int capacity) {
        this.width = width;
        this.values = new float[Math.multiplyExact(width, Math.max(1, capacity))];
    }

    /** Returns the index after the last row. */
    long end() {
        return start + rows;
    }

    /** Appends rows. */
    void append(float[] source, int offset, int count) {
        int at = grow(count);
        System.arraycopy(source, offset, values, at, count * width);
    }

    /** Appends rows of zeros. */
    void appendZeros(int count) {
        int at = grow(count);
        Arrays.fill(values, at, at + count * width, 0f);
    }

    /** Appends a row of one value. */
    void append(float value) {
        int at = grow(1);
        values[at] = value;
    }

    private int grow(int count) {
        int at = rows * width;
        rows += count;
        if (rows * width > values.length) {
            values = Arrays.copyOf(values, Math.max(rows * width, 2 * values.length));
        }
        return at;
    }

    /** Returns a value of a row that is kept. */
    float get(long row) {
        return values[(int) (row - start) * width];
    }

    /** Adds to the values of rows that are kept. */
    void add(long row, float[] added) {
        int at = (int) (row - start) * width;
        for (int i = 0; i < added.length; i++) {
            values[at + i] += added[i];
        }
    }

    /** Copies rows; those outside the track are zero. */
    void copy(long row, int count, float[] target, int offset) {
        long first = Math.max(row, start);
        long last = Math.min(row + count, end());
        Arrays.fill(target, offset, offset + count * width, 0f);
        if (last > first) {
            System.arraycopy(values, (int) (first - start) * width, target, offset + (int) (first - row) * width,
                    (int) (last - first) * width);
        }
    }

    /** Forgets the rows before an index. */
    void forgetBefore(long row) {
        int count = (int) Math.max(0, Math.min(row - start, rows));
        System.arraycopy(values, count * width, values, 0, (rows - count) * width);
        start += count;
        rows -= count;
    }
}
