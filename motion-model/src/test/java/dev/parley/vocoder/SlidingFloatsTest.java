package dev.parley.vocoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A track that slides along a line. */
class SlidingFloatsTest {

    @Test
    void growsAndForgets() {
        SlidingFloats track = new SlidingFloats(1, 2);
        for (int i = 0; i < 100; i++) {
            track.append(i);
            assertEquals(i, track.get(i));
            track.forgetBefore(i - 10);
        }
        assertEquals(100, track.end());
        assertEquals(89, track.get(89));
        track.add(95, new float[] {0.5f});
        float[] copy = new float[6];
        track.copy(95, 4, copy, 1);
        assertArrayEquals(new float[] {0, 95.5f, 96, 97, 98, 0}, copy);
    }

    @Test
    void isZeroOutsideTheLine() {
        SlidingFloats track = new SlidingFloats(2, 1);
        track.append(new float[] {9, 1, 2, 3, 4}, 1, 2);
        track.appendZeros(1);
        float[] copy = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
        track.copy(-1, 5, copy, 0);
        assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4, 0, 0, 0, 0}, copy);
    }
}
