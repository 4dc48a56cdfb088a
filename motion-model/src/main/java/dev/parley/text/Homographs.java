package dev.parley.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words written alike and said apart, told apart by the word before: "to record", "the record". Only what one
 * neighbour decides; the more usual reading else. Any thread.
 */
final class Homographs {

    private static final Pattern VERB_CUE = Pattern.compile("to|will|would|can|could|shall|should|must|may|might|do"
            + "|does|did|not|let|let's|i|you|we|they|who|cannot|\\w+n't|\\w+'ll|\\w+'d|please|never|always|I");
    private static final Set<String> PARTICIPLE_CUE = Set.of("have", "has", "had", "having", "was", "were", "been", "be",
            "is", "are", "get", "got", "i've", "you've", "we've", "they've", "he", "she", "it");

    /** Word, then its phones as a noun or adjective, then as a verb. */
    private static final Map<String, Entry> ENTRIES = Map.ofEntries(
            entry("abuse", "AH0 B Y UW1 S", "AH0 B Y UW1 Z"),
            entry("close", "K L OW1 S", "K L OW1 Z"),
            entry("conduct", "K AA1 N D AH0 K T", "K AH0 N D AH1 K T"),
            entry("contract", "K AA1 N T R AE2 K T", "K AH0 N T R AE1 K T"),
            entry("desert", "D EH1 Z ER0 T", "D IH0 Z ER1 T"),
            entry("estimate", "EH1 S T AH0 M AH0 T", "EH1 S T AH0 M EY2 T"),
            entry("excuse", "IH0 K S K Y UW1 S", "IH0 K S K Y UW1 Z"),
            entry("graduate", "G R AE1 JH AH0 W AH0 T", "G R AE1 JH AH0 W EY2 T"),
            entry("house", "HH AW1 S", "HH AW1 Z"),
            entry("increase", "IH1 N K R IY2 S", "IH2 N K R IY1 S"),
            entry("insult", "IH1 N S AH2 L T", "IH2 N S AH1 L T"),
            entry("object", "AA1 B JH EH0 K T", "AH0 B JH EH1 K T"),
            entry("perfect", "P ER1 F IH2 K T", "P ER0 F EH1 K T"),
            entry("permit", "P ER1 M IH2 T", "P ER0 M IH1 T"),
            entry("present", "P R EH1 Z AH0 N T", "P R IY0 Z EH1 N T"),
            entry("produce", "P R OW1 D UW0 S", "P R AH0 D UW1 S"),
            entry("progress", "P R AA1 G R EH2 S", "P R AH0 G R EH1 S"),
            entry("project", "P R AA1 JH EH0 K T", "P R AH0 JH EH1 K T"),
            entry("protest", "P R OW1 T EH2 S T", "P R AH0 T EH1 S T"),
            entry("rebel", "R EH1 B AH0 L", "R IH0 B EH1 L"),
            entry("record", "R EH1 K ER0 D", "R IH0 K AO1 R D"),
            entry("refuse", "R EH1 F Y UW2 Z", "R AH0 F Y UW1 Z"),
            entry("reject", "R IY1 JH EH0 K T", "R IH0 JH EH1 K T"),
            entry("separate", "S EH1 P ER0 IH0 T", "S EH1 P ER0 EY2 T"),
            entry("subject", "S AH1 B JH IH0 K T", "S AH0 B JH EH1 K T"),
            entry("suspect", "S AH1 S P EH2 K T", "S AH0 S P EH1 K T"),
            entry("tear", "T IH1 R", "T EH1 R"),
            entry("use", "Y UW1 S", "Y UW1 Z"),
            entry("wind", "W IH1 N D", "W AY1 N D"),
            entry("wound", "W UW1 N D", "W UW1 N D"));

    /** Verbs without a cue before them, as at the start of an order. */
    private static final Set<String> ORDERS =
            Set.of("use", "close", "refuse", "reject", "produce", "permit", "excuse", "separate");
    private static final Pattern NOUN_CUE = Pattern.compile("the|a|an|this|that|these|those|my|your|his|her|its|our|their"
            + "|no|any|some|of|in|on|at|by|with|for|from|and|each|every|new|old|is|are|was|very|so|\\w+'s");

    private static final Pattern LIVES_CUE = Pattern.compile("(?:the|my|your|his|her|our|their|of|save|saved|saves|many"
            + "|more|human|all|whose|past|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|extra|no|few)");

    private Homographs() {
    }

    /** Phones of a homograph after the word before it (empty at the start), or an empty list if it is none. */
    static List<String> find(String word, String previous) {
        return switch (word) {
            case "read" -> phones(PARTICIPLE_CUE.contains(previous) ? "R EH1 D" : "R IY1 D");
            case "live" -> phones(previous.matches("the|a|an|is|are|was|were|go|goes|went") ? "L AY1 V" : "L IH1 V");
            case "lead" -> phones(previous.matches("of|like|as") ? "L EH1 D" : "L IY1 D");
            case "lives" -> phones(LIVES_CUE.matcher(previous).matches() ? "L AY1 V Z" : "L IH1 V Z");
            default -> ENTRIES.containsKey(word) ? ENTRIES.get(word).read(word, previous) : List.of();
        };
    }

    private static Map.Entry<String, Entry> entry(String word, String noun, String verb) {
        return Map.entry(word, new Entry(phones(noun), phones(verb)));
    }

    private static List<String> phones(String phones) {
        return List.of(phones.split(" "));
    }

    /** Phones of both readings. */
    private record Entry(List<String> noun, List<String> verb) {

        List<String> read(String word, String previous) {
            boolean order = ORDERS.contains(word) && !NOUN_CUE.matcher(previous).matches();
            return order || VERB_CUE.matcher(previous).matches() ? verb : noun;
        }
    }
}
