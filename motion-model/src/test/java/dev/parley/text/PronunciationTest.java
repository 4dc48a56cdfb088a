package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phones of words, against the published CMU Pronouncing Dictionary and what the rules of English give. */
class PronunciationTest {

    private static final TextFrontEnd FRONT_END = TextFrontEnd.load();

    /** Entries as http://www.speech.cs.cmu.edu/cgi-bin/cmudict prints them. */
    @ParameterizedTest
    @CsvSource({
        "hello, HH AH0 L OW1", "traveler, T R AE1 V AH0 L ER0", "bridge, B R IH1 JH", "broken, B R OW1 K AH0 N",
        "places, P L EY1 S AH0 Z", "zebra, Z IY1 B R AH0", "a, AH0", "zygote, Z AY1 G OW0 T",
        "computer, K AH0 M P Y UW1 T ER0", "question, K W EH1 S CH AH0 N", "measure, M EH1 ZH ER0",
        "thought, TH AO1 T", "boy, B OY1", "sing, S IH1 NG", "mouth, M AW1 TH", "church, CH ER1 CH"})
    void shouldPronounceAsTheDictionaryDoes(String word, String phones) {
        assertEquals(phones, phones(word));
    }

    @ParameterizedTest
    @CsvSource({
        "zorblax's, Z AO1 R B L AE1 K S IH0 Z", "wombats, W AA1 M B AE2 T S", "nightglow, N AY1 T G L OW2",
        "unquenchable, AH0 N K W EH1 N CH AH0 B AH0 L", "FBI, EH1 F B IY1 AY1", "MRI, EH2 M AA2 R AY1",
        "NASA, N AE1 S AH0", "qqq, K Y UW1 K Y UW1 K Y UW1"})
    void shouldPronounceWhatTheDictionaryLacks(String word, String phones) {
        assertEquals(phones, phones(word));
    }

    @ParameterizedTest
    @CsvSource({
        "the apple, DH IY0", "the pear, DH AH0", "the hour, DH IY0", "the FBI, DH IY0", "I will read it, R IY1 D",
        "I have read it, R EH1 D", "they live here, L IH1 V", "to record it, R IH0 K AO1 R D",
        "the record plays, R EH1 K ER0 D", "close the door, K L OW1 Z", "the wind blows, W IH1 N D",
        "I use it, Y UW1 Z", "he lives there, L IH1 V Z", "nine lives, L AY1 V Z", "of no use, Y UW1 S"})
    void shouldLookAtNeighbours(String text, String expected) {
        assertTrue((" " + phones(text) + " ").contains(" " + expected + " "), text + ": " + phones(text));
    }

    @Test
    void shouldPronounceEveryEntryOfTheDictionaryByKnownPhones() throws IOException {
        int entries = 0;
        String before = "";
        for (String line : lexiconLines()) {
            String[] columns = line.split("\t");
            assertTrue(before.compareTo(columns[0]) < 0, "not sorted: " + columns[0]);
            before = columns[0];
            for (int i = 1; i < columns.length; i++) {
                for (String phone : columns[i].split(" ")) {
                    assertTrue(Phones.isDictionaryPhone(phone), line);
                }
            }
            entries++;
        }
        assertTrue(entries > 120_000, entries + " entries");
    }

    @Test
    void shouldFindEveryWordOfTheDictionaryAndNothingElse() throws IOException {
        Lexicon lexicon;
        try (InputStream stream = TextFrontEnd.class.getResourceAsStream("/Lexicon/en-us.tsv.gz")) {
            lexicon = Lexicon.read(stream);
        }
        for (String line : lexiconLines()) {
            String[] columns = line.split("\t");
            assertEquals(columns[1], String.join(" ", lexicon.find(columns[0]).get(0)));
            assertEquals(columns.length - 1, lexicon.find(columns[0]).size());
            assertFalse(lexicon.contains(columns[0] + "\t"));
        }
        for (String absent : List.of("", "zorblax", "hell'", "~", " ", "zzzzzzzz", "'", "helloo")) {
            assertFalse(lexicon.contains(absent), absent);
        }
    }

    /** Phonetically balanced sentences of the public-domain Harvard list 1 (IEEE 1969). */
    @Test
    void shouldGivePhonesToEveryWordOfSentences() {
        String text = "The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. It's easy to"
                + " tell the depth of a well. These days a chicken leg is a rare dish. Rice is often served in round"
                + " bowls. The juice of lemons makes fine punch. The box was thrown beside the parked truck. The hogs"
                + " were fed chopped corn and garbage. Four hours of steady work faced us. A large size in stockings is"
                + " hard to sell.";
        TextAnalysis analysis = FRONT_END.analyse(text);
        assertEquals(10, analysis.sentences().size());
        assertEquals(List.of(), analysis.warnings());
        List<String> written = analysis.sentences().stream().flatMap(s -> s.words().stream()).map(Word::written).toList();
        assertEquals(List.of(text.replace(".", "").split(" ")), written);
    }

    @Test
    void shouldListTheSymbolsInTheModelsOrder() {
        assertEquals("SIL AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z"
                + " ZH", String.join(" ", Phones.SYMBOLS));
        assertEquals(39, Phones.indexOf("ZH"));
        assertEquals(15, Phones.SYMBOLS.stream().filter(Phones::isVowel).count());
    }

    private static List<String> lexiconLines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                TextFrontEnd.class.getResourceAsStream("/Lexicon/en-us.tsv.gz")), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }

    /** Phones in the dictionary's notation, without pauses. */
    private static String phones(String text) {
        return FRONT_END.analyse(text).sentences().stream().flatMap(sentence -> sentence.phonemes().stream())
                .filter(phone -> !phone.isPause())
                .map(phone -> phone.symbol() + (phone.stress() == 0 ? "" : phone.stress() - 1))
                .collect(Collectors.joining(" "));
    }
}
