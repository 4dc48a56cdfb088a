package dev.parley.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Lends native buffers and takes them back, for tensors whose sizes differ from line to line. Java frees such a buffer
 * with the object that stands for it; one that has outlived a few collections of young objects waits for a collection of
 * the old ones, which a program with few objects hardly ever needs. So none is given up: as many of a size are kept as
 * were lent at once. Usable on any thread.
 */
final class BufferPool {

    private static final int SMALLEST_BYTES = 1024;
    /** Sizes from one power of two to the next: a buffer is longer than it need be by a quarter at most. */
    private static final int SIZES_AN_OCTAVE = 4;
    private static final byte[] ZEROS = new byte[4096];

    private final Map<Integer, Deque<ByteBuffer>> free = new HashMap<>();

    /**
     * Lends a buffer.
     *
     * @param bytes how many (&ge;0)
     * @return zeros in native order, from position 0 to the limit, which is {@code bytes}; give it back with
     *     {@link #give}, with its limit as it is
     */
    ByteBuffer take(int bytes) {
        int size = size(bytes);
        ByteBuffer used;
        synchronized (free) {
            used = of(size).pollLast();
        }
        if (used == null) {
            return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder()).limit(bytes);
        }
        used.limit(bytes);
        for (int at = 0; at < bytes; at += ZEROS.length) {
            used.put(at, ZEROS, 0, Math.min(ZEROS.length, bytes - at));
        }
        return used;
    }

    /** Takes a buffer back, which nobody may use any more. */
    void give(ByteBuffer buffer) {
        synchronized (free) {
            of(buffer.capacity()).addLast(buffer);
        }
    }

    private Deque<ByteBuffer> of(int size) {
        return free.computeIfAbsent(size, any -> new ArrayDeque<>());
    }

    private static int size(int bytes) {
        int step = Math.max(SMALLEST_BYTES, Integer.highestOneBit(bytes) / SIZES_AN_OCTAVE);
        return Math.max(step, Math.addExact(bytes, step - 1) / step * step);
    }
}
