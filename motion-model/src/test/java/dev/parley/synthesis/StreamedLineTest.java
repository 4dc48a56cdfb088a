package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import dev.parley.onnx.TinyModel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.text.UnspeakableTextException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines whose text arrives while they are spoken, with the real text front end and a small random model. */
class StreamedLineTest {

    private static final String TEXT = "Well, good morning, Dr. Lee. The old bridge, as you see, is broken in two places,"
            + " so take the road around the lake; it costs $3.50!";
    private static SpeechSynthesizer synthesizer;

    private record Line(PcmAudio audio, MotionClip motion, List<TimedEvent> events, List<SpeechChunk> chunks) {
    }

    @BeforeAll
    static void open() {
        synthesizer = SpeechSynthesizer.open(ModelSource.classPath(TinyModel.ROOT),
                new SynthesizerOptions(ExecutionProvider.CPU, 1));
    }

    @AfterAll
    static void close() {
        synthesizer.close();
    }

    /** Speaks pieces, each of which arrives when everything before it has been spoken. */
    private static Line speak(String... pieces) {
        TextFeed feed = new TextFeed();
        List<SpeechChunk> chunks = new ArrayList<>();
        try (SpeechStream stream = synthesizer.synthesize(SpeechRequest.of("").withSeed(3), feed)) {
            for (String piece : pieces) {
                assertTrue(feed.append(piece));
                for (SpeechChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                    assertFalse(chunk.last());
                    chunks.add(chunk);
                }
                assertTrue(stream.isWaiting());
            }
            feed.end();
            for (SpeechChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                chunks.add(chunk);
            }
            assertFalse(stream.isWaiting());
        }
        return line(chunks);
    }

    private static Line line(List<SpeechChunk> chunks) {
        List<TimedEvent> events = new ArrayList<>();
        chunks.forEach(chunk -> events.addAll(chunk.events()));
        return new Line(PcmAudio.concat(chunks.stream().map(SpeechChunk::audio).toList()),
                MotionClip.concat(chunks.stream().map(SpeechChunk::motion).toList()), events, chunks);
    }

    @Test
    void howTheTextArrivesDoesNotMatter() {
        Line whole = speak(TEXT);
        for (String[] pieces : new String[][] {TEXT.split(""), TEXT.split("(?<= )"), TEXT.split("(?<=,)")}) {
            Line again = speak(pieces);
            assertArrayEquals(whole.audio.samples(), again.audio.samples());
            assertEquals(whole.motion, again.motion);
            assertEquals(whole.events, again.events);
        }
    }

    @Test
    void theWordsAreThoseOfTheTextInOneGo() {
        List<TimedEvent> streamed = words(speak(TEXT.split("(?<= )")).events);
        List<TimedEvent> written = words(synthesizer.synthesizeAll(SpeechRequest.of(TEXT)).events());
        assertEquals(written.stream().map(TimedEvent::value).toList(), streamed.stream().map(TimedEvent::value).toList());
        assertEquals(written.stream().map(TimedEvent::textStart).toList(),
                streamed.stream().map(TimedEvent::textStart).toList());
    }

    private static List<TimedEvent> words(List<TimedEvent> events) {
        return events.stream().filter(event -> event.type() == TimedEvent.Type.WORD).toList();
    }

    /** Events and chunks go on from clause to clause: no time is lost and none told twice. */
    @Test
    void timeGoesOnFromClauseToClause() {
        Line line = speak(TEXT.split("(?<= )"));
        double at = 0;
        double last = 0;
        for (SpeechChunk chunk : line.chunks) {
            assertEquals(at, chunk.startSeconds(), 1e-9);
            assertEquals(chunk.audio().seconds(), chunk.motion().seconds(), 1e-9);
            at += chunk.audio().seconds();
            for (TimedEvent event : chunk.events()) {
                assertTrue(event.start() >= last && event.start() <= at, event.toString());
                last = event.start();
            }
        }
        assertTrue(line.chunks.get(line.chunks.size() - 1).last());
    }

    /** Silence within a sentence is a comma's, not the end of one utterance and the beginning of the next. */
    @Test
    void aClauseIsNotASentence() {
        double gap = gap("Here is the road, of course it is long.", "road", "of");
        double sentences = gap("Here is the road. Of course it is long.", "road", "Of");
        assertTrue(gap >= 0.15 && gap < sentences, "a comma of " + gap + " s, a full stop of " + sentences + " s");
    }

