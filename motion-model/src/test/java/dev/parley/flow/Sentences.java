package dev.parley.flow;

import dev.parley.text.Phoneme;
import java.util.ArrayList;
import java.util.List;

/** Hand-made sentences. */
final class Sentences {

    private Sentences() {
    }

    /**
     * "Hi, I see." after a pause: SIL | HH AY | SIL, | AY | S IY | SIL.
     */
    static List<Phoneme> hiISee() {
        List<Phoneme> phonemes = new ArrayList<>();
        phonemes.add(new Phoneme("SIL", 0, 0, 0, 0, 0, 0, -1));
        phonemes.add(new Phoneme("HH", 0, 1, Phoneme.WORD_START | Phoneme.PHRASE_START, 0, 0, 2, 0));
        phonemes.add(new Phoneme("AY", 2, 1, Phoneme.WORD_END | Phoneme.PHRASE_END, 0, 0, 2, 0));
        phonemes.add(new Phoneme("SIL", 0, 1, 0, 0, 2, 3, -1));
        phonemes.add(new Phoneme("AY", 2, 4, Phoneme.WORD_START | Phoneme.WORD_END | Phoneme.PHRASE_START, 0, 4, 5, 1));
        phonemes.add(new Phoneme("S", 0, 4, Phoneme.WORD_START, 0, 6, 9, 2));
        phonemes.add(new Phoneme("IY", 2, 4, Phoneme.WORD_END | Phoneme.PHRASE_END, 0, 6, 9, 2));
        phonemes.add(new Phoneme("SIL", 0, 4, 0, 0, 9, 10, -1));
        return phonemes;
    }
}
