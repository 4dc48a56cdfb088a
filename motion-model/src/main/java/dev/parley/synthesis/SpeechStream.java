package dev.parley.synthesis;

import dev.parley.text.TextWarning;
import java.util.List;

/**
 * A line in the making. {@link #next()} and {@link #close()} belong to one thread at a time; {@link #cancel()} may be
 * called from any.
 */
public interface SpeechStream extends AutoCloseable {

    /**
     * Computes the next chunk on the calling thread.
     *
     * @return the chunk, or null at the end of the line, after {@link #cancel()}, or while the line {@linkplain
     *     #isWaiting() waits} for its text
     */
    SpeechChunk next();

    /**
     * Tells whether the line cannot go on for want of text only: {@link #next()} then returns null, and that is not the
     * end.
     *
     * @return true if so, as of the last {@code next()}; false for a line whose text is known
     */
    default boolean isWaiting() {
        return false;
    }

    /**
     * Stops the line, within 50 ms even inside a run of a graph: a {@link #next()} in progress returns null, as do all
     * later ones. Safe to repeat, and on any thread.
     */
    void cancel();

    /**
     * Tells whether the line was stopped.
     *
     * @return true after {@link #cancel()}
     */
    boolean cancelled();

    /**
     * Returns what of the text could not be spoken as written.
     *
     * @return an unmodifiable list, complete from the start; of a line whose text arrives while it is spoken, so far
     */
    List<TextWarning> warnings();

    /**
     * Returns the solver steps in use.
     *
     * @return steps (&gt;0)
     */
    int steps();

    /**
     * Cancels the line if it is not at its end, and frees its buffers. Safe to repeat.
     */
    @Override
    void close();
}
