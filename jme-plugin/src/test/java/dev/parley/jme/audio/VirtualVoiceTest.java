package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signal.PcmAudio;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VirtualVoiceTest {

    private static final int RATE = 22_050;

    private double now;
    private float[] played = new float[0];
    private final SpeechOutput voice = new VirtualOutputs(() -> now, rate -> this::record).open(RATE);

    private void record(long position, float[] samples, int count) {
        assertEquals(played.length, position, "no gap and no overlap");
        played = Arrays.copyOf(played, played.length + count);
        System.arraycopy(samples, 0, played, (int) position, count);
    }

    private static PcmAudio speech(int samples) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = 0.25f + i * 1e-6f;
        }
        return new PcmAudio(values, RATE);
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            now += 1 / 30.0;
            voice.update();
        }
    }

    @Test
    void everyMomentHasItsSample() {
        frames(30);
        SpeechLine line = voice.begin();
        line.write(speech(RATE));
        line.finish();
        frames(15);
        int start = 0;
        while (played[start] == 0) {
            start++;
        }
        assertEquals(1, (double) start / RATE, 0.035);
        double decoded = (played[played.length - 1] - 0.25) / 1e-6 / RATE;
        assertEquals(decoded, line.heardSeconds(), 1e-3);
        assertEquals(now, (double) played.length / RATE, 1e-4);
        frames(30);
        assertTrue(line.isOver());
        assertEquals(1, line.heardSeconds());
        for (int i = 0; i < RATE; i++) {
            assertEquals(0.25f + i * 1e-6f, played[start + i]);
        }
    }

    @Test
    void lateSoundIsWaitedFor() {
        SpeechLine line = voice.begin();
        line.write(speech(RATE / 2));
        frames(30);
        assertTrue(line.isHolding());
        assertEquals(0.5, line.heardSeconds(), 1e-4);
        line.write(speech(RATE / 2));
        line.finish();
        frames(2);
        assertFalse(line.isHolding());
        frames(20);
        assertTrue(line.isOver());
        assertEquals(1, line.holds());
    }

    @Test
    void linesFollowOneAnotherAndAStoppedOneIsSkipped() {
        SpeechLine first = voice.begin();
        SpeechLine second = voice.begin();
        SpeechLine third = voice.begin();
        first.write(speech(RATE));
        first.finish();
        third.write(speech(RATE));
        third.finish();
        second.stop();
        frames(15);
        assertTrue(third.heardSeconds() < 0);
        frames(30);
        assertTrue(first.isOver());
        assertTrue(second.isOver());
        assertEquals(0.5, third.heardSeconds(), 0.01);
        third.stop();
        int before = played.length;
        frames(3);
        assertTrue(third.isOver());
        float[] after = Arrays.copyOfRange(played, before + (int) (SpeechLine.STOP_SECONDS * RATE) + 1,
                played.length);
        assertArrayEquals(new float[after.length], after);
    }

    @Test
    void closedVoiceEndsItsLines() {
        SpeechLine line = voice.begin();
        line.write(speech(RATE));
        frames(3);
        voice.close();
        assertTrue(line.isOver());
    }

    @Test
    void anotherRateIsRefused() {
        SpeechLine line = voice.begin();
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> line.write(new PcmAudio(new float[10], 48_000)));
        assertTrue(e.getMessage().contains("48000") && e.getMessage().contains("22050"), e.getMessage());
    }
}
