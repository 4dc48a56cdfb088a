package dev.parley.jme;

/** Order in which the inference thread works; the first is the most urgent. */
enum Priority {
    /** Somebody waits for the first sound of a line. */
    FIRST_CHUNK,
    /** A line that is being heard, or that will be. */
    REST,
    /** Motion between lines. */
    IDLE
}
