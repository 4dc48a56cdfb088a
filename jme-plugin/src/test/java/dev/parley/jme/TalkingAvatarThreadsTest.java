package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.TimedEvent;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TalkingAvatarThreadsTest {

    /** Seconds after which a test gives up; no test needs a second of them. */
    private static final int PATIENCE = 120;

    private final ScriptedModel model = new ScriptedModel();

    @Test
    void lateInferenceHoldsTheLipsWhileTheHeadGoesOn() throws InterruptedException {
        try (Theatre theatre = new Theatre(() -> model, false)) {
            theatre.await(() -> theatre.state.isReady());
            theatre.run(0.5);
            model.hold();
            SpeechHandle line = theatre.woman.speak("2");
            model.permits.release();
            theatre.await(() -> line.heardSeconds() > 0);
            theatre.run(0.8);
            double jaw = theatre.jaw();
            double yaw = theatre.yaw();
            double held = line.heardSeconds();
            double moved = 0;
            for (int i = 0; i < 60; i++) {
                theatre.frame();
                moved += Math.abs(theatre.yaw() - yaw);
                yaw = theatre.yaw();
            }
            assertEquals(jaw, theatre.jaw(), 1e-4);
            assertEquals(held, line.heardSeconds());
            assertTrue(moved > 0.01, "the head moved by " + moved);
            model.permits.release(10);
            theatre.await(line::isDone);
            assertFalse(line.isStopped());
        }
    }

    @Test
    void frameAllocatesNothing() throws InterruptedException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        try (Theatre theatre = new Theatre(() -> model, false)) {
            theatre.woman.speak("12");
            theatre.await(() -> theatre.woman.isSpeaking() && theatre.jaw() > 0.05);
            int clean = 0;
            int frames = 240;
            for (int i = 0; i < frames; i++) {
                theatre.passTime();
                long before = threads.getThreadAllocatedBytes(self);
                theatre.state.update(Theatre.STEP);
                theatre.woman.update(Theatre.STEP);
                clean += threads.getThreadAllocatedBytes(self) == before ? 1 : 0;
            }
            // Asking for another second of motion, or telling of a word, costs a few objects now and then.
            assertTrue(clean > frames * 9 / 10, "only " + clean + " of " + frames + " frames allocated nothing");
        }
    }

    @Test
    void listenersAndFuturesRunOnTheRenderThread() throws InterruptedException {
        Game game = new Game(() -> model);
        List<Thread> callers = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        game.run(() -> {
            game.woman.addListener(new SpeechListener() {
                @Override
                public void onStart(SpeechHandle line) {
                    callers.add(Thread.currentThread());
                }

                @Override
                public void onEvent(SpeechHandle line, TimedEvent event) {
                    callers.add(Thread.currentThread());
                }
            });
            game.woman.speak("1").completion().thenAccept(line -> {
                callers.add(Thread.currentThread());
                done.countDown();
            });
        });
        assertTrue(done.await(PATIENCE, TimeUnit.SECONDS));
        game.stop(true);
        assertEquals(3, callers.size());
        callers.forEach(thread -> assertSame(game.renderThread, thread));
        assertNotSame(game.renderThread, model.thread);
        assertTrue(model.thread.getName().startsWith("parley-inference"), model.thread.getName());
    }

    @Test
    void speakMayBeCalledOnAnyThread() throws Exception {
        Game game = new Game(() -> model);
        game.run(() -> { });
        SpeechHandle line = game.woman.speak("1");
        assertSame(line, line.completion().get(PATIENCE, TimeUnit.SECONDS));
        game.stop(true);
    }

    @Test
    void gameStopsWhileSynthesising() throws Exception {
        model.hold();
        Game game = new Game(() -> model);
        game.run(() -> { });
        SpeechHandle line = game.woman.speak("100");
        while (model.thread == null) {
            Thread.sleep(5);
        }
        game.stop(true);
        assertTrue(line.completion().isDone());
        assertTrue(line.isStopped());
        assertEquals(0, model.open.get(), "open streams");
        assertTrue(model.closed);
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.isAlive() && thread.getName().startsWith("parley-inference")));
    }
}
