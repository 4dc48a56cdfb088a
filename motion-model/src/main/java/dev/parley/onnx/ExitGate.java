package dev.parley.onnx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps ONNX Runtime's native code and the end of the process apart. A process that exits destroys the library's global
 * objects while other threads may still load or run graphs, and crashes. So a shutdown hook waits for those inside, some
 * tens of milliseconds as a rule, and lets nobody in again. Any thread.
 */
final class ExitGate {

    /** A run of a graph takes 20 ms, the loading of one some hundreds; what takes longer is not waited for. */
    private static final long EXIT_SECONDS = 3;
    /** The process should be gone by then; if something holds its end up, those at the gate must not. */
    private static final long GONE_SECONDS = 5;
    private static final ReentrantReadWriteLock INSIDE = new ReentrantReadWriteLock();
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static volatile boolean shut;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(ExitGate::shut, "parley-exit"));
        } catch (IllegalStateException e) {
            shut = true;
        }
    }

    private ExitGate() {
    }

    private static void shut() {
        shut = true;
        try {
            INSIDE.writeLock().tryLock(EXIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes in, or waits for the end of the process. Whoever has gone in leaves by {@link #leave()}. */
    static void enter() {
        if (INSIDE.readLock().tryLock()) {
            if (!shut || INSIDE.getReadHoldCount() > 1) {
                return;
            }
            INSIDE.readLock().unlock();
        }
        awaitEnd();
    }

    /** Goes in unless the process is ending: what only tidies up is not worth waiting for then. */
    static boolean tryEnter() {
        if (shut || !INSIDE.readLock().tryLock()) {
            return false;
        }
        if (shut) {
            INSIDE.readLock().unlock();
            return false;
        }
        return true;
    }

    private static void awaitEnd() {
        try {
            NEVER.await(GONE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new InferenceException("the process is ending", null);
    }

    static void leave() {
        INSIDE.readLock().unlock();
    }
}
