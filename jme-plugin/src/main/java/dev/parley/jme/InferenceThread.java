package dev.parley.jme;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * The thread that runs the model for all avatars of an application, and its helpers, which make lines while the first one
 * makes another. Work on a long chunk gives way between the runs of a graph: a line that begins waits for one solver
 * step, not for another's chunk.
 */
final class InferenceThread implements InferenceQueue {

    private static final Logger LOGGER = Logger.getLogger(InferenceThread.class.getName());
    /** Cancelled work ends within 50 ms; freeing the model on a busy machine takes longer. */
    private static final long JOIN_MILLIS = 10_000;
    /** Lines begun at once, at least: one thread makes one in the middle of another. Each holds buffers of its own. */
    private static final int FEWEST_LINES = 2;
    /** More threads than this want more memory than they bring speed. */
    private static final int MOST_WORKERS = 4;

    private final SpeechLoad load;
    private final JobQueue jobs;
    private final AtomicLong numbers = new AtomicLong();
    private final List<InferenceWorker> workers;
    private volatile Runnable last;

    /** Starts as many threads as suit this machine: two on two cores, half of the cores on larger ones. */
    InferenceThread() {
        this(suited(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Starts threads.
     *
     * @param count how many (&gt;0)
     */
    InferenceThread(int count) {
        load = new SpeechLoad(count);
        jobs = new JobQueue(load, Math.max(count, FEWEST_LINES));
        workers = IntStream.range(0, count).mapToObj(i -> new InferenceWorker(jobs, i, i == 0 ? this::end : () -> { }))
                .toList();
        workers.forEach(worker -> worker.thread().start());
    }

    private static int suited(int cores) {
        return Math.max(Math.min(2, cores), Math.min(MOST_WORKERS, cores / 2));
    }

    @Override
    public void submit(Priority priority, long deadline, Runnable job) {
        jobs.add(new InferenceJob(priority, deadline, numbers.getAndIncrement(), job, () -> false));
    }

    @Override
    public void begin(long deadline, Runnable job, BooleanSupplier dropped) {
        jobs.add(new InferenceJob(Priority.FIRST_CHUNK, deadline, numbers.getAndIncrement(), job, dropped));
    }

    private InferenceWorker current() {
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).isCurrent()) {
                return workers.get(i);
            }
        }
        return null;
    }

    @Override
    public void giveWay() {
        InferenceWorker worker = current();
        if (worker != null) {
            worker.giveWay();
        }
    }

    @Override
    public double workSeconds() {
        InferenceWorker worker = current();
        return worker == null ? 0 : worker.workNanos() * 1e-9;
    }

    @Override
    public boolean maySound() {
        return load.maySound(Math.max(0, jobs.beginning() - 1));
    }

    @Override
    public SpeechLoad load() {
        return load;
    }

    /** Does what is left once the helpers have ended (the first thread). */
    private void end() {
        for (InferenceWorker worker : workers) {
            if (!worker.isCurrent()) {
                join(worker.thread());
            }
        }
        for (InferenceJob job = jobs.drain(); job != null; job = jobs.drain()) {
            workers.get(0).run(job);
        }
        if (last != null) {
            last.run();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close(Runnable lastJob) {
        if (jobs.isClosing()) {
            return;
        }
        last = lastJob;
        jobs.close();
        Thread first = workers.get(0).thread();
        join(first);
        if (first.isAlive()) {
            LOGGER.warning("The inference thread is still busy; the model is freed when it is done");
        }
    }
}
