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
import dev.parley.signal.MelFrames;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.PcmAudio;
import dev.parley.signal.TimedEvent;
import dev.parley.text.UnspeakableTextException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole chain with the real text front end and a small random model. */
class SpeechSynthesizerTest {

    private static final String TEXT = "Hello, traveller. The bridge ahead is broken in two places.";
    private static SpeechSynthesizer synthesizer;

    @BeforeAll
    static void open() {
        synthesizer = open(1);
    }

    private static SpeechSynthesizer open(int threads) {
        return SpeechSynthesizer.open(ModelSource.classPath(TinyModel.ROOT),
                new SynthesizerOptions(ExecutionProvider.CPU, threads));
    }

    @AfterAll
    static void close() {
        synthesizer.close();
        synthesizer.close();
    }

    private static List<SpeechChunk> chunks(SpeechRequest request) {
        List<SpeechChunk> chunks = new ArrayList<>();
        try (SpeechStream stream = synthesizer.synthesize(request)) {
            for (SpeechChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                chunks.add(chunk);
            }
            assertNull(stream.next());
        }
        return chunks;
    }

    @Test
    void soundAndMotionOfAChunkCoverTheSameTime() {
        List<SpeechChunk> chunks = chunks(SpeechRequest.of(TEXT));
        assertTrue(chunks.size() > 2);
        double at = 0;
        for (int i = 0; i < chunks.size(); i++) {
            SpeechChunk chunk = chunks.get(i);
            assertEquals(i, chunk.index());
            assertEquals(at, chunk.startSeconds(), 1e-9);
            assertTrue(chunk.audio().length() > 0);
            assertEquals(chunk.audio().seconds(), chunk.motion().seconds(), 1e-9);
            assertEquals(i == chunks.size() - 1, chunk.last());
            at += chunk.audio().seconds();
            for (TimedEvent event : chunk.events()) {
                assertTrue(event.start() >= chunk.startSeconds() - 1e-9 && event.start() < at, event.toString());
            }
        }
    }

    /** Streaming is no other speech than speaking at once: the facade's result is its chunks. */
    @Test
    void theFirstChunkIsShort() {
        List<SpeechChunk> chunks = chunks(SpeechRequest.of(TEXT));
        assertTrue(chunks.get(0).audio().seconds() < 0.4, "first chunk of " + chunks.get(0).audio().seconds());
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        SpeechResult once = synthesizer.synthesizeAll(SpeechRequest.of(TEXT).withSeed(5));
        try (SpeechSynthesizer other = open(1)) {
            SpeechResult again = other.synthesizeAll(SpeechRequest.of(TEXT).withSeed(5));
            assertArrayEquals(once.audio().samples(), again.audio().samples());
            assertEquals(once.motion(), again.motion());
            assertEquals(once.events(), again.events());
        }
    }

    @Test
    void anotherSeedMovesOtherwiseAndSaysTheSame() {
        SpeechResult one = synthesizer.synthesizeAll(SpeechRequest.of(TEXT).withSeed(5));
        SpeechResult two = synthesizer.synthesizeAll(SpeechRequest.of(TEXT).withSeed(6));
        assertFalse(one.motion().equals(two.motion()));
        assertEquals(one.events(), two.events());
    }

    @Test
    void eventsNameTheWordsPhonesAndVisemes() {
        SpeechResult result = synthesizer.synthesizeAll(SpeechRequest.of("Hello there. $5!"));
        List<String> words = values(result, TimedEvent.Type.WORD);
        assertEquals(List.of("Hello", "there", "$5"), words);
        List<String> phones = values(result, TimedEvent.Type.PHONEME);
        assertEquals(List.of("HH", "AH0", "L", "OW1", "DH", "EH1", "R"), phones.subList(0, 7));
        Set<String> oculus = Set.of("sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih",
                "oh", "ou");
        assertTrue(oculus.containsAll(values(result, TimedEvent.Type.VISEME)));
        double last = 0;
        for (TimedEvent event : result.events()) {
            assertTrue(event.start() >= last && event.end() <= result.audio().seconds() + 1e-9, event.toString());
            last = event.start();
        }
    }

    private static List<String> values(SpeechResult result, TimedEvent.Type type) {
        return result.events().stream().filter(event -> event.type() == type).map(TimedEvent::value).toList();
    }

