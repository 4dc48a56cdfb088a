package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.TimedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text that arrives while it is spoken, with a small random model, in fixed steps of time. */
class StreamingTest {

    private static final String TEXT = "Good morning, my friend, how are you? The old road, as you see, is closed.";

    private final Tokens tokens = new Tokens();
    private final List<String> words = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Theatre theatre;

    @BeforeEach
    void open() {
        theatre = new Theatre(Theatre.tinyModel(), true);
        theatre.woman.addListener(new SpeechListener() {
            @Override
            public void onEvent(SpeechHandle line, TimedEvent event) {
                if (event.type() == TimedEvent.Type.WORD) {
                    words.add(event.value());
                }
            }

            @Override
            public void onError(SpeechHandle line, Throwable error) {
                errors.add(error.getMessage());
            }
        });
        theatre.run(0.2);
    }

    @AfterEach
    void close() {
        theatre.close();
    }

    private void finish(SpeechHandle line) {
        for (int i = 0; i < 3000 && !line.isDone(); i++) {
            theatre.frame();
        }
        assertTrue(line.isDone(), "the line goes on and on");
    }

    private String failure(SpeechHandle line) {
        finish(line);
        Throwable cause = assertThrows(CompletionException.class, () -> line.completion().join()).getCause();
        assertEquals(TextStreamException.class, cause.getClass());
        assertEquals(List.of(cause.getMessage()), errors);
        assertFalse(cause.getMessage().contains("\n"));
        assertTrue(tokens.cancelled);
        return cause.getMessage();
    }

    @Test
    void theFirstClauseIsHeardBeforeTheSecondIsWritten() {
        SpeechHandle line = theatre.woman.speak(tokens);
        assertTrue(tokens.requested > 0);
        theatre.run(0.5);
        assertTrue(line.heardSeconds() < 0);
        tokens.say("Good mor", "ning, my", " friend, ");
        theatre.run(0.6);
        assertEquals(-1, line.heardSeconds(), "the clause may go on");
        tokens.say("how");
        theatre.run(3);
        assertEquals(List.of("Good", "morning", "my", "friend"), words);
        assertEquals("Good morning, my friend,", line.heardText());
        assertEquals(4, line.heardWords());
        assertFalse(line.isDone());
        tokens.say(" are you?");
        tokens.end();
        finish(line);
        assertEquals(List.of("Good", "morning", "my", "friend", "how", "are", "you"), words);
        assertEquals("Good morning, my friend, how are you?", line.heardText());
        assertEquals(1, line.progress());
        assertFalse(line.completion().isCompletedExceptionally());
    }

