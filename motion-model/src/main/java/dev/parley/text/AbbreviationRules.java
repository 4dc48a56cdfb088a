package dev.parley.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Abbreviations with a dot, and initials: "Dr.", "St.", "etc.", "e.g.", "U.S.", "J. R. R.". Any thread. */
final class AbbreviationRules {

    private static final Pattern CAPITAL = Pattern.compile("\\s+[\"']?[A-Z]");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d");
    /** "Plan B." is no initial. */
    private static final Pattern LABELLED = Pattern.compile("(?i)plan|vitamin|grade|type|option|part|class|section|team"
            + "|group|appendix|exhibit|step|level|hepatitis|sector|gate|room|platform|side|answer|point|door|key|letter");
    private static final Pattern LOWER = Pattern.compile("\\s+[a-z]");

    /** Before a name; they never end a sentence. */
    private static final Map<String, String> TITLES = table("Mr mister|Mrs missus|Ms miz|Messrs messers|Prof professor"
            + "|Capt captain|Gen general|Col colonel|Lt lieutenant|Sgt sergeant|Cpl corporal|Pvt private|Maj major"
            + "|Adm admiral|Cmdr commander|Rev reverend|Hon honorable|Gov governor|Sen senator|Rep representative"
            + "|Pres president|Mt mount|Ft fort|Fr father|Supt superintendent|Mme madame|Mlle mademoiselle");
    /** Before a number. */
    private static final Map<String, String> COUNTERS = table("No number|no number|Nos numbers|nos numbers|Vol volume"
            + "|vol volume|Fig figure|fig figure|Figs figures|p page|pp pages|Ch chapter|ch chapter|Sec section"
            + "|Art article|Eq equation|Rte route|Apt apartment|apt apartment|Ext extension|ext extension|ca circa");
    /** Anywhere; they end a sentence if a capital or nothing follows. */
    private static final Map<String, String> PLAIN = table("etc et.cetera|Jr junior|Sr senior|Esq esquire"
            + "|Inc incorporated|Corp corporation|Co company|Ltd limited|Bros brothers|Ave avenue|Blvd boulevard"
            + "|Rd road|Ln lane|Hwy highway|Pkwy parkway|Sq square|Dept department|dept department|Govt government"
            + "|approx approximately|Approx approximately|appt appointment|misc miscellaneous|est established"
            + "|Est established|max maximum|tel telephone|Univ university|Assn association|assn association"
            + "|Dec december|Tues tuesday|Thurs thursday|ft feet|lbs pounds|oz ounces|yrs years|hrs hours|mins minutes"
            + "|secs seconds|incl including|excl excluding|ed edition|orig original|cont continued|dist district");
    /** Known to other rules. */
    private static final Set<String> OTHERS = Set.of("Dr", "St", "vs", "Vs", "VS", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat",
            "Sun", "sq", "cu", "min", "sec", "hr", "lb", "yd");
    private static final Map<String, String> DOTTED = Map.of(
            "e.g", "for example", "i.e", "that is", "a.k.a", "also known as", "w.r.t", "with respect to");

    private AbbreviationRules() {
    }

    /** The rules, first match first; they come before words and marks. */
    static List<Rule> rules() {
        return List.of(
                Rule.of("\\b(?:Ph|ph)\\.? ?D\\b(?:\\.|(?!\\w))", (m, c) -> "P H D" + stop(m, c.stopBeforeStarter())),
                Rule.of("\\b([A-Za-z](?:\\.[A-Za-z]){1,10})(?:\\.|(?![\\w.]))", AbbreviationRules::dotted),
                Rule.of("\\b(vs|Vs|VS)\\b\\.?", (m, c) -> "versus"),
                Rule.of("\\bw/o\\b", (m, c) -> "without"),
                Rule.of("\\bw/(?=\\s|[a-z])", (m, c) -> "with"),
                Rule.of("\\bc/o\\b", (m, c) -> "care of"),
                Rule.of("\\b(Dr|St)\\b(\\.)?", AbbreviationRules::doctorOrSaint),
                Rule.of("\\b(Mr|Mrs|Ms|Prof|Mt|Ft|Gen|Sgt|Capt|Lt|Col)(?= [A-Z])", (m, c) -> TITLES.get(m.group(1))),
                Rule.of("\\b([A-Za-z]{1,7})\\.(?!\\w)", AbbreviationRules::table),
                Rule.of("\\betc\\b", (m, c) -> "et cetera"),
                Rule.of("\\b([A-Z])\\.(?=\\s)", AbbreviationRules::initial));
    }

