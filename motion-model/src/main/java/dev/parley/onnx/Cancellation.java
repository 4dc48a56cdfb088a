package dev.parley.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stops the runs of one piece of work, even inside a graph. {@link #cancel()} may be called from any thread and is
 * final; the rest belongs to the thread that runs. Close it after the last run.
 */
public final class Cancellation implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(Cancellation.class.getName());

    private final RunOptions options;
    private final Runnable beforeRun;
    private volatile boolean cancelled;
    private boolean closed;

    /**
     * Makes one.
     *
     * @param beforeRun what is called before each run (not null)
     */
    Cancellation(Runnable beforeRun) throws OrtException {
        options = new RunOptions();
        this.beforeRun = beforeRun;
    }

    /** Lets others do what cannot wait, and throws if this work is no longer wanted. */
    void begin(String where) {
        check(where);
        beforeRun.run();
        check(where);
    }

    /**
     * Stops the run in progress, if any, within milliseconds, and every later one. Safe to repeat.
     */
    public void cancel() {
        cancelled = true;
        synchronized (this) {
            if (!closed) {
                terminate();
            }
        }
    }

    private void terminate() {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            LOGGER.log(Level.WARNING, "a run could not be stopped and goes on to its end", e);
        }
    }

    /**
     * Tells whether {@link #cancel()} was called.
     *
     * @return true once cancelled
     */
    public boolean cancelled() {
        return cancelled;
    }

    /**
     * Throws if {@link #cancel()} was called.
     *
     * @param where what is about to run, for the message (not null)
     * @throws InferenceCancelledException if so
     */
    public void check(String where) {
        if (cancelled) {
            throw new InferenceCancelledException(where);
        }
    }

    RunOptions options() {
        return options;
    }

    /**
     * Frees the native options; no run may be in progress. Safe to repeat.
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            options.close();
        }
    }
}
