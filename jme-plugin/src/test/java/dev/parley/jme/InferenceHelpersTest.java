package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two threads that make lines, and lines that wait for the others' sound. */
@Timeout(60)
class InferenceHelpersTest {

    private final InferenceThread queue = new InferenceThread(2);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void close() {
        open.countDown();
        queue.close();
    }

    private static long in(double seconds) {
        return System.nanoTime() + (long) (seconds * 1e9);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(50, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Submits a job that runs until the latch opens; returns once it runs. */
    private Thread busy(Priority priority) {
        CountDownLatch begun = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        queue.submit(priority, in(1), () -> {
            thread[0] = Thread.currentThread();
            begun.countDown();
            await(open);
        });
        await(begun);
        return thread[0];
    }

    @Test
    void twoLinesAreMadeAtOnceOnTwoThreads() {
        Thread first = busy(Priority.REST);
        Thread second = busy(Priority.REST);
        assertNotEquals(first, second);
        assertEquals("parley-inference", first.getName());
    }

    @Test
    void onlyLinesAreMadeBesideALine() throws InterruptedException {
        busy(Priority.REST);
        CountDownLatch line = new CountDownLatch(1);
        queue.submit(Priority.IDLE, in(0), () -> done.add("idle"));
        queue.submit(Priority.RELEASE, in(0), () -> done.add("release"));
        queue.submit(Priority.REST, in(1), line::countDown);
        await(line);
        assertEquals(List.of(), done);
        open.countDown();
        queue.close();
        assertEquals(List.of("release", "idle"), done);
    }

    @Test
    void idleMotionGivesWayOnItsOwnThread() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        queue.submit(Priority.IDLE, in(1), () -> {
            begun.countDown();
            await(open);
            queue.giveWay();
            done.add("idle");
            ended.countDown();
        });
        await(begun);
        queue.submit(Priority.REST, in(1), () -> done.add("line on " + Thread.currentThread().getName()));
        open.countDown();
        await(ended);
        assertEquals(List.of("line on parley-inference", "idle"), done);
    }

    @Test
    void lineWaitsUntilTheOthersHaveSound() {
        AtomicBoolean pressed = new AtomicBoolean(true);
        speaker(pressed);
        CountDownLatch others = new CountDownLatch(2);
        queue.begin(in(0.3), () -> {
            done.add("line");
            open.countDown();
        }, () -> false);
        queue.submit(Priority.REST, in(1), others::countDown);
        queue.submit(Priority.IDLE, in(1), others::countDown);
        await(others);
        assertEquals(List.of(), done, "the line waits, all else goes on");
        pressed.set(false);
        await(open);
        assertEquals(List.of("line"), done);
    }

    /** Somebody whose sound runs out, or lasts. */
    private void speaker(AtomicBoolean pressed) {
        queue.load().made(true, 0.04, 0.3);
        queue.load().made(false, 0.05, 1);
        queue.load().add(() -> new SpeechLoad.Outlook(true, pressed.get() ? 0.1 : 2, 2));
    }

    @Test
    void stoppedLineNeedNotWait() {
        speaker(new AtomicBoolean(true));
        AtomicBoolean stopped = new AtomicBoolean();
        queue.begin(in(0.3), () -> done.add("other"), () -> false);
        queue.begin(in(0.3), open::countDown, stopped::get);
        stopped.set(true);
        await(open);
        assertEquals(List.of(), done);
    }

    @Test
    void noLineWaitsForEver() {
        speaker(new AtomicBoolean(true));
        // Asked for long ago.
        queue.begin(in(-3), open::countDown, () -> false);
        await(open);
    }

    /** Opens the latch once a thread waits, as one that closes the queue does. */
    private void openOnce(Thread waits) {
        new Thread(() -> {
            while (waits.getState() != Thread.State.TIMED_WAITING) {
                Thread.yield();
            }
            open.countDown();
        }).start();
    }

    @Test
    void closingRunsWhatIsLeftAndEndsEveryThread() throws InterruptedException {
        speaker(new AtomicBoolean(true));
        Thread first = busy(Priority.REST);
        Thread second = busy(Priority.REST);
        queue.begin(in(0.3), () -> done.add("line"), () -> false);
        queue.submit(Priority.RELEASE, in(0), () -> done.add("release"));
        openOnce(Thread.currentThread());
        queue.close(() -> done.add("last"));
        first.join();
        second.join();
        assertEquals(List.of("line", "release", "last"), done);
        assertFalse(first.isAlive() || second.isAlive());
    }
}
