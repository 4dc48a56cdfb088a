package dev.parley.synthesis;

import dev.parley.signal.MotionClip;

/**
 * Motion of a face that does not speak, without end. {@link #next()} and {@link #close()} belong to one thread at a
 * time; {@link #cancel()} may be called from any.
 */
public interface IdleStream extends AutoCloseable {

    /**
     * Computes the next stretch of motion on the calling thread; it continues the one before.
     *
     * @return a new clip at the model's frame rate, or null after {@link #cancel()}
     */
    MotionClip next();

    /**
     * Stops the stream within 50 ms. Safe to repeat, and on any thread.
     */
    void cancel();

    /**
     * Cancels and frees the stream's buffers. Safe to repeat.
     */
    @Override
    void close();
}
