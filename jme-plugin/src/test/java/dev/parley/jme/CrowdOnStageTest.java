package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.MotionClip;
import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the stage asks of the model for several avatars. */
class CrowdOnStageTest {

    private static final int FACES = 19;

    private final ScriptedModel scripted = new ScriptedModel();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final SpeechModel counting = new SpeechModel() {
        @Override
        public SpeechStream synthesize(SpeechRequest request) {
            return scripted.synthesize(request);
        }

        @Override
        public IdleStream idle(IdleRequest request) {
            return scripted.idle(request);
        }

        @Override
        public List<MotionClip> next(List<IdleStream> streams) {
            batches.add(streams.size());
            return SpeechModel.super.next(streams);
        }

        @Override
        public double chunkSeconds() {
            return scripted.chunkSeconds();
        }

        @Override
        public void close() {
            scripted.close();
        }
    };

    @Test
    void facesThatWaitTogetherAreMadeTogether() {
        CountDownLatch ready = new CountDownLatch(1);
        InferenceThread inference = new InferenceThread(1);
        inference.submit(Priority.FIRST_CHUNK, () -> await(ready));
        IdleCrowd crowd = new IdleCrowd(inference);
        List<IdleMotion> faces = new ArrayList<>();
        for (int i = 0; i < FACES; i++) {
            faces.add(new IdleMotion(i));
        }
        // Asked twice, made once.
        faces.forEach(face -> crowd.ask(counting, face, 1));
        faces.forEach(face -> crowd.ask(counting, face, 1));
        IdleMotion listener = new IdleMotion(99);
        listener.set(null, frame -> null);
        crowd.ask(counting, listener, 0.3);
        ready.countDown();
        inference.close();
        assertEquals(List.of(1, 8, 8, 3), batches, "the listener first, alone; the others as many as fit");
        faces.forEach(face -> assertEquals(1, face.track().seconds(), 0.01));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noLineIsMadeFurtherAheadOfTheEarThanTwoAndAHalfSeconds() throws InterruptedException {
        int permits = 1000;
        scripted.hold();
        scripted.permits.release(permits);
        try (Theatre theatre = new Theatre(() -> counting, false)) {
            theatre.await(() -> theatre.state.isReady());
            SpeechHandle first = theatre.woman.speak("12");
            SpeechHandle second = theatre.woman.speak("6");
            theatre.await(() -> {
                double made = (permits - scripted.permits.availablePermits()) * ScriptedModel.CHUNK_SECONDS;
                double heard = Math.max(0, first.heardSeconds()) + Math.max(0, second.heardSeconds());
                assertTrue(made - heard <= 2.51, made - heard + " s are made ahead");
                return second.isDone();
            });
            assertEquals(0, first.holds() + second.holds());
        }
    }
}
