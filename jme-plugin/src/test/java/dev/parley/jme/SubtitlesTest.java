package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.TimedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subtitles and events of real lines, with a small random model. */
class SubtitlesTest {

    private static final String TEXT = "Good *morning*, [face:joy] my friend. The old road, as you see, is closed today,"
            + " so you have to go around the big lake, and that takes a while!";

    /** Shows the subtitles frame by frame, as a game would. */
    private static List<String> shown(Theatre theatre, Subtitles subtitles, SpeechHandle line) {
        List<String> cues = new ArrayList<>();
        for (int i = 0; i < 3000 && !line.isDone(); i++) {
            theatre.frame();
            if (subtitles.update() && (cues.isEmpty() || !cues.get(cues.size() - 1).equals(subtitles.text()))) {
                cues.add(subtitles.text());
            }
            assertTrue(subtitles.heard() <= subtitles.text().length());
        }
        return cues;
    }

    @Test
    void cuesFollowTheWordsAndVanishWithTheLine() {
        try (Theatre theatre = new Theatre(Theatre.tinyModel(), true)) {
            Subtitles subtitles = new Subtitles(30, 2);
            theatre.woman.addListener(subtitles);
            theatre.run(0.2);
            assertFalse(subtitles.update());
            SpeechHandle line = theatre.woman.speak(TEXT);
            assertEquals(List.of("Good morning, my friend.", "The old road, as you see, is\nclosed today, so you have to",
                    "go around the big lake, and\nthat takes a while!", ""), shown(theatre, subtitles, line));
        }
    }

    /** What is known of a streamed text grows; a cue on the screen grows with it and does not jump. */
    @Test
    void streamedTextHasSubtitlesToo() {
        try (Theatre theatre = new Theatre(Theatre.tinyModel(), true)) {
            Subtitles subtitles = new Subtitles();
            theatre.woman.addListener(subtitles);
            theatre.run(0.2);
            Tokens tokens = new Tokens();
            SpeechHandle line = theatre.woman.speak(tokens);
            tokens.sayAll(TEXT);
            tokens.end();
            List<String> cues = shown(theatre, subtitles, line);
            assertEquals("Good morning, my friend.", cues.get(1).startsWith("Good morning, my friend") ? cues.get(1)
                    : cues.get(0));
            for (int i = 1; i + 1 < cues.size(); i++) {
                String before = cues.get(i - 1);
                assertTrue(cues.get(i).startsWith(before) || before.matches("(?s).*(\\.|\\n.*)"), cues.toString());
            }
            assertEquals("", cues.get(cues.size() - 1));
        }
    }

    @Test
    void wordByWord() {
        CueText cue = CueText.of("Well, \"you there\" go.", 0, 42, 2);
        assertEquals("Well,", cue.text().substring(0, cue.shown(4)));
        assertEquals("Well, \"you there\"", cue.text().substring(0, cue.shown(16)));
        assertThrows(IllegalArgumentException.class, () -> new Subtitles(0, 2));
    }

    @Test
    void tagsLeaveNoTrace() {
        assertEquals("Good morning, dear friend.", CueText.of("[face:joy] Good morning [look: left], <mark name=\"door\"/>dear"
                + "[face:calm] friend.", 0, 42, 2).text());
    }

    /** Every word, phoneme, viseme and tag comes once, in order, in the first frame in which it is heard. */
    @Test
    void eventsComeInOrderOnceEachAtTheHeardTime() {
        try (Theatre theatre = new Theatre(Theatre.tinyModel(), true)) {
            List<TimedEvent> told = new ArrayList<>();
            List<String> late = new ArrayList<>();
            theatre.run(0.2);
            theatre.woman.addListener(new SpeechListener() {
                @Override
                public void onEvent(SpeechHandle line, TimedEvent event) {
                    double by = line.heardSeconds() - event.start();
                    if (by < -1e-6 || by > Theatre.STEP + 1e-3) {
                        late.add(event + " by " + by);
                    }
                    told.add(event);
                }
            });
            SpeechHandle line = theatre.woman.speak(TEXT);
            for (int i = 0; i < 3000 && !line.isDone(); i++) {
                theatre.frame();
            }
            assertEquals(List.of(), late);
            for (int i = 1; i < told.size(); i++) {
                assertTrue(told.get(i).start() >= told.get(i - 1).start(), told.get(i).toString());
            }
            assertEquals(told.size(), told.stream().distinct().count(), "once each");
            assertEquals(1, told.stream().filter(event -> event.type() == TimedEvent.Type.TAG).count());
            assertEquals(TEXT.replaceAll("\\[.*?\\]", "").split("\\s+").length,
                    told.stream().filter(event -> event.type() == TimedEvent.Type.WORD).count());
            assertTrue(told.stream().anyMatch(event -> event.type() == TimedEvent.Type.VISEME));
            assertTrue(told.stream().anyMatch(event -> event.type() == TimedEvent.Type.PHONEME));
        }
    }
}
