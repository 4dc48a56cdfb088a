package dev.parley.jme;

/** One of the threads that run the model, and what it is at. */
final class InferenceWorker {

    private final JobQueue jobs;
    private final int number;
    private final Thread thread;
    /** Belongs to the thread. */
    private Turn turn;

    /** A job that runs, in the middle of another or not. */
    private static final class Turn {

        private final InferenceJob job;
        private final Turn outer;
        private final long begun = System.nanoTime();
        private long away;

        Turn(InferenceJob job, Turn outer) {
            this.job = job;
            this.outer = outer;
        }
    }

    /**
     * Makes a thread that is to be started.
     *
     * @param number its place among all: the first one takes any job
     * @param atEnd what it does when the queue is closed
     */
    InferenceWorker(JobQueue jobs, int number, Runnable atEnd) {
        this.jobs = jobs;
        this.number = number;
        String name = number == 0 ? "parley-inference" : "parley-inference-" + (number + 1);
        thread = new Thread(() -> {
            work();
            atEnd.run();
        }, name);
        thread.setDaemon(true);
    }

    Thread thread() {
        return thread;
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void work() {
        try {
            for (InferenceJob job = jobs.take(number); job != null; job = jobs.take(number)) {
                run(job);
            }
        } catch (InterruptedException e) {
            jobs.close();
        }
    }

    /** Runs a job that was taken (this thread). */
    void run(InferenceJob job) {
        Turn own = new Turn(job, turn);
        turn = own;
        try {
            job.run();
        } finally {
            turn = own.outer;
            if (own.outer != null) {
                own.outer.away += System.nanoTime() - own.begun;
            }
            jobs.ended(job);
        }
    }

    /** Lets more urgent jobs run now (this thread). */
    void giveWay() {
        Turn now = turn;
        if (now == null) {
            return;
        }
        for (InferenceJob next = jobs.takeWithin(now.job); next != null; next = jobs.takeWithin(now.job)) {
            run(next);
        }
    }

    /** Returns how long the job that runs has run itself (this thread). */
    long workNanos() {
        Turn now = turn;
        return now == null ? 0 : System.nanoTime() - now.begun - now.away;
    }
}
