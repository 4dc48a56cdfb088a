package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a text becomes as a whole: sentences, pauses, phrases, spans. */
class TextFrontEndTest {

    private static final TextFrontEnd FRONT_END = TextFrontEnd.load();

    @Test
    void shouldLayOutASentenceAsTheEncoderReadsIt() {
        PhonemeSequence sentence = only("Hi, Bob!");
        assertEquals(List.of("SIL", "HH", "AY", "SIL", "B", "AA", "B", "SIL"), symbols(sentence));
        assertEquals(List.of(0, 0, 2, 0, 0, 2, 0, 0), sentence.phonemes().stream().map(Phoneme::stress).toList());
        assertEquals(List.of(0, 1, 1, 1, 6, 6, 6, 6), sentence.phonemes().stream().map(Phoneme::punctuation).toList());
        assertEquals(List.of(0, 5, 10, 0, 5, 0, 10, 0), sentence.phonemes().stream().map(Phoneme::boundary).toList());
        assertEquals(List.of(-1, 0, 0, -1, 1, 1, 1, -1), sentence.phonemes().stream().map(Phoneme::wordIndex).toList());
    }

    @Test
    void shouldMarkASingleWordAsBothEndsOfItsPhrase() {
        assertEquals(15, only("I!").phonemes().get(1).boundary());
    }

    @Test
    void shouldKeepTheCharactersOfEachWord() {
        String text = "Pay $5 to Dr. Lee, e.g. today.";
        List<Word> words = only(text).words();
        assertEquals(List.of("Pay", "$5", "$5", "to", "Dr.", "Lee", "e.g.", "e.g.", "today"),
                words.stream().map(Word::written).toList());
        words.forEach(word -> assertEquals(word.written(), text.substring(word.textStart(), word.textEnd())));
    }

    @Test
    void shouldKeepSpansOverCharactersThatChangeTheirLength() {
        String text = "\ufb01ne \u201ccaf\u00e9\u201d \ud83d\ude00 e\u0301tude";
        assertEquals(List.of("\ufb01ne", "caf\u00e9", "e\u0301tude"),
                FRONT_END.analyse(text).sentences().get(0).words().stream().map(Word::written).toList());
    }

    @Test
    void shouldGiveEveryPhoneTheSpanOfItsWord() {
        PhonemeSequence sentence = only("The bridge ahead is broken in 2 places.");
        for (int i = 0; i < sentence.words().size(); i++) {
            Word word = sentence.words().get(i);
            for (Phoneme phone : sentence.phonemes().subList(word.phonemeStart(), word.phonemeEnd())) {
                assertEquals(i, phone.wordIndex());
                assertEquals(word.textStart(), phone.textStart());
                assertEquals(word.textEnd(), phone.textEnd());
            }
        }
    }

    @Test
    void shouldSplitAtSentenceEndsOnly() {
        assertEquals(List.of("Dr. Smith met Mr. J. R. Jones at 5 p.m. on Main St. near the U.S. border.", "He left."),
                texts("Dr. Smith met Mr. J. R. Jones at 5 p.m. on Main St. near the U.S. border. He left."));
        assertEquals(List.of("We sell nails, screws, etc.", "Come in!", "Why not?"),
                texts("We sell nails, screws, etc. Come in! Why not?"));
        assertEquals(List.of("It is 3.5 miles.", "Really?", "Yes."), texts("It is 3.5 miles. Really? Yes."));
        assertEquals(List.of("He works for Acme Inc.", "She does not."), texts("He works for Acme Inc. She does not."));
        assertEquals(List.of("\"Stop!\" he said.", "\"Why?\"").size(), texts("\"Stop!\" he said. \"Why?\"").size());
        assertEquals(2, texts("First paragraph\n\nsecond paragraph").size());
        assertEquals(1, texts("one line\nthat goes on").size());
    }

    @Test
    void shouldMakeOnePauseOfMarksInARow() {
        PhonemeSequence sentence = only("No... really?!");
        assertEquals(List.of(0, 3, 6),
                sentence.phonemes().stream().filter(Phoneme::isPause).map(Phoneme::punctuation).toList());
    }

    @Test
    void shouldEndASentenceWithoutAMarkByAFullStop() {
        assertEquals(4, only("Hello there").phonemes().get(1).punctuation());
    }

    @Test
    void shouldBoundPhrasesAndSentences() {
        String endless = IntStream.range(0, 900).mapToObj(i -> i % 7 == 3 ? "and" : "stone")
                .collect(Collectors.joining(" "));
        List<PhonemeSequence> pieces = FRONT_END.analyse(endless).sentences();
        assertEquals(900, pieces.stream().mapToInt(piece -> piece.words().size()).sum());
        for (PhonemeSequence piece : pieces) {
            assertTrue(piece.words().size() <= 80, piece.words().size() + " words at once");
            int run = 0;
            for (Phoneme phone : piece.phonemes()) {
                run = phone.isPause() ? 0 : run + ((phone.boundary() & Phoneme.WORD_START) != 0 ? 1 : 0);
                assertTrue(run <= 40, "a phrase of " + run + " words");
            }
        }
        assertEquals("and", pieces.get(1).words().get(0).spoken());
    }

    @Test
    void shouldNameTheLimitOfALongText() {
        String message = assertThrows(UnspeakableTextException.class, () -> FRONT_END.analyse("a ".repeat(50_000)))
                .getMessage();
        assertTrue(message.contains("100000") && message.contains("20000") && !message.contains("\n"), message);
    }

    @Test
    void shouldSpeakATextOfTheGreatestLength() {
        String text = "The path is long. ".repeat(1111);
        assertEquals(1111, FRONT_END.analyse(text).sentences().size());
    }

    @Test
    void shouldRefuseWhatHasNothingToSay() {
        for (String text : List.of("", "  \n\t", "...", "\ud83d\ude00\ud83d\ude00", "\u4f60\u597d", "<b></b>", "\u0001")) {
            String message = assertThrows(UnspeakableTextException.class, () -> FRONT_END.analyse(text)).getMessage();
            assertTrue(message.startsWith("nothing to say: ") && !message.contains("\n"), message);
        }
    }

    @Test
    void shouldRefuseALexiconThatIsCutOff() throws IOException {
        byte[] whole;
        try (var stream = TextFrontEnd.class.getResourceAsStream("/Lexicon/en-us.tsv.gz")) {
            whole = stream.readAllBytes();
        }
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThrows(IOException.class, () -> new TextFrontEnd(new ByteArrayInputStream(half),
                new ByteArrayInputStream(new byte[0])));
        byte[] badLine = "word".getBytes(StandardCharsets.US_ASCII);
        assertThrows(IOException.class, () -> new TextFrontEnd(new ByteArrayInputStream(whole),
                new ByteArrayInputStream(badLine)));
    }

    private static PhonemeSequence only(String text) {
        List<PhonemeSequence> sentences = FRONT_END.analyse(text).sentences();
        assertEquals(1, sentences.size(), text);
        return sentences.get(0);
    }

    private static List<String> texts(String text) {
        return FRONT_END.analyse(text).sentences().stream().map(PhonemeSequence::text).toList();
    }

    private static List<String> symbols(PhonemeSequence sentence) {
        return sentence.phonemes().stream().map(Phoneme::symbol).toList();
    }
}
