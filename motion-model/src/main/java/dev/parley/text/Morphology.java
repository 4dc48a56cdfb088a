package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Regular English inflection: the phones of "wugs", "wug's", "wugged" and "wugging" from those of "wug", by the usual
 * assimilation of voicing. Any thread.
 */
final class Morphology {

    private static final Set<String> SIBILANTS = Set.of("S", "Z", "SH", "ZH", "CH", "JH");
    private static final Set<String> VOICELESS = Set.of("P", "T", "K", "F", "TH", "S", "SH", "CH");

    private final Function<String, List<String>> stems;

    /**
     * @param stems phones of a stem, empty if it is unknown (not null)
     */
    Morphology(Function<String, List<String>> stems) {
        this.stems = stems;
    }

    /**
     * Phones of an inflected word.
     *
     * @param word lower-case, may hold apostrophes (not null)
     * @return its phones, or an empty list if it is no inflection of a known stem
     */
    List<String> inflect(String word) {
        List<String> phones = clitic(word);
        phones = phones.isEmpty() ? plural(word) : phones;
        phones = phones.isEmpty() ? past(word) : phones;
        phones = phones.isEmpty() ? progressive(word) : phones;
        return phones.isEmpty() ? suffixed(word) : phones;
    }

    /** Phones of a known stem with an ending that begins with an apostrophe; empty if it is none. */
    List<String> clitic(String word) {
        int quote = word.lastIndexOf('\'');
        if (quote <= 0) {
            return List.of();
        }
        List<String> stem = stems.apply(word.substring(0, quote));
        return stem.isEmpty() ? stem : switch (word.substring(quote)) {
            case "'s" -> withS(stem);
            case "'" -> stem;
            case "'d" -> withD(stem);
            case "'ll" -> join(stem, "AH0", "L");
            case "'ve" -> join(stem, "AH0", "V");
            case "'re" -> join(stem, "ER0");
            case "'m" -> join(stem, "AH0", "M");
            default -> List.of();
        };
    }

    private List<String> plural(String word) {
        if (!word.endsWith("s") || word.endsWith("ss") || word.length() < 4) {
            return List.of();
        }
        List<String> stem = stems.apply(cut(word, 1));
        if (stem.isEmpty() && word.endsWith("ies")) {
            stem = stems.apply(cut(word, 3) + "y");
        }
        if (stem.isEmpty() && word.endsWith("es")) {
            stem = stems.apply(cut(word, 2));
        }
        return stem.isEmpty() ? stem : withS(stem);
    }

    private List<String> past(String word) {
        if (!word.endsWith("ed") || word.length() < 5) {
            return List.of();
        }
        List<String> stem = word.endsWith("ied") ? stems.apply(cut(word, 3) + "y") : verb(cut(word, 2));
        return stem.isEmpty() ? stem : withD(stem);
    }

    private List<String> progressive(String word) {
        if (word.endsWith("in'")) {
            List<String> stem = verb(cut(word, 3));
            return stem.isEmpty() ? stem : join(stem, "IH0", "N");
        }
        if (!word.endsWith("ing") || word.length() < 6) {
            return List.of();
        }
        List<String> stem = verb(cut(word, 3));
        return stem.isEmpty() ? stem : join(stem, "IH0", "NG");
    }

    private List<String> suffixed(String word) {
        List<String> phones = suffixed(word, "ly", "L", "IY0");
        phones = phones.isEmpty() ? suffixed(word, "ness", "N", "AH0", "S") : phones;
        phones = phones.isEmpty() ? suffixed(word, "less", "L", "AH0", "S") : phones;
        phones = phones.isEmpty() ? suffixed(word, "able", "AH0", "B", "AH0", "L") : phones;
        phones = phones.isEmpty() ? suffixed(word, "y", "IY0") : phones;
        return phones.isEmpty() && word.startsWith("un") ? negated(word) : phones;
    }

    private List<String> suffixed(String word, String suffix, String... ending) {
        if (!word.endsWith(suffix) || word.length() < suffix.length() + 4) {
            return List.of();
        }
        List<String> stem = stems.apply(cut(word, suffix.length()));
        return stem.isEmpty() ? stem : join(stem, ending);
    }

    private List<String> negated(String word) {
        String rest = word.substring(2);
        List<String> stem = rest.length() < 4 ? List.of() : stems.apply(rest);
        stem = stem.isEmpty() && rest.length() >= 4 ? inflect(rest) : stem;
        List<String> phones = new ArrayList<>(List.of("AH0", "N"));
        phones.addAll(stem);
        return stem.isEmpty() ? stem : List.copyOf(phones);
    }

    /** The verb whose written form lost an "e" or doubled its last consonant before the ending. */
    private List<String> verb(String rest) {
        int last = rest.length() - 1;
        if (last < 2) {
            return List.of();
        }
        boolean doubled = rest.charAt(last) == rest.charAt(last - 1);
        List<String> stem = doubled ? List.of() : stems.apply(rest + "e");
        stem = stem.isEmpty() ? stems.apply(rest) : stem;
        return stem.isEmpty() && doubled ? stems.apply(cut(rest, 1)) : stem;
    }

    private static List<String> withS(List<String> stem) {
        String last = Phones.symbolOf(stem.get(stem.size() - 1));
        if (SIBILANTS.contains(last)) {
            return join(stem, "IH0", "Z");
        }
        return join(stem, VOICELESS.contains(last) ? "S" : "Z");
    }

    private static List<String> withD(List<String> stem) {
        String last = Phones.symbolOf(stem.get(stem.size() - 1));
        if (last.equals("T") || last.equals("D")) {
            return join(stem, "IH0", "D");
        }
        return join(stem, VOICELESS.contains(last) ? "T" : "D");
    }

    private static List<String> join(List<String> stem, String... ending) {
        List<String> phones = new ArrayList<>(stem);
        phones.addAll(List.of(ending));
        return List.copyOf(phones);
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
