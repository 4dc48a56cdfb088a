package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words between asterisks are emphasised, and nothing else changes. */
class EmphasisTest {

    private static final TextFrontEnd FRONT_END = TextFrontEnd.load();

    private static String emphasised(TextAnalysis analysis) {
        return analysis.sentences().stream().flatMap(sentence -> sentence.words().stream()
                .filter(word -> sentence.phonemes().get(word.phonemeStart()).emphasis() == 1).map(Word::spoken))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "I *never* said that.|never",
        "I never said *that*.|that",
        "*I* never said **that one**!|I that one",
        "It costs *$5*, not more.|five dollars",
        "Mind the *wolves,* traveller.|wolves",
        "2 * 3 * 4 is 24.|''",
        "A lone * star, and another*one.|''",
        "An open *word and no end.|''"})
    void marksTheWords(String text, String expected) {
        assertEquals(expected.toLowerCase(), emphasised(FRONT_END.analyse(text)).toLowerCase());
    }

    /** All phones of a word, and no pause. */
    @Test
    void marksEveryPhoneOfTheWord() {
        PhonemeSequence sentence = FRONT_END.analyse("The *bridge* ahead.").sentences().get(0);
        List<String> marked = sentence.phonemes().stream().filter(p -> p.emphasis() == 1).map(Phoneme::symbol).toList();
        assertEquals(List.of("B", "R", "IH", "JH"), marked);
    }

    @Test
    void readsTheSameWithoutTheAsterisks() {
        TextAnalysis with = FRONT_END.analyse("Take the *long* road, not **that** one.");
        TextAnalysis without = FRONT_END.analyse("Take the long road, not that one.");
        assertEquals(symbols(without), symbols(with));
        assertTrue(with.warnings().isEmpty());
        assertEquals("long", with.sentences().get(0).words().get(2).written());
    }

    private static List<String> symbols(TextAnalysis analysis) {
        return analysis.sentences().get(0).phonemes().stream()
                .map(p -> p.symbol() + p.stress() + p.punctuation() + p.boundary()).toList();
    }
}
