package dev.parley.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Plain spellings of characters outside ASCII. Any thread. */
final class CharacterTables {

    /** The entities that markup knows by name. */
    static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos|nbsp);");

    private static final String GREEK_LETTERS = "\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb"
            + "\u03bc\u03bd\u03be\u03bf\u03c0\u03c1\u03c3\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9";
    private static final String[] GREEK_NAMES = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu"
            + " xi omicron pi rho sigma tau upsilon phi chi psi omega").split(" ");

    private CharacterTables() {
    }

    static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> " ";
        };
    }

    /** Name of a Greek letter, or null. */
    static String greek(int codePoint) {
        int letter = codePoint == '\u00b5' ? '\u03bc' : Character.toLowerCase(codePoint);
        int index = GREEK_LETTERS.indexOf(letter);
        return index < 0 ? null : GREEK_NAMES[index];
    }

    /** Code point to plain spelling, where compatibility decomposition does not give what a reader says. */
    static Map<Integer, String> plain() {
        Map<Integer, String> plain = new HashMap<>();
        put(plain, "'", "\u2018\u2019\u201a\u201b\u2032\u02bc\u2035\u02b9\uff07");
        put(plain, "\"", "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2036\u300c\u300d\u300e\u300f");
        put(plain, "-", "\u2010\u2011\u2012\u2212\u2043");
        put(plain, "\u2014", "\u2015\u2e3a");
        put(plain, "\u2026", "\u22ef");
        put(plain, "\u2022", "\u00b7\u2023\u25aa\u25cf\u25e6\u2219\u25a0");
        put(plain, " ", "\u2122\u00ae\u00a9\u00b6\u2020\u2021\u200b\u00aa");
        put(plain, ".", "\u3002\uff61");
        put(plain, ",", "\u3001\u060c");
        put(plain, "?", "\u061f");
        put(plain, " ", "\u00bf\u00a1");
        put(plain, "!?", "\u203d");
        put(plain, "\u00b0", "\u00ba");
        put(plain, "^2", "\u00b2");
        put(plain, "^3", "\u00b3");
        put(plain, "ss", "\u00df");
        put(plain, "ae", "\u00e6");
        put(plain, "Ae", "\u00c6");
        put(plain, "oe", "\u0153");
        put(plain, "Oe", "\u0152");
        put(plain, "o", "\u00f8");
        put(plain, "O", "\u00d8");
        put(plain, "d", "\u00f0\u0111");
        put(plain, "D", "\u00d0\u0110");
        put(plain, "th", "\u00fe");
        put(plain, "Th", "\u00de");
        put(plain, "l", "\u0142");
        put(plain, "L", "\u0141");
        put(plain, "i", "\u0131");
        put(plain, "h", "\u0127");
        return Map.copyOf(plain);
    }

    private static void put(Map<Integer, String> plain, String spelling, String characters) {
        characters.codePoints().forEach(c -> plain.put(c, spelling));
    }
}
