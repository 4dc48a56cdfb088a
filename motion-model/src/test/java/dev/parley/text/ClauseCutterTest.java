package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseCutterTest {

    private static List<Clause> cut(String... pieces) {
        ClauseCutter cutter = new ClauseCutter();
        List<Clause> clauses = new ArrayList<>();
        for (String piece : pieces) {
            cutter.append(piece);
            for (Clause clause = cutter.next(); clause != null; clause = cutter.next()) {
                clauses.add(clause);
            }
        }
        cutter.end();
        for (Clause clause = cutter.next(); clause != null; clause = cutter.next()) {
            clauses.add(clause);
        }
        return clauses;
    }

    private static String shown(String text) {
        return String.join("|", cut(text).stream().map(clause -> clause.text().strip()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Hello there.|How are you?|Fine!|Bye.",
        "Well, I see that,|but we have a long way to go,|and it is getting dark.",
        "I met Dr. Lee and Mr. Fox at 5 p.m. on Main St. near the U.S. Embassy.|They left.",
        "It costs $1,234.50 or 3.5 percent of 10,000, 20,000 and 30,000 coins.|Pay now.",
        "On Feb. 14, 2025 we met.|It was 7:05 in the morning.",
        "He said \"Stop!\" and ran.|\"Stop!\"|She ran too.",
        "Wait... what did you say?|I see...|Then go.",
        "This is *very, very important, friend* and true.|Go.",
        "Look <mark name=\"the old, grey door\"/> there now.|Go.",
        "Go to www.example.com,|the second page of it all,|now.",
        "We saw it all \u2014|and more than that, of course \u2014|there.",
        "Take three of these:|salt, pepper and a lot of oil;|then mix it all.",
        "Pages 3 - 5 and 1990\u20131995 count.|So do 2 * 3, 4 * 5 and 6.",
        "Plan B. is out and I. Newton is in.|Go.",
        "Read e.g. this,|i.e. the first of the many books,|today.",
        "one &amp; two &amp; three are all enough of that.",
        "yes.|no.|maybe so"})
    void shouldCutWhereASpeakerWould(String marked) {
        String text = marked.replace("|", " ");
        assertEquals(marked, shown(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Fine, thank you all, friend|true", "That is it.|false", "No mark at the end|false"})
    void shouldTellWhetherTheSentenceGoesOn(String text, boolean open) {
        ClauseCutter cutter = new ClauseCutter();
        cutter.append(text.endsWith(".") ? text + " " : text);
        Clause first = cutter.next();
        if (first == null) {
            cutter.end();
            first = cutter.next();
        }
        assertEquals(open, first.open());
    }

    @Test
    void shouldCutListsAndParagraphsAtTheirLines() {
        assertEquals("Buy:|1. Two eggs|2. Some milk|- Bread|And go home\nsoon|Then rest.",
                shown("Buy:\n1. Two eggs\n2. Some milk\n- Bread\n\nAnd go home\nsoon\n\nThen rest."));
    }

    @Test
    void shouldCutAnEndlessClauseBetweenWords() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(i % 9 == 8 ? "and " : i % 5 == 4 ? "7 million " : "word ");
        }
        List<Clause> clauses = cut(text.toString());
        StringBuilder joined = new StringBuilder();
        for (Clause clause : clauses) {
            assertTrue(clause.text().split("\\s+").length <= 33, clause.text());
            assertTrue(!clause.text().endsWith("7"), clause.text());
            assertEquals(joined.length(), clause.start());
            joined.append(clause.text());
        }
        assertEquals(text.toString(), joined.toString());
        assertTrue(clauses.size() > 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "*", "<", "[a:", ".", ",", "1", "\u2014", "\ud83d\ude00", "&", "\n", "-", "...", "* "})
    void shouldSurviveAFloodOfOnePiece(String piece) {
        String text = piece.repeat(20_000 / piece.length());
        List<Clause> clauses = cut(text);
        assertEquals(text, String.join("", clauses.stream().map(Clause::text).toList()));
        clauses.forEach(clause -> assertTrue(clause.text().isEmpty()
                || !Character.isLowSurrogate(clause.text().charAt(0)), "half a character"));
    }

    @Test
    void shouldCutTheSameHoweverTheTextArrives() {
        String[] pieces = {"Dr", "St", ".", ",", ". ", ", ", " ", "\n", "5", "2024", "$", ":", " - ", "'", "\" ", "(", "a ", "I ",
            "p.m. ", "e.g. ", "*", "**", "<mark name='a b'/>", "[face:joy] ", "word ", "and ", "because ", "...", "! ", "?",
            "\n\n", "\n1. ", "\u2014", "\u2026", "\ud83d\ude00", "house, ", "tree. ", "&amp; "};
        Random random = new Random(11);
        for (int i = 0; i < 1500; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(60); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            List<Clause> whole = cut(text.toString());
            assertEquals(whole, cut(text.toString().split("")), text.toString());
            assertEquals(whole, cut(parts(text.toString(), random)), text.toString());
        }
    }

    private static String[] parts(String text, Random random) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < text.length();) {
            int end = Math.min(text.length(), at + random.nextInt(9));
            parts.add(text.substring(at, end));
            at = end;
        }
        return parts.toArray(new String[0]);
    }

    /** The last word may go on, and a number may belong to the next word. */
    @Test
    void shouldHoldBackWhatMayGoOnWhenItHurries() {
        ClauseCutter cutter = new ClauseCutter();
        cutter.append("I think that");
        assertEquals("I think that", hurried(cutter, " the "));
        cutter.append("price is 5");
        assertEquals(" the price", hurried(cutter, " "));
        assertNull(cutter.hurry());
        cutter.append("million. ");
        assertEquals(" is 5 million.", cutter.next().text());
    }

    private static String hurried(ClauseCutter cutter, String more) {
        cutter.append(more);
        assertNull(cutter.next());
        Clause clause = cutter.hurry();
        assertTrue(clause.open());
        return clause.text();
    }
}
