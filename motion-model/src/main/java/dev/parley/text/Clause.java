package dev.parley.text;

import java.util.Objects;

/**
 * A stretch of a longer text that can be spoken before the rest is known. Immutable; any thread.
 *
 * @param text its characters (not null)
 * @param start index of the first one in the whole text (&ge;0)
 * @param open whether its sentence goes on behind it: it then ends in a comma's pause, not a full stop's
 */
public record Clause(String text, int start, boolean open) {

    /** Checks every component. */
    public Clause {
        Objects.requireNonNull(text, "text");
        Check.span(start, start);
    }
}
