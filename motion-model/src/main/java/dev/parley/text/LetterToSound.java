package dev.parley.text;

import com.sun.speech.freetts.lexicon.LetterToSoundImpl;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Guesses the phones of a word from its letters, by the decision trees that FreeTTS carries (trained on the CMU
 * dictionary; A. Black, K. Lenzo, V. Pagel, "Issues in building general letter to sound rules", SSW3, 1998). Loads the
 * trees at the first guess, since most text needs none. Any thread.
 */
final class LetterToSound {

    private static final String RULES = "/com/sun/speech/freetts/en/us/cmulex_lts.bin";

    private LetterToSoundImpl rules;

    /**
     * Phones of a word.
     *
     * @param word letters a to z only (not null, not empty)
     * @return phones with stress digits, one primary stress; empty if the rules find no vowel
     */
    synchronized List<String> guess(String word) {
        List<String> phones = new ArrayList<>();
        for (String phone : rules().getPhones(word, null)) {
            phones.add(dictionaryPhone(phone));
        }
        return withPrimaryStress(phones);
    }

    private LetterToSoundImpl rules() {
        if (rules == null) {
            URL url = LetterToSoundImpl.class.getResource(RULES);
            try {
                rules = new LetterToSoundImpl(url, true);
            } catch (IOException | RuntimeException e) {
                throw new IllegalStateException("cannot read " + RULES + " of the freetts jar", e);
            }
        }
        return rules;
    }

    /** FreeTTS's name to the dictionary's: "ax" to "AH0", "ae1" to "AE1", "er" to "ER0", "k" to "K". */
    private static String dictionaryPhone(String name) {
        if (name.equals("ax")) {
            return "AH0";
        }
        String phone = name.toUpperCase(Locale.ROOT);
        return Phones.isVowel(phone) ? phone + "0" : phone;
    }

    private static List<String> withPrimaryStress(List<String> phones) {
        int firstVowel = -1;
        for (int i = 0; i < phones.size(); i++) {
            int stress = Phones.stressOf(phones.get(i));
            if (stress == 2) {
                return List.copyOf(phones);
            }
            if (stress > 0 && firstVowel < 0) {
                firstVowel = i;
            }
        }
        if (firstVowel < 0) {
            return List.of();
        }
        phones.set(firstVowel, Phones.symbolOf(phones.get(firstVowel)) + "1");
        return List.copyOf(phones);
    }
}
