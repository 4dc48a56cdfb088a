package dev.parley.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Phones of spoken words: by their neighbours where these decide ("the", homographs), else from the lexicon, else by
 * {@link UnknownWords}. Any thread.
 */
final class Pronouncer {

    private final Lexicon lexicon;
    private final UnknownWords unknown;

    Pronouncer(Lexicon lexicon, UnknownWords unknown) {
        this.lexicon = lexicon;
        this.unknown = unknown;
    }

    /**
     * Phones of a word.
     *
     * @param word as {@link Token#spoken()} (not null)
     * @param previous the word before in its phrase, empty if none
     * @param next the word after in its phrase, empty if none
     * @return phones with stress digits, never empty
     */
    List<String> phones(String word, String previous, String next) {
        if (Character.isUpperCase(word.charAt(0))) {
            return letter(word);
        }
        if (word.equals("the")) {
            return beforeVowel(next) ? List.of("DH", "IY0") : List.of("DH", "AH0");
        }
        List<String> homograph = Homographs.find(word, previous);
        return homograph.isEmpty() ? phones(word) : homograph;
    }

    /** Phones of a lower-case word on its own. */
    List<String> phones(String word) {
        List<List<String>> variants = lexicon.find(word);
        return variants.isEmpty() ? unknown.phones(word) : variants.get(0);
    }

    private boolean beforeVowel(String next) {
        return !next.isEmpty() && Phones.isVowel(Phones.symbolOf(
                (Character.isUpperCase(next.charAt(0)) ? letter(next) : phones(next)).get(0)));
    }

    /** "B" or "B's" by the letter's name. */
    private static List<String> letter(String word) {
        List<String> name = LetterNames.phones(Character.toLowerCase(word.charAt(0)));
        if (word.length() == 1) {
            return name;
        }
        List<String> phones = new ArrayList<>(new Morphology(stem -> name).clitic("x" + word.substring(1)));
        return phones.isEmpty() ? name : phones;
    }
}
