package dev.parley.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.onnx.ExecutionProvider;
import dev.parley.onnx.ModelSource;
import dev.parley.onnx.TinyModel;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several faces at once: in one run, and one line in the middle of another. */
class CrowdTest {

    /** More than one run takes, and no size that buffers are kept for. */
    private static final int FACES = 11;
    private static final float TOLERANCE = 1e-4f;

    private final SpeechSynthesizer synthesizer = SpeechSynthesizer.open(ModelSource.classPath(TinyModel.ROOT),
            new SynthesizerOptions(ExecutionProvider.CPU, 1));

    @AfterEach
    void close() {
        synthesizer.onRun(null);
        synthesizer.close();
    }

    /** Faces that differ in all that a request may say. */
    private IdleRequest request(int face) {
        IdleRequest request = IdleRequest.of(face);
        request = face % 3 == 0 ? request.withEmotion(new Emotion("happy", 0.1f * face)) : request;
        request = face % 4 == 1 ? request.withPartner(synthesizer.partner(voice(face), null)) : request;
        request = face == 5 ? request.withGuidance(1.5) : request;
        return face == 7 ? request.withSteps(3) : request;
    }

    private static PcmAudio voice(int pitch) {
        float[] samples = new float[44_100];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.3f * (float) Math.sin(i * 0.01 * (pitch + 2)) * (i / 5000 % 2);
        }
        return new PcmAudio(samples, 22_050);
    }

    private List<IdleStream> streams() {
        List<IdleStream> streams = new ArrayList<>();
        for (int face = 0; face < FACES; face++) {
            streams.add(synthesizer.idle(request(face)));
        }
        return streams;
    }

    @Test
    void facesMadeTogetherMoveAsEachAlone() {
        List<IdleStream> together = streams();
        List<IdleStream> alone = streams();
        // Some are already in their second piece, which is longer.
        for (int face = 0; face < FACES; face += 2) {
            assertSame(alone.get(face).next(), together.get(face).next());
        }
        for (int piece = 0; piece < 3; piece++) {
            List<MotionClip> clips = synthesizer.nextIdle(together);
            assertEquals(FACES, clips.size());
            for (int face = 0; face < FACES; face++) {
                assertSame(alone.get(face).next(), clips.get(face));
            }
        }
        together.forEach(IdleStream::close);
        alone.forEach(IdleStream::close);
    }

    private static void assertSame(MotionClip expected, MotionClip found) {
        assertEquals(expected.frames(), found.frames());
        MotionFrame one = new MotionFrame();
        MotionFrame other = new MotionFrame();
        for (int i = 0; i < expected.frames(); i++) {
            expected.sample((i + 0.5) / expected.frameRate(), one);
            found.sample((i + 0.5) / found.frameRate(), other);
            for (MotionChannel channel : expected.channels()) {
                assertEquals(one.get(channel), other.get(channel), TOLERANCE, channel + " in frame " + i);
            }
        }
    }

    @Test
    void cancelledFacesGetNothingAndTheOthersGoOn() {
        List<IdleStream> streams = streams();
        streams.get(2).cancel();
        List<MotionClip> clips = synthesizer.nextIdle(streams);
        assertNull(clips.get(2));
        assertNotNull(clips.get(3));
        streams.forEach(IdleStream::cancel);
        synthesizer.nextIdle(streams).forEach(clip -> assertNull(clip));
        streams.forEach(IdleStream::close);
    }

    @Test
    void faceThatIsCancelledInTheMiddleOfARunGetsNothing() {
        List<IdleStream> streams = streams().subList(0, 3);
        AtomicInteger runs = new AtomicInteger();
        synthesizer.onRun(() -> {
            if (runs.incrementAndGet() == 4) {
                streams.forEach(IdleStream::cancel);
            }
        });
        synthesizer.nextIdle(streams).forEach(clip -> assertNull(clip));
        assertTrue(runs.get() <= 6, "the work went on for " + runs + " runs");
    }

    @Test
    void partnerThatFailsLeavesEveryFaceWhereItWas() {
        IdleStream bad = synthesizer.idle(IdleRequest.of(1).withPartner(frame -> {
            throw new IllegalStateException("no camera");
        }));
        IdleStream good = synthesizer.idle(2);
        assertThrows(IllegalStateException.class, () -> synthesizer.nextIdle(List.of(good, bad)));
        try (IdleStream same = synthesizer.idle(2)) {
            assertSame(same.next(), good.next());
        }
        bad.close();
        good.close();
    }

    @Test
    void lineIsTheSameThoughAnotherIsMadeInTheMiddleOfIt() {
        SpeechRequest line = SpeechRequest.of("The bridge ahead is broken in two places.");
        SpeechRequest urgent = SpeechRequest.of("Look out!").withSeed(3);
        float[] undisturbed = synthesizer.synthesizeAll(line).audio().samples();
        float[] alone = synthesizer.synthesizeAll(urgent).audio().samples();
        AtomicInteger runs = new AtomicInteger();
        AtomicReference<SpeechResult> inserted = new AtomicReference<>();
        synthesizer.onRun(() -> {
            if (runs.incrementAndGet() == 5) {
                inserted.set(synthesizer.synthesizeAll(urgent));
            }
        });
        SpeechResult disturbed = synthesizer.synthesizeAll(line);
        assertArrayEquals(alone, inserted.get().audio().samples());
        assertArrayEquals(undisturbed, disturbed.audio().samples());
    }

    @Test
    void linesAreTheSameThoughTheyAreMadeAtOnceOnSeveralThreads() {
        List<SpeechRequest> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lines.add(SpeechRequest.of("The bridge ahead is broken in " + (i + 2) + " places.").withSeed(i));
        }
        List<SpeechResult> alone = lines.stream().map(synthesizer::synthesizeAll).toList();
        List<SpeechResult> together = lines.parallelStream().map(synthesizer::synthesizeAll).toList();
        for (int i = 0; i < lines.size(); i++) {
            assertArrayEquals(alone.get(i).audio().samples(), together.get(i).audio().samples());
            assertSame(alone.get(i).motion(), together.get(i).motion());
        }
    }
}
