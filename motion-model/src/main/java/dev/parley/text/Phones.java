package dev.parley.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phone set: silence and the 39 phones of ARPAbet, in the order in which a model numbers them. Any thread. */
public final class Phones {

    /** Symbol of a pause. */
    public static final String SILENCE = "SIL";

    /** All symbols; the place in this list is the number a model knows the symbol by. Immutable. */
    public static final List<String> SYMBOLS = List.of(
            SILENCE, "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH",
            "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W",
            "Y", "Z", "ZH");

    private static final Set<String> VOWELS = Set.of(
            "AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW");

    private static final Map<String, Integer> INDEX = index();

    private Phones() {
    }

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < SYMBOLS.size(); i++) {
            index.put(SYMBOLS.get(i), i);
        }
        return Map.copyOf(index);
    }

    /**
     * Tells whether a symbol belongs to the set.
     *
     * @param symbol a symbol without stress digit (not null)
     * @return true for one of {@link #SYMBOLS}
     */
    public static boolean isSymbol(String symbol) {
        return INDEX.containsKey(symbol);
    }

    /**
     * Tells whether a symbol is a vowel, which carries stress.
     *
     * @param symbol a symbol without stress digit (not null)
     * @return true for one of the 15 vowels
     */
    public static boolean isVowel(String symbol) {
        return VOWELS.contains(symbol);
    }

    /**
     * The number of a symbol.
     *
     * @param symbol one of {@link #SYMBOLS} (not null)
     * @return its index, 0..39
     * @throws IllegalArgumentException if the symbol is none of them
     */
    public static int indexOf(String symbol) {
        Integer index = INDEX.get(symbol);
        if (index == null) {
            throw new IllegalArgumentException("unknown phone \"" + symbol + "\"; expected one of " + SYMBOLS);
        }
        return index;
    }

    /** Symbol of a dictionary phone: "AH0" gives "AH". */
    static String symbolOf(String phone) {
        int last = phone.length() - 1;
        return Character.isDigit(phone.charAt(last)) ? phone.substring(0, last) : phone;
    }

    /** Stress code of a dictionary phone: "K" 0, "AH0" 1, "AH1" 2, "AH2" 3. */
    static int stressOf(String phone) {
        char last = phone.charAt(phone.length() - 1);
        return last >= '0' && last <= '2' ? last - '0' + 1 : 0;
    }

    /** True for a well formed dictionary phone: a consonant, or a vowel with its digit 0, 1 or 2. */
    static boolean isDictionaryPhone(String phone) {
        String symbol = symbolOf(phone);
        return isSymbol(symbol) && !symbol.equals(SILENCE) && isVowel(symbol) == (stressOf(phone) > 0);
    }
}
