package dev.parley.jme;

import dev.parley.signal.TimedEvent;

/**
 * Hears of an avatar's lines, on the render thread, when the ear does. Methods should return soon.
 */
public interface SpeechListener {

    /**
     * The first sample of a line is heard.
     *
     * @param line which one
     */
    default void onStart(SpeechHandle line) {
    }

    /**
     * A word, phoneme, viseme or mark begins to be heard.
     *
     * @param line which line
     * @param event what begins
     */
    default void onEvent(SpeechHandle line, TimedEvent event) {
    }

    /**
     * A line is over: heard to its end, or stopped.
     *
     * @param line which one
     */
    default void onEnd(SpeechHandle line) {
    }

    /**
     * Something of the text cannot be spoken as it is written.
     *
     * @param line which line
     * @param message one line: what, why, remedy
     */
    default void onWarning(SpeechHandle line, String message) {
    }

    /**
     * A line cannot be spoken, or breaks off; {@link #onEnd} does not follow.
     *
     * @param line which one
     * @param error why
     */
    default void onError(SpeechHandle line, Throwable error) {
    }
}