    private static double gap(String text, String before, String after) {
        List<TimedEvent> words = words(speak(text.split("(?<= )")).events);
        double end = words.stream().filter(word -> word.value().equals(before)).findFirst().orElseThrow().end();
        return words.stream().filter(word -> word.value().equals(after)).findFirst().orElseThrow().start() - end;
    }

    /** Where clauses meet, no channel moves twice as fast as it does elsewhere, though the model is random. */
    @Test
    void noSeamInTheMotion() {
        Line line = speak(TEXT.split("(?<= )"));
        MotionClip motion = line.motion;
        List<TimedEvent> words = words(line.events);
        double seam = words.stream().filter(word -> word.value().equals("see")).findFirst().orElseThrow().end();
        for (int channel = 0; channel < motion.channels().size(); channel++) {
            double largest = 0;
            double atSeam = 0;
            for (int i = 1; i < motion.frames(); i++) {
                double step = Math.abs(motion.value(i, channel) - motion.value(i - 1, channel));
                double from = i / motion.frameRate() - seam;
                if (from > 0 && from < 0.4) {
                    atSeam = Math.max(atSeam, step);
                } else {
                    largest = Math.max(largest, step);
                }
            }
            assertTrue(atSeam <= largest * 2 + 1e-6, motion.channels().get(channel) + " moves by " + atSeam
                    + " at the seam, elsewhere by " + largest + " at most");
        }
    }

    @Test
    void theFirstClauseSoundsBeforeTheRestIsKnown() {
        TextFeed feed = new TextFeed();
        try (SpeechStream stream = synthesizer.synthesize(SpeechRequest.of(""), feed)) {
            assertNull(stream.next());
            assertTrue(stream.isWaiting());
            feed.append("Good morning, my");
            assertNull(stream.next());
            feed.append(" dear friend, how");
            SpeechChunk first = stream.next();
            assertNotNull(first);
            assertTrue(first.audio().length() > 0);
        }
    }

    @Test
    void marksAndTagsAreEventsAtTheWordBehindThem() {
        Line line = speak("Open [face:joy] the ", "<mark name=\"door\"/> door now. Bye. ", "[face:calm]");
        List<String> told = line.events.stream().filter(event -> switch (event.type()) {
            case WORD, MARK, TAG -> true;
            default -> false;
        }).map(event -> event.type() + " " + event.value()).toList();
        assertEquals(List.of("WORD Open", "TAG face:joy", "WORD the", "MARK door", "WORD door", "WORD now", "WORD Bye",
                "TAG face:calm"), told);
        assertEquals(told, synthesizer.synthesizeAll(SpeechRequest.of("Open [face:joy] the <mark name=\"door\"/> door now."
                + " Bye. [face:calm]")).events().stream().filter(event -> switch (event.type()) {
                    case WORD, MARK, TAG -> true;
                    default -> false;
                }).map(event -> event.type() + " " + event.value()).toList());
    }

    @Test
    void aTextWithoutWordsIsRefusedAtItsEnd() {
        TextFeed feed = new TextFeed();
        try (SpeechStream stream = synthesizer.synthesize(SpeechRequest.of(""), feed)) {
            feed.append(" ... \ud83d\ude00 ");
            assertNull(stream.next());
            feed.end();
            UnspeakableTextException e = assertThrows(UnspeakableTextException.class, stream::next);
            assertTrue(e.getMessage().contains("no words"), e.getMessage());
        }
    }

    @Test
    void aFeedTakesSoMuchAndNoMore() {
        TextFeed feed = new TextFeed();
        int accepted = 0;
        while (feed.append("token ")) {
            accepted++;
        }
        assertEquals(TextFeed.MOST_WAITING / 6, accepted);
        assertTrue(feed.isReady());
        feed.end();
        feed.end();
        assertFalse(feed.append("late"));
        assertEquals(TextFeed.MOST_WAITING / 6 * 6, feed.waiting());
    }

    @Test
    void aTextThatStallsIsSpokenAsFarAsItGoes() {
        TextFeed feed = new TextFeed();
        try (SpeechStream stream = synthesizer.synthesize(SpeechRequest.of(""), feed)) {
            feed.append("I think that the ");
            assertNull(stream.next());
            feed.hurry();
            assertNotNull(stream.next());
            assertEquals("I think that", feed.text());
        }
    }

    @Test
    void aLineCanBeCancelledWhileItWaits() {
        TextFeed feed = new TextFeed();
        SpeechStream stream = synthesizer.synthesize(SpeechRequest.of(""), feed);
        feed.append("Good morning to you all, ");
        stream.cancel();
        assertNull(stream.next());
        assertFalse(stream.isWaiting());
        stream.close();
        stream.close();
    }
}
