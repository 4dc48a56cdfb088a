package dev.parley.sample.bench;

/** Sorts the holds of lines into those that the loss of the device explains and those without a cause. */
final class HoldWatch {

    /** A hold within this time after the device went or came, in seconds, has a cause: its queue was lost. */
    static final double AFTERMATH_SECONDS = 1;

    private double troubledUntil = Double.NEGATIVE_INFINITY;
    private int unexplained;
    private int explained;

    /** Says that the device is away, or has just come back. */
    void troubled(double now) {
        troubledUntil = now + AFTERMATH_SECONDS;
    }

    /** Takes how many more times a line has held since it was looked at last. */
    void held(double now, int more) {
        if (now <= troubledUntil) {
            explained += more;
        } else {
            unexplained += more;
        }
    }

    int unexplained() {
        return unexplained;
    }

    int explained() {
        return explained;
    }
}
