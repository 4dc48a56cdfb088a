package dev.parley.jme;

import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Jobs that wait, and how many lines are in the making. Lines that begin wait apart, until the load allows it. Usable on
 * any thread; {@link #add} waits for no work.
 */
final class JobQueue {

    /** A line that may not begin is considered again after this time: sound that was made may have been heard. */
    private static final long LOOK_MILLIS = 5;
    /** How long a line waits at most for others after its first sound was due; then it begins, at any cost. */
    private static final long LONGEST_WAIT_NANOS = 2_000_000_000;

    private final SpeechLoad load;
    private final int mostLines;
    /** Held while a job is chosen, so that two threads do not begin two lines where there is room for one. */
    private final Object choice = new Object();
    private final PriorityQueue<InferenceJob> jobs = new PriorityQueue<>();
    private final PriorityQueue<InferenceJob> beginnings = new PriorityQueue<>();
    private int lines;
    private int beginning;
    private long changes;
    private boolean closing;

    /**
     * Makes an empty queue.
     *
     * @param mostLines lines in the middle of one another; each holds buffers of its own
     */
    JobQueue(SpeechLoad load, int mostLines) {
        this.load = load;
        this.mostLines = mostLines;
    }

    synchronized void add(InferenceJob job) {
        (job.priority() == Priority.FIRST_CHUNK ? beginnings : jobs).add(job);
        change();
    }

    private void change() {
        changes++;
        notifyAll();
    }

    synchronized void close() {
        closing = true;
        change();
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /**
     * Waits for the next job of a thread. The first thread takes any; the others help with lines, while those before
     * them have their hands full.
     *
     * @param thread its number
     * @return a job that counts as running, or null when the queue closes
     */
    InferenceJob take(int thread) throws InterruptedException {
        while (true) {
            long seen = changes();
            InferenceJob next = choose(job -> thread == 0 || job.priority().isSpeech() && lines >= thread);
            if (next != null) {
                return next;
            }
            synchronized (this) {
                if (closing) {
                    return null;
                }
                if (changes == seen) {
                    wait(beginnings.isEmpty() ? 0 : LOOK_MILLIS);
                }
            }
        }
    }

    /** Returns a job that counts as running, and that another one gives way to; or null. */
    InferenceJob takeWithin(InferenceJob running) {
        return choose(job -> lines < mostLines && job.mayInterrupt(running));
    }

    /** Returns whatever is left, the most urgent first, or null. */
    synchronized InferenceJob drain() {
        return begun(poll(job -> true, true));
    }

    private synchronized long changes() {
        return changes;
    }

    /** Returns how many lines are in their first piece. */
    synchronized int beginning() {
        return beginning;
    }

    private InferenceJob choose(Predicate<InferenceJob> fits) {
        synchronized (choice) {
            int now = beginningNow();
            boolean room = now >= 0 && load.mayBegin(now);
            synchronized (this) {
                return closing ? null : begun(poll(fits, room));
            }
        }
    }

    /** Returns how many lines are in their first piece, or -1 if none waits for that. */
    private synchronized int beginningNow() {
        return beginnings.isEmpty() ? -1 : beginning;
    }

    private InferenceJob poll(Predicate<InferenceJob> fits, boolean room) {
        InferenceJob line = firstBeginning(room);
        InferenceJob other = jobs.peek();
        boolean begins = line != null && fits.test(line) && (other == null || line.compareTo(other) < 0);
        if (begins) {
            beginnings.remove(line);
            return line;
        }
        return other != null && fits.test(other) ? jobs.poll() : null;
    }

    /** Returns the line that begins next: one that costs nothing, or that has waited too long, does so without room. */
    private InferenceJob firstBeginning(boolean room) {
        if (room) {
            return beginnings.peek();
        }
        long now = System.nanoTime();
        for (Iterator<InferenceJob> all = beginnings.iterator(); all.hasNext();) {
            InferenceJob job = all.next();
            if (job.dropped().getAsBoolean() || now - job.deadline() > LONGEST_WAIT_NANOS) {
                return job;
            }
        }
        return null;
    }

    private InferenceJob begun(InferenceJob job) {
        if (job != null) {
            count(job, 1);
            change();
        }
        return job;
    }

    /** Tells that a job that was taken is done. */
    synchronized void ended(InferenceJob job) {
        count(job, -1);
        change();
    }

    private void count(InferenceJob job, int step) {
        lines += job.priority().isSpeech() ? step : 0;
        beginning += job.priority() == Priority.FIRST_CHUNK ? step : 0;
    }
}
