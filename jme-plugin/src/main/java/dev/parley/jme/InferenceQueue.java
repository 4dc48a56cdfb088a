package dev.parley.jme;

import java.util.function.BooleanSupplier;

/**
 * Runs jobs, few at a time: by priority, then the earliest deadline first, then in order of arrival. Usable on any
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

    /**
     * Appends a line's first piece. It is made when the others' sound allows it.
     *
     * @param deadline when its sound should be there, as {@code System.nanoTime()} counts
     * @param dropped tells whether the line was stopped: then the job costs nothing (any thread)
     */
    void begin(long deadline, Runnable job, BooleanSupplier dropped);

    /** Lets more urgent jobs run now. A job calls it where it can wait, on its own thread; others it does not touch. */
    void giveWay();

    /** Returns how long the job on this thread has run itself, without what it gave way to, in seconds; 0 if unknown. */
    double workSeconds();

    /** Tells whether a line whose first piece this thread has just made may be heard before the second is made. */
    boolean maySound();

    /** Returns who speaks, and at what cost. */
    SpeechLoad load();

    /** Runs what is left, then {@code last}, and ends. Waits for it ten seconds at most. Safe to repeat. */
    void close(Runnable last);

    @Override
    default void close() {
        close(() -> { });
    }
}
