package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InferenceThreadTest {

    private static final long NOW = System.nanoTime();

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final InferenceThread queue = new InferenceThread(1);

    private Runnable job(String name) {
        return () -> done.add(name);
    }

    private static long in(double seconds) {
        return NOW + (long) (seconds * 1e9);
    }

    /** Runs a job while others arrive, then all of them. */
    private void during(Priority priority, double deadline, Runnable arrivals, boolean giveWay) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        queue.submit(priority, in(deadline), () -> {
            begun.countDown();
            await(arrived);
            if (giveWay) {
                queue.giveWay();
            }
            done.add("itself");
            ended.countDown();
        });
        await(begun);
        arrivals.run();
        arrived.countDown();
        // A queue that closes gives way to nothing.
        await(ended);
        queue.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void linesGoByTheirDeadlinesThenListenersThenIdleFaces() {
        during(Priority.RELEASE, 0, () -> {
            queue.submit(Priority.IDLE, in(0.1), job("idle"));
            queue.submit(Priority.LISTENING, in(0.4), job("listener"));
            queue.submit(Priority.REST, in(1.5), job("has plenty"));
            queue.submit(Priority.FIRST_CHUNK, in(0.3), job("first sound"));
            queue.submit(Priority.REST, in(0.1), job("runs dry"));
            queue.submit(Priority.LISTENING, in(0.2), job("earlier listener"));
        }, false);
        assertEquals(List.of("itself", "runs dry", "first sound", "has plenty", "earlier listener", "listener", "idle"),
                done);
    }

    @Test
    void equalsGoInOrderOfArrival() {
        during(Priority.RELEASE, 0, () -> {
            for (int i = 0; i < 5; i++) {
                queue.submit(Priority.REST, in(1), job("line " + i));
            }
        }, false);
        assertEquals(List.of("itself", "line 0", "line 1", "line 2", "line 3", "line 4"), done);
    }

    @Test
    void idleMotionGivesWayToLines() {
        during(Priority.IDLE, 2, () -> {
            queue.submit(Priority.LISTENING, in(0.1), job("listener"));
            queue.submit(Priority.REST, in(1), job("rest"));
            queue.submit(Priority.FIRST_CHUNK, in(0.3), job("first sound"));
        }, true);
        assertEquals(List.of("first sound", "rest", "itself", "listener"), done);
    }

    @Test
    void longChunkGivesWayToLinesThatAreDueSooner() {
        during(Priority.REST, 1, () -> {
            queue.submit(Priority.FIRST_CHUNK, in(0.3), job("first sound"));
            queue.submit(Priority.REST, in(0.2), job("runs dry"));
            queue.submit(Priority.REST, in(1.2), job("has plenty"));
        }, true);
        assertEquals(List.of("runs dry", "first sound", "itself", "has plenty"), done);
    }

    @Test
    void noMoreThanTwoLinesAreBegunAtOnce() {
        during(Priority.REST, 1, () -> queue.submit(Priority.REST, in(0.5), () -> {
            queue.submit(Priority.REST, in(0.1), job("third"));
            queue.giveWay();
            done.add("second");
        }), true);
        assertEquals(List.of("second", "third", "itself"), done);
    }

    @Test
    void chunkThatIsDueSoonerDoesNotGiveWay() {
        during(Priority.REST, 0.1, () -> queue.submit(Priority.FIRST_CHUNK, in(0.3), job("first sound")), true);
        assertEquals(List.of("itself", "first sound"), done);
    }

    @Test
    void nothingIsFreedInTheMiddleOfWork() {
        during(Priority.IDLE, 1, () -> queue.submit(Priority.RELEASE, in(0), job("free")), true);
        assertEquals(List.of("itself", "free"), done);
    }

    @Test
    void failureOfOneJobIsNotTheNextOnes() {
        during(Priority.REST, 1, () -> {
            queue.submit(Priority.REST, in(1), () -> {
                throw new IllegalStateException("on purpose");
            });
            queue.submit(Priority.REST, in(1), job("next"));
        }, false);
        assertEquals(List.of("itself", "next"), done);
    }
}
