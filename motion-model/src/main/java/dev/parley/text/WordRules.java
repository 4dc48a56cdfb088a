package dev.parley.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words, acronyms, single letters. Any thread. */
final class WordRules {

    private static final Set<String> SPELLED = Set.of(
            "AI", "IT", "US", "ID", "UN", "UI", "EU", "AM", "PM", "OS", "VR", "AR", "PA", "MA", "LA", "DC", "CO", "PR", "HR",
            "MS", "ST", "SUV", "URL", "API", "USA", "WHO", "MIT", "ESP", "USS", "ASAP");
    private static final Map<String, String> SPECIAL = Map.of(
            "JSON", "jason", "JPEG", "jay peg", "GIF", "gif", "NAACP", "N double A C P", "IEEE", "I triple E",
            "PhD", "P H D", "Mr", "mister", "Mrs", "missus", "Ms", "miz");
    /** Sounds rather than letters, though no vowel is written. */
    private static final Pattern SOUND = Pattern.compile("(?i)h*m+|s+h+|p+s+t+|b+r+|pf+t|tsk|gr+|z+|mrs?|dr|st|jr|sr|vs");
    private static final Pattern NO_VOWEL = Pattern.compile("(?i)[^aeiouy']+");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern NEXT_CAPITALS = Pattern.compile("[\\s,]+[A-Z]{2,}\\b");
    private static final Pattern ARTICLE_NEXT = Pattern.compile("\\s+[\"'$#]*(?:[A-Za-z]{2,}|\\d)");
    private static final int LONGEST_ACRONYM = 5;

    private final Predicate<String> known;

    /**
     * @param known tells whether a lower-case word is in the lexicon (not null)
     */
    WordRules(Predicate<String> known) {
        this.known = known;
    }

    List<Rule> rules() {
        return List.of(
                Rule.of("(?<!\\w)'[A-Za-z]{1,8}(?!\\w)'?", (m, c) -> clipped(m.group())),
                Rule.of("[A-Za-z]{1,60}in'(?!\\w)", (m, c) -> gerund(m.group())),
                Rule.of("[A-Za-z]++(?:'[A-Za-z]{1,12}){0,3}", this::word));
    }

    /** "'em", "'tis", "'n'": known with their apostrophe. */
    private String clipped(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        String open = word.endsWith("'") ? word.substring(0, word.length() - 1) : word;
        boolean letter = open.length() < 3 && !open.equals("'n");
        return !letter && known.test(open) ? open : null;
    }

    /** "runnin'" keeps its apostrophe, which a closing quote would not. */
    private String gerund(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        String stem = word.substring(0, word.length() - 1);
        return known.test(stem + "g") ? word : null;
    }

    private String word(MatchResult match, Context context) {
        String written = match.group();
        int quote = written.indexOf('\'');
        String base = quote < 0 ? written : written.substring(0, quote);
        String ending = quote < 0 ? "" : written.substring(quote).toLowerCase(Locale.ROOT);
        String special = SPECIAL.get(base);
        if (special != null) {
            return special + ending;
        }
        if (base.length() == 1 && ending.matches("|'s")) {
            return letter(base, ending, context);
        }
        if (base.length() > 1 && base.equals(base.toUpperCase(Locale.ROOT))) {
            return capitals(base, context) + ending;
        }
        return base.matches("[A-Z]{2,6}s") && !known.test(base.toLowerCase(Locale.ROOT))
                ? Spelling.letters(base.substring(0, base.length() - 1)) + "'s" + ending
                : mixed(base, ending, context);
    }

    private static boolean consonants(String word) {
        return NO_VOWEL.matcher(word).matches() && !SOUND.matcher(word).matches();
    }

    private String mixed(String base, String ending, Context context) {
        String lower = base.toLowerCase(Locale.ROOT);
        if (lower.length() <= LONGEST_ACRONYM && consonants(lower) && (context.followedBy(DIGIT) || !known.test(lower))) {
            return Spelling.letters(lower) + ending;
        }
        if (known.test(lower + ending)) {
            return lower + ending;
        }
        return Spelling.camelCase(base.substring(1).equals(lower.substring(1)) ? shortened(lower) : base, known) + ending;
    }

    /** "soooo" as "so": a letter written thrice or more counts once or twice, whichever makes a word. */
    private String shortened(String word) {
        String twice = word.replaceAll("(.)\\1{2,}", "$1$1");
        String once = word.replaceAll("(.)\\1{2,}", "$1");
        return !known.test(twice) && known.test(once) ? once : twice;
    }

    /** "a" is an article, "A" is one where a word follows and none that is no shout stands before. */
    private static String letter(String letter, String ending, Context context) {
        if (letter.equals("a") && ending.isEmpty()) {
            return "a";
        }
        boolean begins = context.previous().isEmpty() || context.previous().matches("[A-Z]{2,}");
        boolean article = letter.equals("A") && ending.isEmpty() && begins && context.followedBy(ARTICLE_NEXT);
        return article ? "a" : letter.toUpperCase(Locale.ROOT) + ending;
    }

    private String capitals(String word, Context context) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (SPELLED.contains(word)) {
            boolean shout = context.previous().matches("[A-Z]{2,}") || context.followedBy(NEXT_CAPITALS);
            return shout ? lower : Spelling.letters(word);
        }
        String plain = shortened(lower);
        if (word.length() <= LONGEST_ACRONYM && consonants(word)) {
            return Spelling.letters(word);
        }
        if (known.test(plain) || word.length() > LONGEST_ACRONYM) {
            return plain;
        }
        boolean sayable = word.length() > 3 && word.matches("(?!.*[AEIOU]{3})(?=.*[AEIOUY]).*[AEIOUY].*")
                && !word.matches(".*[^AEIOUY]{3,}.*");
        return sayable ? plain : Spelling.letters(word);
    }
}
