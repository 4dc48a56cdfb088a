package dev.parley.text;

import java.util.Objects;

/**
 * A spoken word of a sentence. "$5" gives two: "five" and "dollars", both with the span of "$5". Any thread.
 *
 * @param spoken what is said, lower-case; a letter said by its name is upper-case (not null, not empty)
 * @param written the characters of the text it came from (not null)
 * @param textStart first of those characters (&ge;0)
 * @param textEnd their end, exclusive
 * @param phonemeStart its first phone in {@link PhonemeSequence#phonemes()}
 * @param phonemeEnd end, exclusive, of its phones (&gt;phonemeStart)
 */
public record Word(String spoken, String written, int textStart, int textEnd, int phonemeStart, int phonemeEnd) {

    /** Checks every component. */
    public Word {
        Objects.requireNonNull(spoken, "spoken");
        Objects.requireNonNull(written, "written");
        Check.span(textStart, textEnd);
        if (phonemeStart < 0 || phonemeEnd <= phonemeStart) {
            throw new IllegalArgumentException(
                    "\"" + spoken + "\" has phones " + phonemeStart + ".." + phonemeEnd + "; expected at least one");
        }
    }

    /** Returns the same word further into a text and a sentence. */
    Word moved(int characters, int phonemes) {
        return new Word(spoken, written, textStart + characters, textEnd + characters, phonemeStart + phonemes,
                phonemeEnd + phonemes);
    }
}