    /** The events' times are those of the sound: a line of one sentence ends with the manifest's silence. */
    @Test
    void theLastPauseLastsAsTheManifestSays() {
        SpeechResult result = synthesizer.synthesizeAll(SpeechRequest.of("Hello there."));
        TimedEvent pause = result.events().get(result.events().size() - 1);
        assertEquals("sil", pause.value());
        assertEquals(result.audio().seconds(), pause.end(), 1e-9);
        assertEquals(synthesizer.manifest().text().tailSilence(), pause.end() - pause.start(), 0.012);
    }

    @Test
    void facesStayFaces() {
        MotionClip motion = synthesizer.synthesizeAll(SpeechRequest.of(TEXT)).motion();
        int jaw = index(motion, "jawOpen");
        int close = index(motion, "mouthClose");
        for (int i = 0; i < motion.frames(); i++) {
            for (int c = 0; c < motion.channels().size(); c++) {
                float value = motion.value(i, c);
                assertTrue(Float.isFinite(value));
                if (motion.channels().get(c).isWeight()) {
                    assertTrue(value >= 0 && value <= 1);
                }
            }
            assertTrue(motion.value(i, close) <= motion.value(i, jaw) + 0.05001f);
        }
    }

    private static int index(MotionClip motion, String name) {
        return motion.channels().indexOf(MotionChannel.byName(name).orElseThrow());
    }

    @Test
    void everyDialIsHeard() {
        SpeechRequest plain = SpeechRequest.of("Hello there.");
        MotionClip style = synthesizer.synthesizeAll(plain.withSeed(9)).motion();
        float[] motion = synthesizer.synthesizeAll(plain).motion().values();
        List<SpeechRequest> others = List.of(plain.withGuidance(1.5), plain.withSteps(3),
                plain.withEmotion(new Emotion("Happy", 1)), plain.withVoice(new Voice(Map.of("breathiness", 0.5f))),
                plain.withStyle(new StyleReference(null, style)), plain.withBefore(style),
                plain.withStyle(new StyleReference(new MelFrames(new float[80 * 50], 80), null)));
        for (SpeechRequest other : others) {
            assertFalse(Arrays.equals(motion, synthesizer.synthesizeAll(other).motion().values()), other.toString());
        }
        assertArrayEquals(motion, synthesizer.synthesizeAll(plain.withGuidance(0)).motion().values());
    }

    /** Durations, pitch and loudness hang on their own seed, whose default hangs on the text. */
    @Test
    void theProsodySeedChangesThePlanAndTheSeedDoesNot() {
        SpeechRequest plain = SpeechRequest.of(TEXT).withSteps(1);
        SpeechResult first = synthesizer.synthesizeAll(plain);
        assertEquals(first.events(), synthesizer.synthesizeAll(plain.withSeed(77)).events());
        assertFalse(first.audio().equals(synthesizer.synthesizeAll(plain.withProsodySeed(5)).audio()));
        assertEquals(synthesizer.synthesizeAll(plain.withProsodySeed(5)).events(),
                synthesizer.synthesizeAll(plain.withProsodySeed(5).withSeed(3)).events());
    }

    /** FNV-1a of "a", from its authors' list of test vectors. */
    @Test
    void theProsodySeedOfATextIsItsHash() {
        assertEquals(0xAF63DC4C8601EC8CL, TextSeed.of("a"));
        assertEquals(0xCBF29CE484222325L, TextSeed.of(""));
    }

    /** What is not said is neutral, in the model's own voice. */
    @Test
    void nothingGivenIsTheModelsOwnNeutralVoice() {
        SpeechRequest plain = SpeechRequest.of("Hello there.").withSteps(1);
        float[] motion = synthesizer.synthesizeAll(plain).motion().values();
        for (SpeechRequest same : List.of(plain.withEmotion(new Emotion("neutral", 1)),
                plain.withEmotion(new Emotion("neutral", 0.3f)), plain.withEmotion(new Emotion("sad", 0)),
                plain.withVoice(Voice.OWN), plain.withVoice(Voice.moved(0, 1)))) {
            assertArrayEquals(motion, synthesizer.synthesizeAll(same).motion().values(), same.toString());
        }
    }

    @Test
    void emphasisIsHeardInThePlan() {
        SpeechRequest plain = SpeechRequest.of("The bridge ahead.").withSteps(1).withProsodySeed(1);
        assertFalse(Arrays.equals(synthesizer.synthesizeAll(plain).audio().samples(),
                synthesizer.synthesizeAll(plain.withText("The *bridge* ahead.")).audio().samples()));
    }

