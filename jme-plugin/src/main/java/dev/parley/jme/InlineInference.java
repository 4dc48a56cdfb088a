package dev.parley.jme;

import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Runs jobs on the thread that submits them, at once: recordings need the same frames every time. Deadlines are real
 * time's, and count for nothing here.
 */
final class InlineInference implements InferenceQueue {

    private final PriorityQueue<InferenceJob> jobs = new PriorityQueue<>();
    private final SpeechLoad load = new SpeechLoad(1);
    private long number;
    private boolean running;
    private boolean closed;

    @Override
    public void submit(Priority priority, long deadline, Runnable job) {
        if (closed) {
            return;
        }
        jobs.add(new InferenceJob(priority, 0, number++, job, () -> false));
        if (!running) {
            drain();
        }
    }

    @Override
    public void giveWay() {
        // Nothing waits.
    }

    @Override
    public void begin(long deadline, Runnable job, BooleanSupplier dropped) {
        submit(Priority.FIRST_CHUNK, deadline, job);
    }

    @Override
    public double workSeconds() {
        return 0;
    }

    @Override
    public boolean maySound() {
        return true;
    }

    @Override
    public SpeechLoad load() {
        return load;
    }

    private void drain() {
        running = true;
        try {
            for (InferenceJob job = jobs.poll(); job != null; job = jobs.poll()) {
                job.run();
            }
        } finally {
            running = false;
        }
    }

    @Override
    public void close(Runnable last) {
        if (!closed) {
            closed = true;
            last.run();
        }
    }
}
