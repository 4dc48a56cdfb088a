package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.jme.audio.VirtualOutputs;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import dev.parley.synthesis.SpeechRequest;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A line whose first chunk is not heard before the second is there. */
class PerformanceTest {

    private static final BooleanSupplier LATER = () -> false;

    private final ScriptedModel model = new ScriptedModel();
    private final VirtualOutputs outputs = new VirtualOutputs(() -> 0, rate -> new Recording());

    private Performance line(int chunks) {
        return new Performance(SpeechRequest.of(String.valueOf(chunks)), null);
    }

    private double produce(Performance line, BooleanSupplier mayBeHeard) {
        return line.produce(model, outputs::open, mayBeHeard);
    }

    @Test
    void firstChunkWaitsForTheSecondAndNothingIsLost() {
        Performance line = line(3);
        assertEquals(ScriptedModel.CHUNK_SECONDS, produce(line, LATER), 1e-9);
        assertNull(line.voice());
        assertNull(line.pollEvent(10), "nobody hears of a word that is not heard");
        assertEquals(1, line.pieces());
        produce(line, LATER);
        assertEquals(2 * ScriptedModel.CHUNK_SECONDS, line.voice().writtenSeconds(), 1e-9);
        MotionFrame frame = new MotionFrame();
        line.motion().sample(0.25, frame);
        assertEquals(0.25 * ScriptedModel.JAW_PER_SECOND,
                frame.get(MotionChannel.byName("jawOpen").orElseThrow()), 1e-3);
        assertEquals("word0", line.pollEvent(10).value());
        produce(line, LATER);
        assertTrue(line.isComplete());
        assertEquals(3 * ScriptedModel.CHUNK_SECONDS, line.voice().writtenSeconds(), 1e-9);
    }

    @Test
    void onlyTheFirstChunkIsAskedFor() {
        Performance line = line(3);
        produce(line, () -> true);
        assertEquals(ScriptedModel.CHUNK_SECONDS, line.voice().writtenSeconds(), 1e-9);
        produce(line, () -> {
            throw new IllegalStateException("asked again");
        });
        assertEquals(2 * ScriptedModel.CHUNK_SECONDS, line.voice().writtenSeconds(), 1e-9);
        assertNull(line.failure());
    }

    @Test
    void lineOfOneChunkIsHeardAtOnce() {
        Performance line = line(1);
        produce(line, LATER);
        assertTrue(line.isComplete());
        assertEquals(ScriptedModel.CHUNK_SECONDS, line.voice().writtenSeconds(), 1e-9);
    }

    @Test
    void lineThatIsStoppedMeanwhileIsNotHeard() {
        Performance line = line(3);
        produce(line, LATER);
        line.stop(0);
        produce(line, LATER);
        assertTrue(line.isComplete());
        assertNull(line.voice());
        assertEquals(0, model.open.get(), "open streams");
    }

    @Test
    void whatIsMadeIsHeardThoughTheSecondChunkFails() {
        Performance line = line(3);
        produce(line, LATER);
        // The model's next chunk fails.
        Thread.currentThread().interrupt();
        produce(line, LATER);
        assertTrue(line.isComplete());
        assertInstanceOf(IllegalStateException.class, line.failure());
        assertEquals(ScriptedModel.CHUNK_SECONDS, line.voice().writtenSeconds(), 1e-9);
        assertEquals(0, model.open.get(), "open streams");
    }
}
