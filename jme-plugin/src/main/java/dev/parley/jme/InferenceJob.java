package dev.parley.jme;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A job in a queue, with its place.
 *
 * @param priority what it is for
 * @param deadline when its result is needed, as {@code System.nanoTime()} counts
 * @param number order of arrival
 * @param work what it does
 */
record InferenceJob(Priority priority, long deadline, long number, Runnable work)
        implements Comparable<InferenceJob> {

    private static final Logger LOGGER = Logger.getLogger(InferenceJob.class.getName());

    @Override
    public int compareTo(InferenceJob other) {
        int byRank = Integer.compare(priority.rank(), other.priority.rank());
        int byDeadline = Long.signum(deadline - other.deadline);
        return byRank != 0 ? byRank : byDeadline != 0 ? byDeadline : Long.compare(number, other.number);
    }

    /** Tells whether this job may run in the middle of another one: a first sound in any, a line in what is no line. */
    boolean mayInterrupt(InferenceJob running) {
        if (!priority.isSpeech()) {
            return false;
        }
        boolean first = priority == Priority.FIRST_CHUNK && running.priority == Priority.REST;
        return running.priority.isSpeech() ? first && deadline - running.deadline < 0
                : running.priority != Priority.RELEASE;
    }

    void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "An avatar's inference failed", e);
        }
    }
}
