package dev.parley.jme;

/**
 * Runs jobs one at a time: by priority, then the earliest deadline first, then in order of arrival. Usable on any
 * thread.
 */
interface InferenceQueue extends AutoCloseable {

    /** How long the first sound of a line may take before others' sound runs out for it. */
    long PATIENCE_NANOS = 300_000_000;

    /**
     * Appends a job; after {@link #close()} it is dropped. A job may submit further ones.
     *
     * @param deadline when the result is needed, as {@code System.nanoTime()} counts
     */
    void submit(Priority priority, long deadline, Runnable job);

    /** Appends a job that is wanted soon. */
    default void submit(Priority priority, Runnable job) {
        submit(priority, System.nanoTime() + PATIENCE_NANOS, job);
    }

    /** Lets more urgent jobs run now. A job calls it where it can wait, on its own thread; others it does not touch. */
    void giveWay();

    /** Runs what is left, then {@code last}, and ends. Waits for it ten seconds at most. Safe to repeat. */
    void close(Runnable last);

    @Override
    default void close() {
        close(() -> { });
    }
}
