package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A game, its inference threads, a small random model, a publisher of the JDK, and all of them stopped at odd moments. */
class RealThreadsTest {

    /** Seconds after which a test gives up. */
    private static final int PATIENCE = 120;
    private static final String SENTENCE = "Good morning, my friend, the old road is closed, so go around the lake. ";

    private final Game game = new Game(Theatre.tinyModel());
    private final SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 64);
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private boolean stopped;

    @BeforeEach
    void start() throws InterruptedException {
        game.run(() -> game.woman.addListener(new SpeechListener() {
            @Override
            public void onError(SpeechHandle line, Throwable error) {
                errors.add(error.toString());
            }
        }));
    }

    @AfterEach
    void stop() {
        if (!stopped) {
            game.stop(true);
        }
        publisher.close();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < PATIENCE * 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertTrue(condition.getAsBoolean(), "waited in vain");
    }

    private void assertEverythingEnds(SpeechHandle line) throws InterruptedException {
        game.stop(true);
        stopped = true;
        assertTrue(line.completion().isDone() && line.isStopped());
        assertFalse(publisher.hasSubscribers(), "the text is still read");
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.isAlive()
                && thread.getName().startsWith("parley-inference")));
        assertEquals(List.of(), errors);
    }

    @Test
    void gameStopsWhileAStreamedLineIsWrittenMadeAndHeard() throws InterruptedException {
        SpeechHandle line = game.woman.speak(publisher);
        Thread writer = new Thread(() -> {
            while (publisher.hasSubscribers()) {
                publisher.offer(SENTENCE, 10, TimeUnit.MILLISECONDS, null);
            }
        });
        writer.start();
        await(() -> line.heardSeconds() > 0.3);
        assertTrue(writer.isAlive());
        assertEverythingEnds(line);
        writer.join(TimeUnit.SECONDS.toMillis(PATIENCE));
        assertFalse(writer.isAlive(), "who writes waits for ever");
    }

    @Test
    void gameStopsWhileAStreamedLineWaitsForItsText() throws InterruptedException {
        SpeechHandle line = game.woman.speak(publisher);
        publisher.submit("Good morning. ");
        await(() -> line.heardText().endsWith("morning."));
        Thread.sleep(200);
        assertFalse(line.isDone());
        assertEverythingEnds(line);
    }

    /** Each line ends, and the avatar speaks on. */
    @Test
    void interruptsFromSeveralThreadsWhileTheModelRuns() throws InterruptedException {
        Random random = new Random(3);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            SpeechHandle line = game.woman.speak(SENTENCE);
            for (int k = 0; k < 2; k++) {
                int wait = random.nextInt(60);
                Thread thread = new Thread(() -> {
                    sleep(wait);
                    line.interrupt(Duration.ofMillis(wait / 2));
                });
                thread.start();
                threads.add(thread);
            }
            await(line::isDone);
            assertTrue(line.isStopped());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        SpeechHandle last = game.woman.speak("Good morning.");
        await(last::isDone);
        assertFalse(last.isStopped());
        assertEquals("Good morning.", last.heardText());
        assertEquals(List.of(), errors);
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
