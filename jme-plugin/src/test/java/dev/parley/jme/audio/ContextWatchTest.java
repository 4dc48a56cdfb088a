package dev.parley.jme.audio;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ContextWatchTest {

    private static final long MILLI = 1_000_000;

    private final ContextWatch watch = new ContextWatch();
    private final Object first = new Object();
    private final Object second = new Object();

    /** Otherwise a source would be made twice, and the line heard twice at once. */
    @Test
    void newContextThatStillLooksLikeTheLostOneIsNotPlayedIn() {
        assertSame(first, watch.update(first, 0));
        assertNull(watch.update(null, 5 * MILLI));
        assertNull(watch.update(null, 10 * MILLI));
        assertNull(watch.update(first, 15 * MILLI));
        assertNull(watch.update(first, 20 * MILLI));
        assertSame(second, watch.update(second, 25 * MILLI));
        assertSame(second, watch.update(second, 500 * MILLI));
    }

    @Test
    void reopenedDeviceIsPlayedOnAgain() {
        watch.update(first, 0);
        watch.update(null, MILLI);
        assertNull(watch.update(first, 2 * MILLI));
        assertSame(first, watch.update(first, 300 * MILLI));
        assertNull(watch.update(null, 310 * MILLI));
        assertSame(second, watch.update(second, 320 * MILLI));
    }

    @Test
    void contextThatReplacesAnotherIsPlayedInAtOnce() {
        watch.update(first, 0);
        assertSame(second, watch.update(second, MILLI));
        assertNull(watch.update(null, 2 * MILLI));
        assertSame(first, watch.update(first, 3 * MILLI));
    }
}