    @Test
    void aStyleMayBeAnyRecording() {
        PcmAudio sound = new PcmAudio(new float[16000 * 2], 16000);
        MotionClip face = new MotionClip(List.of(MotionChannel.HEAD_YAW), new float[30], 30);
        SpeechRequest plain = SpeechRequest.of("Hello.").withSteps(1);
        for (StyleReference style : List.of(synthesizer.style(sound, null), synthesizer.style(null, face),
                synthesizer.style(sound, face))) {
            assertTrue(synthesizer.synthesizeAll(plain.withStyle(style)).audio().length() > 0);
        }
    }

    @Test
    void emotionStyleAndGuidanceChangeAnIdleFace() {
        IdleRequest plain = IdleRequest.of(3).withSteps(2);
        MotionClip first = first(plain);
        assertEquals(first, first(plain));
        for (IdleRequest other : List.of(plain.withEmotion(new Emotion("sad", 1)), plain.withSteps(3),
                plain.withStyle(synthesizer.style(null, first)), IdleRequest.of(4).withSteps(2),
                plain.withEmotion(new Emotion("sad", 1)).withGuidance(2))) {
            assertFalse(first.equals(first(other)), other.toString());
        }
        assertThrows(IllegalArgumentException.class,
                () -> synthesizer.idle(plain.withEmotion(new Emotion("smug", 1))));
    }

    private static MotionClip first(IdleRequest request) {
        try (IdleStream stream = synthesizer.idle(request)) {
            return stream.next();
        }
    }

    @Test
    void refusesWhatTheModelLacks() {
        SpeechRequest plain = SpeechRequest.of("Hello.");
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> synthesizer.synthesize(plain.withEmotion(new Emotion("smug", 1)))).getMessage()
                .contains("'smug' is not one of the model's: [neutral"));
        assertThrows(IllegalArgumentException.class,
                () -> synthesizer.synthesize(plain.withVoice(new Voice(Map.of("height", 1f)))));
        assertThrows(UnspeakableTextException.class, () -> synthesizer.synthesize(plain.withText("  ")));
        assertThrows(IllegalArgumentException.class, () -> plain.withSteps(0));
        assertThrows(IllegalArgumentException.class, () -> plain.withTempo(Float.NaN));
    }

    /** A line stopped by another thread ends without a failure, even in mid-computation. */
    @Test
    void cancelsFromAnotherThread() throws InterruptedException {
        SpeechRequest endless = SpeechRequest.of((TEXT + " ").repeat(50)).withSteps(200);
        try (SpeechStream stream = synthesizer.synthesize(endless)) {
            CountDownLatch started = new CountDownLatch(1);
            Thread canceller = new Thread(() -> {
                try {
                    started.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                stream.cancel();
                stream.cancel();
            });
            canceller.start();
            assertNotNull(stream.next());
            started.countDown();
            while (stream.next() != null) {
                assertTrue(canceller.isAlive() || !stream.cancelled() || stream.next() == null);
            }
            assertTrue(stream.cancelled());
            canceller.join();
        }
    }

    @Test
    void closingTheSynthesizerEndsItsStreams() {
        SpeechSynthesizer other = open(1);
        SpeechStream stream = other.synthesize(SpeechRequest.of(TEXT));
        IdleStream idle = other.idle(1);
        assertNotNull(stream.next());
        other.close();
        assertNull(stream.next());
        assertNull(idle.next());
        stream.close();
        stream.close();
        idle.close();
        idle.close();
    }

    @Test
    void idlesWithoutEnd() {
        try (IdleStream idle = synthesizer.idle(3); IdleStream same = synthesizer.idle(3)) {
            MotionClip first = idle.next();
            assertEquals(synthesizer.manifest().idle().chunk(), first.frames());
            assertEquals(first, same.next());
            MotionClip second = idle.next();
            assertFalse(first.equals(second));
            assertEquals(second, same.next());
        }
    }

    @Test
    void idlesOnFromOtherMotion() {
        MotionClip before = synthesizer.synthesizeAll(SpeechRequest.of("Hello.")).motion();
        try (IdleStream plain = synthesizer.idle(3); IdleStream continued = synthesizer.idle(IdleRequest.of(3).withBefore(before))) {
            assertFalse(plain.next().equals(continued.next()));
        }
    }

    @Test
    void warmingUpChangesNoLine() {
        SpeechRequest request = SpeechRequest.of("Yes.").withSteps(1);
        SpeechResult before = synthesizer.synthesizeAll(request);
        synthesizer.warmUp();
        SpeechResult after = synthesizer.synthesizeAll(request);
        assertArrayEquals(before.audio().samples(), after.audio().samples());
        assertArrayEquals(before.motion().values(), after.motion().values());
    }
}