    /** While no text comes the face idles, and neither its leaving nor its coming back is a jump. */
    @Test
    void theFaceLivesOnWhileNoTextComes() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.say("Good morning, my friend, how");
        theatre.run(2.5);
        double moved = 0;
        double yaw = theatre.yaw();
        for (int i = 0; i < 60; i++) {
            theatre.frame();
            moved += Math.abs(theatre.yaw() - yaw);
            yaw = theatre.yaw();
        }
        assertTrue(moved > 1e-4, "the head moved by " + moved);
        line.stop();
        finish(line);
        assertTrue(tokens.cancelled);
    }

    @Test
    void notMoreThanNeededIsMadeAheadOfTheEar() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.sayAll((TEXT + " ").repeat(5));
        tokens.end();
        double most = 0;
        for (int i = 0; i < 900; i++) {
            theatre.frame();
            Performance made = ((SpokenLine) line).performance();
            if (made.voice() != null) {
                most = Math.max(most, made.voice().writtenSeconds() - Math.max(0, line.heardSeconds()));
            }
        }
        assertTrue(most > 0.5 && most <= 2.51, "made ahead: " + most + " s");
        assertEquals(0, line.holds());
    }

    @Test
    void tokensDoNotChangeTheSound() {
        assertArrayEquals(recorded(TEXT.split("")), recorded(TEXT));
    }

    private static float[] recorded(String... pieces) {
        try (Theatre stage = new Theatre(Theatre.tinyModel(), true)) {
            Tokens source = new Tokens();
            SpeechHandle line = stage.woman.speak(source);
            source.say(pieces);
            source.end();
            for (int i = 0; i < 3000 && !line.isDone(); i++) {
                stage.frame();
            }
            return stage.sound.part(0, stage.sound.soundEnd());
        }
    }

    @Test
    void aPublisherThatFailsIsHeardUpToThere() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.say("Good morning, my friend, how are");
        tokens.fail(new IllegalStateException("the server hung up\nat line 7"));
        assertEquals("the text stream failed after 1 pieces: the server hung up", failure(line));
        assertEquals(List.of("Good", "morning", "my", "friend", "how", "are"), words);
    }

    @Test
    void aPublisherThatFailsAtOnceSaysWhy() {
        SpeechHandle line = theatre.woman.speak(subscriber -> {
            subscriber.onSubscribe(tokens);
            throw new IllegalStateException("no key");
        });
        assertTrue(failure(line).endsWith("no key"));
    }

    @Test
    void nullEndsTheTextWithAReason() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.say("Good morning.", null);
        tokens.say(" Never heard.");
        assertTrue(failure(line).contains("sent null as its piece 2"), errors.toString());
        assertEquals(List.of("Good", "morning"), words);
    }

    @Test
    void whatComesAfterTheEndIsNotSpoken() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.say("Good morning.");
        tokens.end();
        tokens.say(" Not this.");
        tokens.end();
        tokens.fail(new IllegalStateException("late"));
        finish(line);
        assertEquals(List.of("Good", "morning"), words);
        assertFalse(line.completion().isCompletedExceptionally());
    }

    @Test
    void tenThousandTokensAtOnceWait() {
        SpeechHandle line = theatre.woman.speak(tokens);
        for (int i = 0; i < 10_000; i++) {
            tokens.say("go on, ");
        }
        theatre.run(1);
        assertTrue(line.heardSeconds() > 0);
        assertFalse(tokens.cancelled);
        assertTrue(tokens.requested <= 2000 / 7 + 64, "asked for " + tokens.requested);
        line.stop();
        finish(line);
        assertTrue(tokens.cancelled && line.isStopped());
    }

    @Test
    void aFloodIsCutOff() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.say("Good morning. ");
        tokens.say("x".repeat(2_000_000));
        assertTrue(failure(line).contains("2000000 characters"), errors.toString());
        assertEquals(List.of("Good", "morning"), words);
    }

    @Test
    void aTextWithoutWordsFails() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.say(" ... ");
        tokens.end();
        finish(line);
        assertTrue(line.completion().isCompletedExceptionally());
        assertTrue(errors.get(0).contains("no words"), errors.toString());
    }

    /** Half a clause, then nothing: after a second what is there is said, after thirty the line ends. */
    @Test
    void aPublisherThatNeverEndsIsNotWaitedForInSilence() {
        SpeechHandle line = theatre.woman.speak(tokens);
        tokens.say("I think that the ");
        theatre.run(0.9);
        assertTrue(line.heardSeconds() < 0);
        theatre.run(3);
        assertEquals(List.of("I", "think", "that"), words);
        assertFalse(line.isDone());
        theatre.run(29);
        assertTrue(failure(line).contains("30 s"), errors.toString());
        assertEquals(List.of("I", "think", "that", "the"), words);
    }

    @Test
    void aRemovedAvatarCancelsItsText() {
        SpeechHandle line = theatre.woman.speak(tokens);
        SpeechHandle waiting = theatre.woman.speak(new Tokens());
        tokens.say("Good morning, my friend, how are you? ");
        theatre.run(0.5);
        theatre.woman.getSpatial().removeControl(theatre.woman);
        assertTrue(line.isDone() && line.isStopped() && waiting.isDone());
        assertTrue(tokens.cancelled);
        tokens.say("Too late.");
        theatre.run(0.2);
    }
}
