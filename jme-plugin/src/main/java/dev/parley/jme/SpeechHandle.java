package dev.parley.jme;

import dev.parley.jme.audio.SpeechClock;
import dev.parley.synthesis.SpeechRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A line that an avatar speaks, or will. Usable on any thread.
 */
public interface SpeechHandle extends SpeechClock {

    /**
     * Returns what was asked for. The text of a streamed line is not in it, but in {@link #text()}.
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
     * Returns the text. Of a line whose text arrives while it is spoken, the clauses that are spoken or about to be.
     *
     * @return the text so far; the events' characters count from its start
     */
    String text();

    /**
     * Returns how many words the ear has heard, by the sound card's clock. A word of which half is heard counts. After
     * {@link #interrupt} the number no longer changes once the line {@link #isDone() is done}.
     *
     * @return words (&ge;0); "$5" is one
     */
    int heardWords();

    /**
     * Returns the text up to the last of the {@link #heardWords()}, with the marks that follow it.
     *
     * @return the text's beginning; empty while no word is heard
     */
    String heardText();

    /**
     * Ends the line with a short fade, silent within 50 ms and the output's latency: what is audible fades out, the rest
     * is dropped. Safe to repeat.
     */
    void stop();

    /**
     * Ends the line: inference stops within 50 ms, what is audible fades out, the face turns at once, without a jump, to
     * what it shows between lines. A line that waits is never spoken. Safe to repeat; of several fades the shortest
     * holds.
     *
     * @param fade how long the sound takes to fade (not null, not negative); 5 ms at least, so that it does not click
     */
    void interrupt(Duration fade);

    /**
     * Holds the line: sound and lips wait, the rest of the face lives on. A line that has not begun waits, and so do
     * those behind it. Safe to repeat.
     */
    void pause();

    /**
     * Lets a held line go on. Does nothing to another.
     */
    void resume();

    /**
     * Tells whether the line is held by {@link #pause()}.
     *
     * @return true if so
     */
    boolean isPaused();

    /**
     * Tells whether {@link #stop()} or {@link #interrupt} was called, or the avatar went away, before the end.
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
