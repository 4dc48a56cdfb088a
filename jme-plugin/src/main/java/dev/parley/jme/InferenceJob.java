package dev.parley.jme;

import java.util.logging.Level;
import java.util.logging.Logger;

/** A job in a queue, with its place. */
record InferenceJob(Priority priority, long number, Runnable work) implements Comparable<InferenceJob> {

    private static final Logger LOGGER = Logger.getLogger(InferenceJob.class.getName());

    @Override
    public int compareTo(InferenceJob other) {
        int byPriority = priority.compareTo(other.priority);
        return byPriority != 0 ? byPriority : Long.compare(number, other.number);
    }

    void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "An avatar's inference failed", e);
        }
    }
}
