package dev.parley.jme;

/** What an avatar does with a new line while it speaks another. */
public enum QueuePolicy {
    /** The new line is spoken after those that wait. */
    APPEND,
    /** What is spoken fades out, what waits is dropped, and the new line begins. */
    REPLACE,
    /** The new line is dropped: its handle is done, and stopped, at once. */
    DROP
}
