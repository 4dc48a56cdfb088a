package dev.parley.jme.audio;

/**
 * A position of the output at a moment, to be carried forward. Immutable.
 *
 * @param samples position at that moment
 * @param reported position at that moment as the device reports it; not a number without a device
 * @param nanos the moment, as {@code System.nanoTime()} counts
 * @param rate samples a second by which the position moves on (0 while nothing plays)
 * @param end position that it cannot pass
 */
record ClockReading(double samples, double reported, long nanos, int rate, double end) {

    static final ClockReading START = new ClockReading(0, Double.NaN, 0, 0, 0);

    double at(long now) {
        return Math.min(end, passed(now));
    }

    /** Returns the position if nothing had bounded it. */
    double passed(long now) {
        return samples + (now - nanos) * 1e-9 * rate;
    }

    double reportedAt(long now) {
        return Math.min(end, reported + (now - nanos) * 1e-9 * rate);
    }
}
