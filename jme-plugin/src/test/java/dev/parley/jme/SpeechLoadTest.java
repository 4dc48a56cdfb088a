package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Pieces of one second that take 0.1 s each, after a first one of 0.3 s that takes 0.05 s. */
class SpeechLoadTest {

    private static final double FIRST_WORK = 0.05;
    private static final double FIRST_SOUND = 0.3;
    private static final double WORK = 0.1;

    private static SpeechLoad load(int workers) {
        SpeechLoad load = new SpeechLoad(workers);
        load.setPieces(piece -> piece == 0 ? FIRST_SOUND : 1);
        load.made(true, FIRST_WORK, FIRST_SOUND);
        load.made(false, WORK, 1);
        return load;
    }

    private static void speakers(SpeechLoad load, double... ahead) {
        for (double seconds : ahead) {
            load.add(() -> new SpeechLoad.Outlook(true, seconds, 2));
        }
    }

    @Test
    void whoIsAloneBeginsAndIsHeardAtOnceHoweverSlowTheMachine() {
        SpeechLoad slow = new SpeechLoad(1);
        slow.made(true, 3, 0.3);
        slow.made(false, 5, 1);
        slow.add(() -> null);
        assertTrue(slow.mayBegin(0));
        assertTrue(slow.maySound(0));
    }

    @Test
    void nothingWaitsBeforeAnythingWasMeasured() {
        SpeechLoad fresh = new SpeechLoad(1);
        speakers(fresh, 0.05, 0.2);
        assertTrue(fresh.mayBegin(0));
        assertTrue(fresh.maySound(0));
    }

    @Test
    void lineBeginsWhereTheOthersHaveSoundForItsFirstTwoPieces() {
        SpeechLoad patient = load(1);
        speakers(patient, 1, 1.2);
        assertTrue(patient.mayBegin(0));
        SpeechLoad pressed = load(1);
        // 0.15 s of work for the beginner and 0.1 s for the piece itself do not fit into 0.25 s.
        speakers(pressed, 0.25, 1.2);
        assertFalse(pressed.mayBegin(0));
    }

    @Test
    void twoThreadsHaveRoomWhereOneHasNot() {
        SpeechLoad one = load(1);
        SpeechLoad two = load(2);
        speakers(one, 0.45, 0.45);
        speakers(two, 0.45, 0.45);
        assertFalse(one.mayBegin(0));
        assertTrue(two.mayBegin(0));
    }

    @Test
    void thoseThatBeginCountToo() {
        SpeechLoad load = load(1);
        speakers(load, 0.6);
        assertTrue(load.mayBegin(0));
        assertFalse(load.mayBegin(2));
    }

    @Test
    void noMoreLinesThanTheMachineCanKeepUpWith() {
        SpeechLoad load = load(1);
        // A tenth of a second of work each second, and all have plenty now.
        speakers(load, 2.2, 2.3, 2.4, 2.5, 2.2, 2.3, 2.4, 2.5, 2.2, 2.3);
        assertFalse(load.mayBegin(0));
    }

    @Test
    void lineIsHeardWithItsSecondPieceWhereThatWouldComeTooLate() {
        SpeechLoad calm = load(1);
        speakers(calm, 1);
        assertTrue(calm.maySound(0));
        SpeechLoad busy = load(1);
        // Theirs are due before, and its own sound ends in 0.3 s.
        speakers(busy, 0.25, 0.3);
        assertFalse(busy.maySound(0));
    }

    @Test
    void whoWaitsForTheSecondPieceHasNoDeadlineButTakesTime() {
        SpeechLoad load = load(1);
        load.add(() -> new SpeechLoad.Outlook(false, 0, 1));
        assertTrue(load.mayBegin(0));
        speakers(load, 0.4);
        assertFalse(load.mayBegin(0));
    }

    @Test
    void slowMachineIsNoticedAtOnceAndForgottenSlowly() {
        SpeechLoad load = load(1);
        speakers(load, 0.6);
        assertTrue(load.mayBegin(0));
        load.made(false, 0.5, 1);
        assertFalse(load.mayBegin(0));
        for (int i = 0; i < 20; i++) {
            load.made(false, WORK, 1);
        }
        assertTrue(load.mayBegin(0));
    }

    @Test
    void whoLeavesCountsNoMore() {
        SpeechLoad load = load(1);
        SpeechLoad.Speaker speaker = () -> new SpeechLoad.Outlook(true, 0.1, 2);
        load.add(speaker);
        assertFalse(load.mayBegin(0));
        load.remove(speaker);
        assertTrue(load.mayBegin(0));
    }
}
