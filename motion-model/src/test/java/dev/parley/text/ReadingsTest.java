package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Written text is read as a reader of US English reads it; the table was written down before the rules were run. */
class ReadingsTest {

    private static final TextFrontEnd FRONT_END = TextFrontEnd.load();

    static List<String> readings() throws IOException {
        try (InputStream table = ReadingsTest.class.getResourceAsStream("readings.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void shouldReadAsAReaderDoes(String row) {
        String[] columns = row.split("\t");
        assertEquals(columns[1], spoken(columns[0]), columns[0]);
    }

    @Test
    void shouldHoldAtLeastAHundredReadings() throws IOException {
        assertTrue(readings().size() >= 120, readings().size() + " readings");
    }

    static String spoken(String text) {
        return FRONT_END.analyse(text).sentences().stream().flatMap(sentence -> sentence.words().stream())
                .map(Word::spoken).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
    }
}
