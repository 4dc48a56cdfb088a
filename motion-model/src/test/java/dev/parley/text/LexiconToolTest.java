package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The lexicon files have the formats that docs/text.md gives, which the training reads too. */
class LexiconToolTest {

    private static final List<String> SOURCE = List.of(
            "/** @type {{ [word: string]: string }} */", "export const dictionary = {", "  \"ox\": \"AA1 K S\",",
            "  \"an\": \"AE1 N\",", "  \"an(2)\": \"AH0 N\",", "  \"aalen\": \"AE1 L AH0 N # place, german\",",
            "  \"ox's\": \"AA1 K S IH0 Z\"", "}");

    @Test
    void shouldSortWordsAndJoinTheirVariants() throws IOException {
        byte[] gzip = LexiconTool.lexicon(SOURCE);
        String lines = new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(),
                StandardCharsets.US_ASCII);
        assertEquals("aalen\tAE1 L AH0 N\nan\tAE1 N\tAH0 N\nox\tAA1 K S\nox's\tAA1 K S IH0 Z\n", lines);
        assertArrayEquals(gzip, LexiconTool.lexicon(SOURCE));
    }

    @Test
    void shouldRefuseAPhoneThatIsNone() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> LexiconTool.lexicon(List.of("  \"ox\": \"AA K S\","))).getMessage();
        assertEquals("bad phone \"AA\" in \"AA K S\"", message);
    }

    @Test
    void shouldStoreGuessesForTheWordsThatTheLexiconLacks() throws IOException {
        List<String> corpus = List.of("a1|An ox\u2019s aalen's.", "a2|Zorblax-ox, an ox!");
        assertEquals("aalen's\tAE1 L AH0 N Z\nzorblax\tZ AO1 R B L AE1 K S\n",
                LexiconTool.letterToSound(corpus, LexiconTool.lexicon(SOURCE)));
    }
}
