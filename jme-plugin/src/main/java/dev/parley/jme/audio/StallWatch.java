package dev.parley.jme.audio;

/**
 * Notices that a device does not move: it is paused, or its driver hangs. Belongs to the player's thread.
 */
final class StallWatch {

    /** Longer than any card takes for a block. */
    private static final double STALL_SECONDS = 0.2;

    private double last = Double.NaN;
    private long since;

    /** Takes the position that the mixer has reached, and tells whether it has stood for long. */
    boolean update(double mixed, long nanos) {
        if (mixed != last) {
            last = mixed;
            since = nanos;
        }
        return (nanos - since) * 1e-9 > STALL_SECONDS;
    }
}
