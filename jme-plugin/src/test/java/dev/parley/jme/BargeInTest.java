package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import dev.parley.signal.TimedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Interrupted, held and queued lines, by what is heard and seen. */
class BargeInTest {

    private static final int RATE = 22_050;
    private static final String TEXT = "Good morning, my friend, the old road is closed, so you have to go by the lake. "
            .repeat(5);

    private static Theatre tiny() {
        Theatre theatre = new Theatre(Theatre.tinyModel(), true);
        theatre.run(0.2);
        return theatre;
    }

    @Test
    void anInterruptedLineIsSilentWithin50MillisecondsWithoutAClick() {
        try (Theatre theatre = tiny()) {
            SpeechHandle line = theatre.woman.speak(TEXT);
            theatre.run(1.5);
            int at = theatre.sound.length();
            assertTrue(line.heardSeconds() > 1.2 && line.progress() < 0.9, "in the midst of the line");
            line.interrupt(Duration.ofMillis(30));
            theatre.run(0.5);
            assertTrue(line.isDone() && line.isStopped());
            assertTrue(theatre.sound.soundEnd() - at <= RATE / 20, "heard for " + (theatre.sound.soundEnd() - at));
            double own = theatre.sound.largestStep(at - RATE, at);
            double fade = theatre.sound.largestStep(at, theatre.sound.length());
            assertTrue(fade <= own, "a step of " + fade + "; the voice's own largest is " + own);
        }
    }

    @Test
    void theHandleTellsWhatWasHeard() {
        List<TimedEvent> told = new ArrayList<>();
        try (Theatre theatre = tiny()) {
            theatre.woman.addListener(new SpeechListener() {
                @Override
                public void onEvent(SpeechHandle line, TimedEvent event) {
                    if (event.type() == TimedEvent.Type.WORD) {
                        told.add(event);
                    }
                }
            });
            SpeechHandle line = theatre.woman.speak(TEXT);
            assertEquals("", line.heardText());
            for (int i = 0; i < 600 && told.size() < 4; i++) {
                theatre.frame();
            }
            TimedEvent last = told.get(3);
            boolean half = line.heardSeconds() >= (last.start() + last.end()) / 2;
            assertEquals(half ? 4 : 3, line.heardWords());
            while (line.heardSeconds() < last.end() - 0.02) {
                theatre.frame();
            }
            line.interrupt(Duration.ZERO);
            theatre.run(0.2);
            assertEquals("Good morning, my friend,", line.heardText());
            assertEquals(4, line.heardWords());
            double heard = line.heardSeconds();
            theatre.run(1);
            assertEquals(heard, line.heardSeconds());
            assertTrue(line.progress() < 1);
        }
    }

    /** The face leaves the line at once, and no channel moves faster than in speech, in idling, and in a soft blend. */
    @Test
    void theFaceTurnsAwayAtOnceWithoutAJump() {
        try (Theatre theatre = tiny()) {
            Map<MotionChannel, Double> own = largest(theatre, 90);
            SpeechHandle line = theatre.woman.speak(TEXT);
            theatre.run(0.5);
            largest(theatre, 90).forEach((channel, step) -> own.merge(channel, step, Math::max));
            assertFalse(line.isDone());
            line.interrupt(Duration.ofMillis(30));
            Map<MotionChannel, Double> after = largest(theatre, 30);
            assertTrue(line.isDone());
            for (MotionChannel channel : MotionChannel.all()) {
                // A cubic is at its steepest 1.5 times as steep as a straight line over its time, 0.12 s at least.
                double blend = 1.5 * Theatre.STEP / 0.12 * (channel.isWeight() ? 0.6 : 0.1);
                assertTrue(after.get(channel) <= own.get(channel) + blend,
                        channel + " jumps by " + after.get(channel) + "; its own largest step is " + own.get(channel));
            }
        }
    }

    private static Map<MotionChannel, Double> largest(Theatre theatre, int frames) {
        Map<MotionChannel, Double> steps = new HashMap<>();
        MotionFrame last = new MotionFrame();
        last.copyFrom(theatre.woman.rig().applied());
        for (int i = 0; i < frames; i++) {
            theatre.frame();
            MotionFrame now = theatre.woman.rig().applied();
            for (MotionChannel channel : MotionChannel.all()) {
                double step = Math.abs(now.get(channel) - last.get(channel));
                steps.merge(channel, step, Math::max);
            }
            last.copyFrom(now);
        }
        return steps;
    }

    @Test
    void interruptsAreSafeAtAnyTime() throws InterruptedException {
        try (Theatre theatre = tiny()) {
            SpeechHandle early = theatre.woman.speak(TEXT);
            early.interrupt(Duration.ofSeconds(1));
            early.interrupt(Duration.ZERO);
            theatre.run(0.1);
            assertTrue(early.isDone() && early.isStopped());
            assertEquals("", early.heardText());
            SpeechHandle other = theatre.woman.speak(TEXT);
            theatre.run(0.4);
            Thread thread = new Thread(() -> other.interrupt(Duration.ofMillis(10)));
            thread.start();
            thread.join();
            theatre.run(0.1);
            assertTrue(other.isDone() && other.isStopped());
            other.interrupt(Duration.ofMillis(10));
            assertThrows(IllegalArgumentException.class, () -> other.interrupt(Duration.ofMillis(-1)));
        }
    }

