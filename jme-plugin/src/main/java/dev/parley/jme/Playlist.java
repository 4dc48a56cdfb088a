package dev.parley.jme;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The lines of an avatar that wait for their turn. They are texts alone: what is made of them is made when it is soon to
 * be heard. Any thread appends; {@link #peek} and {@link #poll} belong to the render thread.
 */
final class Playlist {

    /** Lines that may wait at once. */
    static final int MOST = 10_000;

    private final Queue<SpokenLine> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Appends a line; returns false, and leaves it out, if too many wait. */
    boolean add(SpokenLine line) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return false;
        }
        waiting.add(line);
        return true;
    }

    SpokenLine peek() {
        return waiting.peek();
    }

    SpokenLine poll() {
        SpokenLine line = waiting.poll();
        if (line != null) {
            count.decrementAndGet();
        }
        return line;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Tells whether a line waits that nobody has stopped. */
    boolean isWanted() {
        return waiting.stream().anyMatch(line -> !line.isStopped());
    }

    void stop() {
        waiting.forEach(SpokenLine::stop);
    }
}
