package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/** Lays out one sentence as phones and pauses. One thread, one sentence. */
final class PhonemeBuilder {

    private final String text;
    private final Pronouncer pronouncer;
    private final Emphasis emphasis;
    private final List<Token> sentence;
    private final List<Phoneme> phonemes = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();

    private PhonemeBuilder(String text, Emphasis emphasis, Pronouncer pronouncer, List<Token> sentence) {
        this.text = text;
        this.emphasis = emphasis;
        this.pronouncer = pronouncer;
        this.sentence = sentence;
    }

    /**
     * Builds a sentence.
     *
     * @param text the whole text
     * @param emphasis what of it is emphasised
     * @param sentence its tokens: begins with a word, ends with a mark
     */
    static PhonemeSequence build(String text, Emphasis emphasis, Pronouncer pronouncer, List<Token> sentence) {
        return new PhonemeBuilder(text, emphasis, pronouncer, sentence).build();
    }

    private PhonemeSequence build() {
        int start = sentence.get(0).start();
        pause(Punctuation.NONE, start, start);
        int phraseStart = 0;
        for (int i = 0; i < sentence.size(); i++) {
            Token token = sentence.get(i);
            if (!token.isWord()) {
                phrase(phraseStart, i);
                pause(token.mark(), token.start(), token.end());
                phraseStart = i + 1;
            }
        }
        return new PhonemeSequence(text.substring(start, end()), phonemes, words);
    }

    private int end() {
        return sentence.stream().mapToInt(Token::end).max().orElseThrow();
    }

    /** Words of [from, to), ended by the mark at to. */
    private void phrase(int from, int to) {
        int mark = sentence.get(to).mark().ordinal();
        for (int i = from; i < to; i++) {
            Token token = sentence.get(i);
            List<String> phones = pronouncer.phones(token.spoken(),
                    i > from ? sentence.get(i - 1).spoken() : "", i + 1 < to ? sentence.get(i + 1).spoken() : "");
            int first = phonemes.size();
            for (int k = 0; k < phones.size(); k++) {
                boolean start = k == 0;
                boolean end = k == phones.size() - 1;
                int boundary = (start ? Phoneme.WORD_START : 0) + (end ? Phoneme.WORD_END : 0)
                        + (start && i == from ? Phoneme.PHRASE_START : 0)
                        + (end && i == to - 1 ? Phoneme.PHRASE_END : 0);
                phone(phones.get(k), mark, boundary, token);
            }
            words.add(new Word(token.spoken(), text.substring(token.start(), token.end()), token.start(), token.end(),
                    first, phonemes.size()));
        }
    }

    private void phone(String phone, int mark, int boundary, Token token) {
        phonemes.add(new Phoneme(Phones.symbolOf(phone), Phones.stressOf(phone), mark, boundary,
                emphasis.of(token.start(), token.end()), token.start(), token.end(), words.size()));
    }

    private void pause(Punctuation mark, int start, int end) {
        phonemes.add(new Phoneme(Phones.SILENCE, 0, mark.ordinal(), 0, 0, start, end, -1));
    }
}
