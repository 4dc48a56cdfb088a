package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be spoken is left out with a warning that points at it; nothing breaks. */
class BadTextTest {

    private static final TextFrontEnd FRONT_END = TextFrontEnd.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "Hello \u041c\u0438\u0440 friend|\u041c\u0438\u0440|hello friend",
        "Hello \u4e16\u754c friend|\u4e16\u754c|hello friend",
        "Hello \ud83d\ude00\ud83d\udc4d\ud83c\udffd friend|\ud83d\ude00\ud83d\udc4d\ud83c\udffd|hello friend",
        "Hello <b>friend|<b>|hello friend",
        "Hello <break time=\"1s\"/> friend|<break time=\"1s\"/>|hello friend",
        "Hello <unclosed friend|<unclosed|hello friend",
        "Hello [face:joy friend|[face:joy|hello friend",
        "Hel\u0001lo friend|\u0001|hello friend",
        "Hello \ue000 friend|\ue000|hello friend",
        "Hello \ud800 friend|\ud800|hello friend"})
    void shouldSkipWithAWarning(String text, String skipped, String spoken) {
        TextAnalysis analysis = FRONT_END.analyse(text);
        assertEquals(spoken, analysis.sentences().get(0).words().stream().map(Word::spoken)
                .collect(Collectors.joining(" ")));
        assertEquals(1, analysis.warnings().size(), analysis.warnings().toString());
        TextWarning warning = analysis.warnings().get(0);
        assertEquals(skipped, text.substring(warning.textStart(), warning.textEnd()));
        assertTrue(warning.message().startsWith("skipped \""), warning.message());
        assertTrue(warning.message().chars().noneMatch(Character::isISOControl), warning.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a < b", "2 < 3 and 3 > 2", "I <3 you", "x<y", "see [1] and [sic]", "it's \u201cfine\u201d\u2014ok",
        "soft\u00adhyphen and zero\u200bwidth", "Acme\u2122 \u00a9 2024", "Hello [face:joy] you <mark name='a'/>"})
    void shouldNotWarnOfWhatIsNoMarkup(String text) {
        assertEquals(List.of(), FRONT_END.analyse(text).warnings());
    }

    @Test
    void shouldSkipAWordThatIsTooLong() {
        TextAnalysis analysis = FRONT_END.analyse("Well " + "abcd".repeat(100) + " done");
        assertEquals(2, analysis.sentences().get(0).words().size());
        assertEquals(1, analysis.warnings().size());
        assertTrue(analysis.warnings().get(0).message().contains("400"), analysis.warnings().toString());
    }

    @Test
    void shouldSurviveRandomUnicode() {
        Random random = new Random(3);
        for (int i = 0; i < 1500; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(80); n > 0; n--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x300));
            }
            check(text.toString());
        }
    }

    @Test
    void shouldSurviveRandomPiecesOfWriting() {
        String[] pieces = {"Dr", "St", ".", ",", " ", " ", "\n", "5", "12", "2024", "$", "%", "/", ":", "-", "'", "\"", "(",
            "a", "I", "XIV", "p.m.", "e.g.", "http://", "www.", "@", "#", "x", "km", "\u00b0", "C", "<", ">", "[", "]", "&",
            "amp;", "...", "!", "?", "the", "Nov", "s", "st", "th", "\u00bd", "\u00b2", "\u20ac", "0", ",000", "+", "=", "~"};
        Random random = new Random(4);
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(14); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            check(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "9", ".", "(", "a.", "a@", "1/", "$", "<a ", "<", "[a:", "http://a", "'a", "-", "1,000,", "I",
        "A", "\ud83d\ude00", "\u0301", "1:", "x1", "a/", "&amp;", "\n", "1.", "#a"})
    void shouldSurviveOnePieceRepeatedToTheLimit(String piece) {
        check(piece.repeat(TextFrontEnd.LONGEST_TEXT / piece.length()));
    }

    private static void check(String text) {
        TextAnalysis analysis;
        try {
            analysis = FRONT_END.analyse(text);
        } catch (UnspeakableTextException expected) {
            return;
        }
        int end = 0;
        for (PhonemeSequence sentence : analysis.sentences()) {
            for (Phoneme phone : sentence.phonemes()) {
                assertTrue(Phones.SYMBOLS.contains(phone.symbol()), phone.symbol());
                assertTrue(phone.textStart() >= end && phone.textEnd() <= text.length(), () -> phone + " of " + text);
                end = phone.textStart();
            }
        }
    }
}
