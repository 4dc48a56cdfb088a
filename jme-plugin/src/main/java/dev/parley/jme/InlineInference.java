package dev.parley.jme;

import java.util.PriorityQueue;

/** Runs jobs on the thread that submits them, at once: recordings need the same frames every time. */
final class InlineInference implements InferenceQueue {

    private final PriorityQueue<InferenceJob> jobs = new PriorityQueue<>();
    private long number;
    private boolean running;
    private boolean closed;

    @Override
    public void submit(Priority priority, Runnable job) {
        if (closed) {
            return;
        }
        jobs.add(new InferenceJob(priority, number++, job));
        if (!running) {
            drain();
        }
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
