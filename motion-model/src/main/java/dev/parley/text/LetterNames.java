package dev.parley.text;

import java.util.List;

/** How the letters of the alphabet are called, in dictionary phones. Any thread. */
final class LetterNames {

    private static final List<List<String>> NAMES = List.of(
            names("EY1"), names("B IY1"), names("S IY1"), names("D IY1"), names("IY1"), names("EH1 F"),
            names("JH IY1"), names("EY1 CH"), names("AY1"), names("JH EY1"), names("K EY1"), names("EH1 L"),
            names("EH1 M"), names("EH1 N"), names("OW1"), names("P IY1"), names("K Y UW1"), names("AA1 R"),
            names("EH1 S"), names("T IY1"), names("Y UW1"), names("V IY1"), names("D AH1 B AH0 L Y UW0"),
            names("EH1 K S"), names("W AY1"), names("Z IY1"));

    private LetterNames() {
    }

    /**
     * The name of a letter.
     *
     * @param letter a to z
     * @return phones with stress digits
     */
    static List<String> phones(char letter) {
        return NAMES.get(letter - 'a');
    }

    private static List<String> names(String phones) {
        return List.of(phones.split(" "));
    }
}
