package dev.parley.jme;

/** Order in which the inference threads work; the first is the most urgent. Lines go by their deadlines alone. */
enum Priority {
    /** Somebody waits for the first sound of a line. */
    FIRST_CHUNK,
    /** A line that is being heard, or that will be. */
    REST,
    /** Work that frees what a stopped stream held; it never runs in the middle of other work. */
    RELEASE,
    /** Motion of an avatar that listens to somebody. */
    LISTENING,
    /** Motion between lines. */
    IDLE;

    boolean isSpeech() {
        return this == FIRST_CHUNK || this == REST;
    }

    /** Returns the rank that deadlines cannot overturn: one for all lines, so that none runs dry for another's sake. */
    int rank() {
        return isSpeech() ? 0 : ordinal();
    }
}
