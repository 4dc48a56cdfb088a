package dev.parley.synthesis;

import dev.parley.text.PhonemeSequence;
import dev.parley.text.TextMark;
import dev.parley.text.TextWarning;
import java.util.List;

/** What a line says, sentence by sentence. Belongs to one thread. */
interface Script {

    /**
     * A sentence, or the next clause of one.
     *
     * @param sentence the sentence from its start, as far as it is known
     * @param spoken index of the pause up to which it has been spoken; 0 if nothing of it has
     * @param firstPhone phones of the line before the sentence
     * @param marks marks before and among what is new of it
     */
    record Part(PhonemeSequence sentence, int spoken, long firstPhone, List<TextMark> marks) {
    }

    /** Tells whether no text will come that has not come yet. Asked before {@link #hasNext()}, it tells of the end. */
    boolean isEnded();

    /** Tells whether something can be spoken now. */
    boolean hasNext();

    Part next();

    /** Returns the marks behind the last word, once the script is at its end. */
    List<TextMark> rest();

    /** Returns the text from which the line's noise follows. */
    String seedText();

    List<TextWarning> warnings();
}
