package dev.parley.jme;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/**
 * The one thread that runs the model for all avatars of an application. Work on a long chunk gives way between the runs
 * of a graph: a line that begins waits for one solver step, not for another's chunk.
 */
final class InferenceThread implements InferenceQueue {

    private static final Logger LOGGER = Logger.getLogger(InferenceThread.class.getName());
    /** Cancelled work ends within 50 ms; freeing the model on a busy machine takes longer. */
    private static final long JOIN_MILLIS = 10_000;
    /** Lines in the middle of one another; each holds buffers of its own. */
    private static final int MOST_LINES = 2;

    private final PriorityBlockingQueue<InferenceJob> jobs = new PriorityBlockingQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Thread thread = new Thread(this::work, "parley-inference");
    private InferenceJob running;
    private int lines;
    private volatile boolean closing;
    private volatile Runnable last;

    InferenceThread() {
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void submit(Priority priority, long deadline, Runnable job) {
        jobs.add(new InferenceJob(priority, deadline, numbers.getAndIncrement(), job));
    }

    @Override
    public void giveWay() {
        if (Thread.currentThread() != thread || running == null || closing) {
            return;
        }
        for (InferenceJob next = jobs.peek(); next != null && lines < MOST_LINES && next.mayInterrupt(running);
                next = jobs.peek()) {
            run(jobs.poll());
        }
    }

    private void run(InferenceJob job) {
        InferenceJob interrupted = running;
        running = job;
        int line = job.priority().isSpeech() ? 1 : 0;
        lines += line;
        try {
            job.run();
        } finally {
            lines -= line;
            running = interrupted;
        }
    }

    private void work() {
        while (!closing) {
            try {
                run(jobs.take());
            } catch (InterruptedException e) {
                closing = true;
            }
        }
        for (InferenceJob job = jobs.poll(); job != null; job = jobs.poll()) {
            run(job);
        }
        if (last != null) {
            last.run();
        }
    }

    @Override
    public void close(Runnable lastJob) {
        if (closing) {
            return;
        }
        last = lastJob;
        closing = true;
        submit(Priority.FIRST_CHUNK, () -> { });
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOGGER.warning("The inference thread is still busy; the model is freed when it is done");
        }
    }
}