    @Test
    void aLongFadeLastsAsLongAsAsked() {
        try (Theatre theatre = tiny()) {
            SpeechHandle line = theatre.woman.speak(TEXT);
            theatre.run(1);
            int at = theatre.sound.length();
            line.interrupt(Duration.ofMillis(400));
            theatre.run(0.3);
            assertFalse(line.isDone());
            theatre.run(0.5);
            double lasted = (theatre.sound.soundEnd() - at) / (double) RATE;
            assertTrue(lasted > 0.3 && lasted < 0.45, "lasted " + lasted);
        }
    }

    @Test
    void aHeldLineHoldsSoundAndLipsWhileTheHeadGoesOn() {
        try (Theatre theatre = new Theatre(ScriptedModel::new, true)) {
            theatre.run(1);
            SpeechHandle line = theatre.woman.speak("8");
            SpeechHandle next = theatre.woman.speak("1");
            theatre.run(1);
            line.pause();
            line.pause();
            theatre.run(0.2);
            assertTrue(line.isPaused());
            double held = line.heardSeconds();
            double jaw = theatre.jaw();
            double yaw = theatre.yaw();
            double moved = 0;
            int silence = theatre.sound.length();
            for (int i = 0; i < 60; i++) {
                theatre.frame();
                moved += Math.abs(theatre.yaw() - yaw);
                yaw = theatre.yaw();
                assertEquals(jaw, theatre.jaw(), 1e-4);
            }
            assertEquals(held, line.heardSeconds());
            assertTrue(moved > 0.01, "the head moved by " + moved);
            assertTrue(theatre.sound.soundEnd() <= silence);
            line.resume();
            theatre.run(3.5);
            assertTrue(line.isDone());
            assertEquals(1, line.progress());
            theatre.run(0.6);
            assertTrue(next.isDone());
        }
    }

    @Test
    void aLineHeldBeforeItsTurnWaits() {
        try (Theatre theatre = new Theatre(ScriptedModel::new, true)) {
            theatre.run(0.2);
            SpeechHandle line = theatre.woman.speak("2");
            line.pause();
            theatre.run(1);
            assertTrue(line.heardSeconds() <= 0);
            line.resume();
            theatre.run(1.3);
            assertTrue(line.isDone());
            SpeechHandle held = theatre.woman.speak("2");
            theatre.run(0.3);
            held.pause();
            held.stop();
            theatre.run(0.2);
            assertTrue(held.isDone());
        }
    }

    @Test
    void replaceSpeaksTheNewLineAtOnce() {
        try (Theatre theatre = new Theatre(ScriptedModel::new, true)) {
            theatre.run(0.2);
            theatre.woman.setQueuePolicy(QueuePolicy.REPLACE);
            SpeechHandle first = theatre.woman.speak("8");
            theatre.run(0.5);
            SpeechHandle second = theatre.woman.speak("8");
            SpeechHandle third = theatre.woman.speak("2");
            theatre.run(0.15);
            assertTrue(first.isDone() && second.isDone() && second.heardSeconds() < 0);
            assertTrue(third.heardSeconds() > 0, "heard " + third.heardSeconds());
        }
    }

    @Test
    void dropKeepsTheLineThatIsSpoken() {
        try (Theatre theatre = new Theatre(ScriptedModel::new, true)) {
            theatre.run(0.2);
            theatre.woman.setQueuePolicy(QueuePolicy.DROP);
            SpeechHandle first = theatre.woman.speak("4");
            SpeechHandle dropped = theatre.woman.speak("1");
            assertTrue(dropped.isDone() && dropped.isStopped());
            theatre.run(0.5);
            first.stop();
            SpeechHandle next = theatre.woman.speak("1");
            assertFalse(next.isDone(), "nobody speaks any more");
            theatre.run(1);
            assertEquals(1, next.progress());
        }
    }

    @Test
    void tenThousandLinesWaitAndOneMoreIsRefused() {
        ScriptedModel model = new ScriptedModel();
        try (Theatre theatre = new Theatre(() -> model, true)) {
            theatre.run(0.2);
            List<SpeechHandle> lines = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                lines.add(theatre.woman.speak("1"));
            }
            SpeechHandle refused = theatre.woman.speak("1");
            ExecutionException e = assertThrows(ExecutionException.class, () -> refused.completion().get());
            assertTrue(e.getCause().getMessage().contains("10000"), e.getCause().getMessage());
            theatre.run(2.1);
            assertTrue(lines.get(2).isDone() && !lines.get(9).isDone());
            assertTrue(model.open.get() < 10, model.open.get() + " streams are open");
            theatre.woman.stop();
            theatre.run(0.2);
            assertTrue(lines.stream().allMatch(SpeechHandle::isDone));
            assertFalse(theatre.woman.isSpeaking());
        }
    }
}
