package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.export.binary.BinaryExporter;
import com.jme3.scene.Spatial;
import dev.parley.analysis.VoiceFrame;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import dev.parley.signal.TimedEvent;
import dev.parley.synthesis.Emotion;
import dev.parley.synthesis.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class TalkingAvatarControlTest {

    private final ScriptedModel model = new ScriptedModel();
    private final List<String> heard = new ArrayList<>();

    private Theatre theatre() {
        Theatre theatre = new Theatre(() -> model, true);
        theatre.woman.addListener(new SpeechListener() {
            @Override
            public void onStart(SpeechHandle line) {
                heard.add("start " + line.request().text());
            }

            @Override
            public void onEvent(SpeechHandle line, TimedEvent event) {
                heard.add(event.value());
                assertEquals(event.start(), line.heardSeconds(), Theatre.STEP + 1e-3);
            }

            @Override
            public void onEnd(SpeechHandle line) {
                heard.add("end " + line.request().text());
            }

            @Override
            public void onWarning(SpeechHandle line, String message) {
                heard.add(message);
            }

            @Override
            public void onError(SpeechHandle line, Throwable error) {
                heard.add("error: " + error.getMessage());
            }
        });
        return theatre;
    }

    @Test
    void lipsFollowTheHeardTime() {
        try (Theatre theatre = theatre()) {
            theatre.run(1);
            SpeechHandle line = theatre.woman.speak("8");
            theatre.run(0.3);
            for (int i = 0; i < 200; i++) {
                theatre.frame();
                assertEquals(line.heardSeconds() * ScriptedModel.JAW_PER_SECOND, theatre.jaw(), 1e-3);
            }
            theatre.run(1);
            assertTrue(line.isDone());
            assertEquals(0, theatre.jaw(), 1e-3);
        }
    }

    @Test
    void linesAreSpokenInTheirOrder() {
        try (Theatre theatre = theatre()) {
            SpeechHandle first = theatre.woman.speak("2");
            SpeechHandle second = theatre.woman.speak("1");
            assertTrue(theatre.woman.isSpeaking());
            theatre.run(0.5);
            assertTrue(second.heardSeconds() < 0);
            assertTrue(first.progress() > 0.3 && first.progress() < 1, "progress " + first.progress());
            theatre.run(1.5);
            assertEquals(List.of("start 2", "word0", "word1", "end 2", "start 1", "word0", "end 1"), heard);
            assertSame(first, first.completion().getNow(null));
            assertEquals(1, second.progress());
            assertFalse(theatre.woman.isSpeaking());
        }
    }

    @Test
    void stoppedLineEndsAtOnceAndTheNextBegins() {
        try (Theatre theatre = theatre()) {
            SpeechHandle first = theatre.woman.speak("20");
            SpeechHandle second = theatre.woman.speak("1");
            theatre.run(0.4);
            first.stop();
            theatre.run(0.1);
            assertTrue(first.isDone() && first.isStopped());
            theatre.run(0.2);
            assertTrue(second.heardSeconds() > 0);
            assertFalse(second.isStopped());
        }
    }

    /** The face goes on from where it was, in another mood, with another performance. */
    @Test
    void moodsChangeWhatIsMadeFromThenOn() {
        try (Theatre theatre = theatre()) {
            theatre.run(1);
            assertEquals(1, model.idles.size());
            assertNull(model.idles.get(0).emotion());
            theatre.woman.setEmotion(new Emotion("sad", 0.7f));
            theatre.run(3);
            assertEquals(2, model.idles.size());
            assertEquals(new Emotion("sad", 0.7f), model.idles.get(1).emotion());
            assertNotNull(model.idles.get(1).before());
            assertTrue(model.idles.get(0).seed() != model.idles.get(1).seed());
            assertEquals(1, model.open.get(), "the first stream is closed");
            assertEquals(0.7f, theatre.woman.getEmotion().intensity());
        }
    }

    /** A partner is asked again and again, as motion is made no more than a moment ahead. */
    @Test
    void aPartnerIsListenedTo() {
        Partner silent = frame -> new Partner.View() {
            @Override
            public boolean face(int ago, MotionFrame store) {
                return false;
            }

            @Override
            public VoiceFrame voice(int ago) {
                return null;
            }
        };
        try (Theatre theatre = theatre()) {
            theatre.woman.setPartner(silent);
            theatre.run(1);
            assertSame(silent, model.idles.get(model.idles.size() - 1).partner());
            theatre.woman.setPartner(null);
            theatre.run(3);
            assertNull(model.idles.get(model.idles.size() - 1).partner());
        }
    }

    @Test
    void stopEndsAllLines() {
        try (Theatre theatre = theatre()) {
            SpeechHandle first = theatre.woman.speak("20");
            SpeechHandle second = theatre.woman.speak("20");
            theatre.run(0.4);
            theatre.woman.stop();
            theatre.run(0.2);
            assertTrue(first.isDone() && second.isDone());
            assertFalse(theatre.woman.isSpeaking());
            assertEquals(1, model.open.get(), "only the idle stream stays open");
        }
    }

    @Test
    void headIsNeverStillForATenthOfASecondNorJumps() {
        try (Theatre theatre = theatre()) {
            theatre.run(1);
            theatre.woman.speak("3");
            theatre.woman.speak("2");
            double still = 0;
            double yaw = theatre.yaw();
            double pitch = theatre.pitch();
            for (int i = 0; i < 300; i++) {
                theatre.frame();
                double move = Math.hypot(theatre.yaw() - yaw, theatre.pitch() - pitch);
                still = move < 1e-5 ? still + Theatre.STEP : 0;
                assertTrue(still < 0.1, "still at " + theatre.seconds());
                // Both sources turn by 0.2 rad/s at most, 0.09 rad apart: a blend over 0.25 s adds 1.5 * 0.18 / 0.25.
                assertTrue(move < (0.2 + 1.1) * Theatre.STEP, "jumped by " + move + " at " + theatre.seconds());
                yaw = theatre.yaw();
                pitch = theatre.pitch();
            }
            assertEquals(7, heard.size() - 2, "both lines were heard: " + heard);
        }
    }

    @Test
    void emptyTextFailsWithItsReasonAndTheAvatarSpeaksOn() {
        try (Theatre theatre = theatre()) {
            SpeechHandle bad = theatre.woman.speak("  ");
            SpeechHandle good = theatre.woman.speak("1");
            theatre.run(1);
            ExecutionException e = assertThrows(ExecutionException.class, () -> bad.completion().get());
            assertTrue(e.getCause().getMessage().contains("empty"));
            assertEquals("error: the text is empty; give it a word", heard.get(0));
            assertTrue(good.isDone());
            assertEquals(1, good.progress());
        }
    }

    @Test
    void withoutAModelLinesFailAndTheFaceLives() {
        try (Theatre theatre = new Theatre(() -> {
            throw new IllegalStateException("model.json is missing");
        }, true)) {
            SpeechHandle line = theatre.woman.speak("1");
            theatre.run(0.5);
            assertTrue(line.completion().isCompletedExceptionally());
            double yaw = theatre.yaw();
            theatre.run(0.5);
            assertTrue(Math.abs(theatre.yaw() - yaw) > 1e-4);
            assertEquals("model.json is missing", theatre.state.failure().getMessage());
        }
    }

    @Test
    void outOfTheSceneTheAvatarHoldsItsLine() {
        try (Theatre theatre = theatre()) {
            SpeechHandle line = theatre.woman.speak("4");
            theatre.run(0.5);
            theatre.woman.getSpatial().removeFromParent();
            theatre.run(1);
            double held = line.heardSeconds();
            assertTrue(held < 0.7, "heard " + held);
            theatre.run(1);
            assertEquals(held, line.heardSeconds());
            theatre.root.attachChild(theatre.woman.getSpatial());
            theatre.run(2);
            assertTrue(line.isDone());
            assertFalse(line.isStopped());
        }
    }

    @Test
    void disabledStateHoldsEveryLine() {
        try (Theatre theatre = theatre()) {
            SpeechHandle line = theatre.woman.speak("4");
            theatre.run(0.5);
            theatre.state.setEnabled(false);
            theatre.run(0.5);
            double held = line.heardSeconds();
            double yaw = theatre.yaw();
            theatre.run(0.5);
            assertEquals(held, line.heardSeconds());
            assertTrue(Math.abs(theatre.yaw() - yaw) > 1e-4, "the head goes on");
            theatre.state.setEnabled(true);
            theatre.run(2);
            assertTrue(line.isDone());
        }
    }

    @Test
    void removedControlEndsItsLinesAndFreesItsStreams() {
        try (Theatre theatre = theatre()) {
            SpeechHandle line = theatre.woman.speak("40");
            theatre.run(0.5);
            Spatial spatial = theatre.woman.getSpatial();
            spatial.removeControl(theatre.woman);
            assertTrue(line.isDone() && line.isStopped());
            assertEquals(0, model.open.get());
            assertEquals(List.of(), theatre.state.avatars());
            theatre.run(0.1);
        }
    }

    @Test
    void detachedStateEndsEverything() {
        try (Theatre theatre = theatre()) {
            SpeechHandle line = theatre.woman.speak("40");
            theatre.run(0.5);
            theatre.detachState();
            assertTrue(line.isDone());
            assertEquals(0, model.open.get());
            assertTrue(model.closed);
            theatre.run(0.2);
        }
    }

    @Test
    void cloneSpeaksForItself() {
        try (Theatre theatre = theatre()) {
            theatre.woman.setVolume(0.5f);
            theatre.run(0.2);
            Spatial copy = theatre.woman.getSpatial().clone();
            theatre.root.attachChild(copy);
            TalkingAvatarControl other = copy.getControl(TalkingAvatarControl.class);
            assertNotSame(theatre.woman, other);
            theatre.run(0.2);
            SpeechHandle line = other.speak("8");
            theatre.run(2);
            assertTrue(line.heardSeconds() > 1);
            assertEquals(0, theatre.jaw(), 1e-3);
            assertTrue(other.rig().applied().get(MotionChannel.byName("jawOpen").orElseThrow()) > 0.1);
            assertNotSame(theatre.woman.rig(), other.rig());
            assertEquals(0.5f, other.getVolume());
            assertEquals(List.of(), heard, "the original's listeners hear only the original");
        }
    }

    @Test
    void savedControlComesBack() {
        try (Theatre theatre = theatre()) {
            theatre.woman.setVolume(0.7f);
            theatre.woman.setDistances(2, 50);
            theatre.run(0.2);
            Spatial loaded = BinaryExporter.saveAndLoad(Theatre.ASSETS, theatre.woman.getSpatial());
            TalkingAvatarControl other = loaded.getControl(TalkingAvatarControl.class);
            assertEquals(0.7f, other.getVolume());
            assertEquals(2, other.getReferenceDistance());
            assertEquals(50, other.getMaxDistance());
            theatre.root.attachChild(loaded);
            theatre.state.add(other);
            SpeechHandle line = other.speak("4");
            theatre.run(1.5);
            assertTrue(line.heardSeconds() > 1);
            assertEquals(theatre.woman.rig().profile(), other.rig().profile());
            assertTrue(other.rig().applied().get(MotionChannel.byName("jawOpen").orElseThrow()) > 0.05);
        }
    }

    @Test
    void defaultsSurviveSaving() {
        TalkingAvatarControl saved = BinaryExporter.saveAndLoad(Theatre.ASSETS, new TalkingAvatarControl());
        assertEquals(1, saved.getVolume());
        assertEquals(10, saved.getReferenceDistance());
        assertEquals(200, saved.getMaxDistance());
        assertNull(saved.rig());
        assertTrue(saved.isEnabled());
    }

    @Test
    void twoPerformancesInFixedStepsAreTheSame() {
        assertEquals(performance(), performance());
    }

    private List<Double> performance() {
        List<Double> motion = new ArrayList<>();
        try (Theatre theatre = new Theatre(ScriptedModel::new, true)) {
            theatre.woman.speak("3");
            for (int i = 0; i < 200; i++) {
                theatre.frame();
                motion.add(theatre.yaw());
                motion.add(theatre.jaw());
            }
        }
        return motion;
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        TalkingAvatarControl control = new TalkingAvatarControl();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> control.setVolume(-1)).getMessage()
                .contains("-1"));
        assertThrows(IllegalArgumentException.class, () -> control.setDistances(5, 5));
    }
}
