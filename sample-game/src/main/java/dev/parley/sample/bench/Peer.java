package dev.parley.sample.bench;

/**
 * Another voice to compare with, found by {@link java.util.ServiceLoader}. Belongs to one thread.
 */
public interface Peer {

    /**
     * Returns its name and version.
     *
     * @return a short text
     */
    String name();

    /**
     * Says a text; all of its sound is there at return.
     *
     * @param text English (not null)
     * @return how long the sound lasts, in seconds
     */
    double speak(String text);
}
