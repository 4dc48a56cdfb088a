package dev.parley.signal;

/**
 * Something that happens in a line at a known time.
 *
 * @param type what kind of event
 * @param value the word as written, the ARPAbet phoneme (vowels with a stress digit), the Oculus viseme, the mark's
 *        name, or the tag's name and value with a colon between (not null)
 * @param start seconds from the line's first sample (&ge;0)
 * @param end seconds from the line's first sample (&ge;start)
 * @param textStart index of the first character of the text it came from (&ge;0)
 * @param textEnd index after the last such character (&ge;textStart)
 */
public record TimedEvent(Type type, String value, double start, double end, int textStart, int textEnd) {

    /** Kinds of events. */
    public enum Type {
        /** A word of the text. */
        WORD,
        /** A phoneme, in ARPAbet. */
        PHONEME,
        /** A mouth shape, one of the 15 Oculus visemes. */
        VISEME,
        /** A mark that the text set. */
        MARK,
        /** A tag of the text, {@code name:value}. */
        TAG
    }

    /**
     * Validates the times.
     */
    public TimedEvent {
        if (!(start >= 0) || !(end >= start)) {
            throw new IllegalArgumentException("event " + value + " from " + start + " s to " + end
                    + " s; the start must not be negative, the end not before it");
        }
    }

    /**
     * Returns the same event later.
     *
     * @param seconds how much later
     * @param characters how much further into the text
     * @return a new event
     */
    public TimedEvent shifted(double seconds, int characters) {
        return new TimedEvent(type, value, start + seconds, end + seconds, textStart + characters,
                textEnd + characters);
    }
}
