package dev.parley.jme;

import dev.parley.jme.audio.SpeechClock;
import dev.parley.synthesis.SpeechRequest;
import java.util.concurrent.CompletableFuture;

/**
 * A line that an avatar speaks, or will. Usable on any thread.
 */
public interface SpeechHandle extends SpeechClock {

    /**
     * Returns what was asked for.
     *
     * @return the request
     */
    SpeechRequest request();

    /**
     * Returns how much of the line has been heard. Until the whole line is made its length is a guess by the share of
     * the text that is.
     *
     * @return 0 before the first sample, 1 at the end; never falls
     */
    double progress();

    /**
     * Returns how often the sound has waited for more after its start, because inference was late or the output was
     * held.
     *
     * @return holds (&ge;0)
     */
    int holds();

    /**
     * Ends the line: what is audible fades out, the rest is dropped. Safe to repeat.
     */
    void stop();

    /**
     * Tells whether {@link #stop()} was called, or the avatar went away, before the end.
     *
     * @return true if the line was stopped
     */
    boolean isStopped();

    /**
     * Tells whether the line is over: heard, stopped or failed.
     *
     * @return true if nothing more will come
     */
    boolean isDone();

    /**
     * Returns a future of the end. It is completed on the render thread: with this handle when the line was heard or
     * stopped, exceptionally when it could not be spoken.
     *
     * @return the pre-existing instance
     */
    CompletableFuture<SpeechHandle> completion();
}
