package dev.parley.jme.audio;

/**
 * A clock that an output follows instead of a sound card's.
 */
@FunctionalInterface
public interface TimeSource {

    /**
     * Returns the time.
     *
     * @return seconds since any moment; never runs backwards
     */
    double seconds();

    /**
     * Returns the time that passes in the world.
     *
     * @return a clock on {@code System.nanoTime()}
     */
    static TimeSource real() {
        long start = System.nanoTime();
        return () -> (System.nanoTime() - start) * 1e-9;
    }
}
