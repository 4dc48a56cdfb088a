package dev.parley.jme.audio;

/**
 * Smooths the positions that a sound card reports: the estimate runs on with real time and leans towards each
 * measurement, strongly at first, then with a time constant of one second. It jumps when it is off by more than 80 ms.
 */
final class ClockSmoother {

    private static final double TIME_CONSTANT = 1;
    private static final double SNAP_SECONDS = 0.08;

    private final int sampleRate;
    private double estimate;
    private long lastNanos;
    private int measurements;

    ClockSmoother(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Forgets everything: the next measurement is taken as it is. */
    void reset() {
        measurements = 0;
    }

    /** Takes a position in samples measured at a time, and returns the smoothed one. */
    double update(double measured, long nanos) {
        double seconds = (nanos - lastNanos) * 1e-9;
        lastNanos = nanos;
        estimate += seconds * sampleRate;
        double error = measured - estimate;
        if (measurements == 0 || Math.abs(error) > SNAP_SECONDS * sampleRate) {
            measurements = 0;
            estimate = measured;
        } else {
            double gain = Math.max(1.0 / (measurements + 1), 1 - Math.exp(-seconds / TIME_CONSTANT));
            estimate += gain * error;
        }
        measurements++;
        return estimate;
    }
}
