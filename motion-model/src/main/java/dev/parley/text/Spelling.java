package dev.parley.text;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words said letter by letter, or part by part. Any thread. */
final class Spelling {

    private static final Pattern CAMEL = Pattern.compile("[A-Z]{1,20}(?![a-z])|[A-Z]?[a-z]{1,80}");

    private Spelling() {
    }

    /** "fbi" as "F B I". */
    static String letters(String word) {
        return String.join(" ", word.toUpperCase(Locale.ROOT).split(""));
    }

    /** "OpenGL" as "open G L"; a known word as it is. */
    static String camelCase(String word, Predicate<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (known.test(lower) || word.equals(lower)) {
            return lower;
        }
        StringBuilder words = new StringBuilder();
        Matcher part = CAMEL.matcher(word);
        while (part.find()) {
            words.append(words.isEmpty() ? "" : " ").append(part(part.group(), known));
        }
        return words.toString();
    }

    private static String part(String part, Predicate<String> known) {
        String lower = part.toLowerCase(Locale.ROOT);
        boolean capitals = part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
        boolean acronym = capitals && part.length() <= 5 && !(part.length() > 3 && known.test(lower));
        return part.length() == 1 || acronym ? letters(part) : lower;
    }
}
