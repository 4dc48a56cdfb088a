package dev.parley.jme;

/** How long a line has waited for its text. For the render thread; allocates nothing. */
final class TextWait {

    /** Silence after which a text that does not go on is spoken up to its last word. */
    private static final double HURRY_SECONDS = 1;
    /** Silence after which a text counts as broken off. */
    static final double LONGEST_SECONDS = 30;

    private int arrived;
    private double seconds;

    /** Lets time pass in which nothing could be made for want of text; tells whether something has to be done. */
    boolean pass(int nowArrived, double step) {
        double before = seconds;
        seconds = nowArrived == arrived ? seconds + step : 0;
        arrived = nowArrived;
        return before < HURRY_SECONDS && seconds >= HURRY_SECONDS || seconds >= LONGEST_SECONDS;
    }

    boolean isTooLong() {
        return seconds >= LONGEST_SECONDS;
    }
}
