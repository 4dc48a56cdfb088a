package dev.parley.jme;

/**
 * Runs jobs one at a time: the most urgent first, in order of arrival among equals. Usable on any thread.
 */
interface InferenceQueue extends AutoCloseable {

    /** Appends a job; after {@link #close()} it is dropped. A job may submit further ones. */
    void submit(Priority priority, Runnable job);

    /** Runs what is left, then {@code last}, and ends. Waits for it ten seconds at most. Safe to repeat. */
    void close(Runnable last);

    @Override
    default void close() {
        close(() -> { });
    }
}
