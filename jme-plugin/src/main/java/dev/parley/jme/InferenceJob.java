package dev.parley.jme;

import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A job in a queue, with its place.
 *
 * @param priority what it is for
 * @param deadline when its result is needed, as {@code System.nanoTime()} counts
 * @param number order of arrival
 * @param work what it does
 * @param dropped whether it is not wanted any more, and costs nothing
 */
record InferenceJob(Priority priority, long deadline, long number, Runnable work, BooleanSupplier dropped)
        implements Comparable<InferenceJob> {

    private static final Logger LOGGER = Logger.getLogger(InferenceJob.class.getName());

    @Override
    public int compareTo(InferenceJob other) {
        int byRank = Integer.compare(priority.rank(), other.priority.rank());
        int byDeadline = Long.signum(deadline - other.deadline);
        return byRank != 0 ? byRank : byDeadline != 0 ? byDeadline : Long.compare(number, other.number);
    }

    /** Tells whether this job may run in the middle of another: a line in what is no line, or in one due later. */
    boolean mayInterrupt(InferenceJob running) {
        return priority.isSpeech() && running.priority != Priority.RELEASE
                && (!running.priority.isSpeech() || deadline - running.deadline < 0);
    }

    void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "An avatar's inference failed", e);
        }
    }
}
