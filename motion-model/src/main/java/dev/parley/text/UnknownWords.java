package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Phones of words that the lexicon lacks: the stored guess if there is one, else the inflection of a known stem, else
 * two known words in one, else FreeTTS's letter-to-sound rules, else the names of the letters. Any thread.
 */
final class UnknownWords {

    private static final int SHORTEST_PART = 3;

    private final Lexicon lexicon;
    private final Map<String, List<String>> stored;
    private final LetterToSound letterToSound = new LetterToSound();

    UnknownWords(Lexicon lexicon, Map<String, List<String>> stored) {
        this.lexicon = lexicon;
        this.stored = stored;
    }

    /**
     * Phones of a word.
     *
     * @param word lower-case letters a to z and apostrophes, at least one letter (not null)
     * @return phones with stress digits, never empty
     */
    List<String> phones(String word) {
        List<String> phones = stored.get(word);
        if (phones == null) {
            phones = new Morphology(this::stem).inflect(word);
        }
        if (phones.isEmpty()) {
            phones = new Morphology(this::guessedStem).clitic(word);
        }
        if (phones.isEmpty()) {
            phones = compound(word);
        }
        return phones.isEmpty() ? guess(word) : phones;
    }

    private List<String> stem(String word) {
        List<List<String>> variants = lexicon.find(word);
        return variants.isEmpty() ? stored.getOrDefault(word, List.of()) : variants.get(0);
    }

    /** "nightglow" as "night" and "glow": the most even cut into two known words, the second one less stressed. */
    private List<String> compound(String word) {
        int middle = word.length() / 2;
        for (int offset = 0; middle - offset >= SHORTEST_PART; offset++) {
            for (int cut : new int[] {middle + offset, middle - offset}) {
                List<String> head = word.length() - cut < SHORTEST_PART ? List.of() : stem(word.substring(0, cut));
                List<String> tail = head.isEmpty() ? head : stem(word.substring(cut));
                if (!tail.isEmpty()) {
                    return joined(head, tail);
                }
            }
        }
        return List.of();
    }

    private static List<String> joined(List<String> head, List<String> tail) {
        List<String> phones = new ArrayList<>(head);
        tail.forEach(phone -> phones.add(phone.replace('1', '2')));
        return List.copyOf(phones);
    }

    /** Only for what stands before an apostrophe: "zorblax's" is "zorblax" with an ending. */
    private List<String> guessedStem(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z') ? guess(word) : List.of();
    }

    private List<String> guess(String word) {
        String letters = word.replace("'", "");
        List<String> phones = letterToSound.guess(letters);
        return phones.isEmpty() ? letterNames(letters) : phones;
    }

    private List<String> letterNames(String letters) {
        List<String> phones = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            phones.addAll(LetterNames.phones(letter));
        }
        return List.copyOf(phones);
    }
}