    /** Tells whether a word, written without its last dot, is an abbreviation before a number. */
    static boolean isCounter(String word) {
        return COUNTERS.containsKey(word);
    }

    /** Tells whether a word, written without its last dot, may be an abbreviation before anything. */
    static boolean isKnown(String word) {
        return TITLES.containsKey(word) || PLAIN.containsKey(word)
                || DOTTED.containsKey(word.toLowerCase(Locale.ROOT)) || OTHERS.contains(word)
                || DateTimeRules.month(word) != null;
    }

    private static String dotted(MatchResult match, Context context) {
        String letters = match.group(1);
        String phrase = DOTTED.get(letters.toLowerCase());
        if (phrase != null) {
            return phrase;
        }
        boolean time = letters.equalsIgnoreCase("a.m") || letters.equalsIgnoreCase("p.m");
        String stop = time ? context.stopBeforeCapital() : context.stopBeforeStarter();
        return Spelling.letters(letters.replace(".", "")) + stop(match, stop);
    }

    /** A stop only where the match has eaten a dot. */
    private static String stop(MatchResult match, String stop) {
        return match.group().endsWith(".") ? stop : "";
    }

    /** "Dr. Lee", "St. John" before a name; "Mulholland Dr.", "Main St." after one. */
    private static String doctorOrSaint(MatchResult match, Context context) {
        boolean dot = match.group(2) != null;
        boolean name = context.followedBy(CAPITAL);
        boolean doctor = match.group(1).equals("Dr");
        boolean road = context.afterCapital() && !context.previous().matches("The|In|At|On|And|But|To|For|Of|By|With|A");
        if (name && !road) {
            return doctor ? "doctor" : "saint";
        }
        if (!dot && !road) {
            return null;
        }
        return (road ? doctor ? "drive" : "street" : doctor ? "doctor" : "saint")
                + (dot ? context.stopBeforeCapital() : "");
    }

    private static String table(MatchResult match, Context context) {
        String word = match.group(1);
        if (COUNTERS.containsKey(word) && context.followedBy(NUMBER)) {
            return COUNTERS.get(word);
        }
        if (TITLES.containsKey(word)) {
            return TITLES.get(word);
        }
        String month = DateTimeRules.month(word);
        if (month != null && (!word.equals("Mar") && !word.equals("Jun") || context.followedBy(NUMBER))) {
            return month + context.stopBeforeCapital();
        }
        boolean ambiguous = word.equals("max") || word.equals("ed") || word.equals("est") || word.equals("Co");
        if (!PLAIN.containsKey(word) || ambiguous && !context.followedBy(LOWER)) {
            return null;
        }
        return PLAIN.get(word) + context.stopBeforeCapital();
    }

    /** "J. Smith": a capital that is no whole sentence, with more of a name behind it. */
    private static String initial(MatchResult match, Context context) {
        boolean pronoun = match.group(1).equals("I") && !context.afterCapital();
        boolean middle = context.followedBy(CAPITAL) && context.stopBeforeStarter().isEmpty();
        boolean label = LABELLED.matcher(context.previous()).matches();
        return middle && !pronoun && !label ? match.group(1) : null;
    }

    private static Map<String, String> table(String rows) {
        Map<String, String> table = new HashMap<>();
        for (String row : rows.split("\\|")) {
            String[] columns = row.split(" ");
            table.put(columns[0], columns[1].replace('.', ' '));
        }
        return Map.copyOf(table);
    }
}
