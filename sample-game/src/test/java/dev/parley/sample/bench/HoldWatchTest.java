package dev.parley.sample.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HoldWatchTest {

    /** The loss excuses what happens at its time, not the whole line. */
    @Test
    void onlyHoldsAroundALossHaveACause() {
        HoldWatch watch = new HoldWatch();
        watch.held(10, 1);
        for (double now = 30; now < 32; now += 0.016) {
            watch.troubled(now);
            watch.held(now, 0);
        }
        watch.held(32.5, 2);
        watch.held(33.5, 4);
        assertEquals(5, watch.unexplained());
        assertEquals(2, watch.explained());
    }
}
