package dev.parley.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cardinals, ordinals, years, decades, fractions, ranges, codes, phone numbers. Any thread. */
final class NumberRules {

    /** A number with optional thousands separators and decimals. */
    static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3}){1,6}(?!\\d)(?:\\.\\d{1,40})?|\\d{1,400}(?:\\.\\d{1,40})?"
            + "|(?<![\\w.])\\.\\d{1,40})";
    /** Nothing that would make the number part of a longer name. */
    static final String FREE = "(?<![\\w.,])";

    private static final Pattern YEAR_CUE = Pattern.compile(
            "(?i)in|since|by|from|until|till|before|after|during|circa|year|late|early|mid|summer|spring|fall|autumn"
            + "|winter|january|february|march|april|may|june|july|august|september|october|november|december");
    private static final Pattern COUNTED = Pattern.compile(
            "\\s(?!(?:was|is|has|does|as|this|its|us|yes|thus|perhaps|always|unless)\\b)"
            + "(?:[a-z]{2,20}s|gold|people|men|women|children|feet|percent|silver|sheep|fish|miles?)\\b");
    private static final Pattern CODE_CUE = Pattern.compile("(?i)boeing|airbus|flight|route|room|highway|interstate"
            + "|apartment|suite|gate|model|unit|cabin|building|studio|area|bus|train");
    private static final List<String> DENOMINATORS = List.of(
            "", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth");
    private static final Map<String, String> SPECIAL = Map.of(
            "24/7", "twenty four seven", "9/11", "nine eleven", "20/20", "twenty twenty", "50/50", "fifty fifty",
            "911", "nine one one", "411", "four one one");

    private final NumberSpeller speller;

    NumberRules(NumberSpeller speller) {
        this.speller = speller;
    }

    /** The rules, first match first; they come after money, dates, times and units. */
    List<Rule> rules() {
        return List.of(
                Rule.of(FREE + "(?:24/7|9/11|20/20|50/50|911|411)(?![\\w/]|[.,]\\d)", (m, c) -> SPECIAL.get(m.group())),
                Rule.of(FREE + "(?:\\+?1[-. ])?\\(?\\d{3}\\)?[-. ]\\d{3}[-. ]\\d{4}(?![\\w-])", (m, c) -> phone(m)),
                Rule.of(FREE + "\\d{3}-\\d{4}(?![\\w-])", (m, c) -> phone(m)),
                Rule.of("(?<![\\w.])(v|V)?(\\d{1,6}(?:\\.\\d{1,6}){2,5})(?!\\w)", (m, c) -> version(m)),
                Rule.of("(?<!\\w)[vV](\\d{1,6}(?:\\.\\d{1,6})?)(?!\\w)",
                        (m, c) -> "version " + speller.number(m.group(1))),
                Rule.of(FREE + "(\\d{1,9}) (?=\\d{1,4}/\\d)(\\d{1,4})/(\\d{1,4})(?![\\w/])", (m, c) -> mixed(m)),
                Rule.of(FREE + "(\\d{1,4})/(\\d{1,4})(?![\\w/])",
                        (m, c) -> fraction(m.group(1), m.group(2))),
                Rule.of("(?<!\\w)'(\\d\\d)(?!\\w)", (m, c) -> speller.year(number(m, 1))),
                Rule.ofAnyCase("(?<!\\d)(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,18})(?:st|nd|rd|th)(?!\\w)",
                        (m, c) -> speller.ordinal(m.group(1).replace(",", ""))),
                Rule.of(FREE + "(\\d{2,5}) ?[x\u00d7] ?(\\d{2,5})(?!\\w)",
                        (m, c) -> speller.code(m.group(1)) + " by " + speller.code(m.group(2))),
                Rule.of(FREE + "(\\d{1,5}) ?x ?(\\d{1,5})(?!\\w)",
                        (m, c) -> speller.cardinal(m.group(1)) + " by " + speller.cardinal(m.group(2))),
                Rule.of(FREE + "((?:1[1-9]|20)\\d\\d) ?[-\u2013] ?((?:1[1-9]|20)?\\d\\d)(?![\\w-])",
                        (m, c) -> speller.year(number(m, 1)) + " to " + speller.year(number(m, 2))),
                Rule.of(FREE + "(" + NUMBER + ")(?: ?\u2013 ?|-)(" + NUMBER + ")(?![\\w-])",
                        (m, c) -> speller.number(m.group(1)) + " to " + speller.number(m.group(2))),
                Rule.of("([-+])(" + NUMBER + ")", this::signed),
                Rule.of("#(?=\\d)", (m, c) -> "number"),
                Rule.of(FREE + "([1-9]\\d{3})(?![\\w,.]?\\d|\\w)", this::year),
                Rule.of(NUMBER, this::plain));
    }

    /** "1990s" and "20s"; these come before units, which would take them for seconds. */
    List<Rule> decades() {
        return List.of(
                Rule.of(FREE + "((?:1[1-9]|20)\\d0)'?s(?!\\w)", (m, c) -> plural(speller.year(number(m, 1)))),
                Rule.of("(?<![\\w.,])'?([2-9]0)'?s(?!\\w)", (m, c) -> plural(speller.cardinal(m.group(1)))));
    }

    private static long number(MatchResult match, int group) {
        return Long.parseLong(match.group(group));
    }

    private String phone(MatchResult match) {
        StringBuilder words = new StringBuilder();
        for (String group : match.group().replaceAll("[^0-9]+", " ").strip().split(" ")) {
            words.append(words.isEmpty() ? "" : " , ").append(group.equals("800") ? "eight hundred" : speller.digits(group));
        }
        return words.toString();
    }

    private String version(MatchResult match) {
        StringBuilder words = new StringBuilder(match.group(1) == null ? "" : "version");
        for (String part : match.group(2).split("\\.")) {
            words.append(words.isEmpty() || words.toString().equals("version") ? " " : " point ")
                    .append(speller.cardinal(part));
        }
        return words.toString();
    }

    private String mixed(MatchResult match) {
        String fraction = fraction(match.group(2), match.group(3));
        return speller.cardinal(match.group(1)) + " and " + fraction.replaceFirst("^one (?=half|quarter)", "a ");
    }

    /** 1/2 "one half", 3/4 "three quarters", 7/22 "seven over twenty two". */
    String fraction(String numerator, String denominator) {
        long parts = Long.parseLong(numerator);
        long whole = Long.parseLong(denominator);
        String name = whole == 100 || whole == 1000 ? speller.ordinal(whole)
                : whole < DENOMINATORS.size() ? DENOMINATORS.get((int) whole) : "";
        if (name.isEmpty() || parts == 0 || parts >= whole) {
            return speller.cardinal(numerator) + " over " + speller.cardinal(denominator);
        }
        return speller.cardinal(parts) + " " + (parts == 1 ? name : name.equals("half") ? "halves" : name + "s");
    }

    /** "nineteen ninety" as "nineteen nineties", "two thousand" as "two thousands". */
    private static String plural(String words) {
        return words.endsWith("y") ? words.substring(0, words.length() - 1) + "ies" : words + "s";
    }

    private String signed(MatchResult match, Context context) {
        if (!context.afterSpace()) {
            return null;
        }
        return (match.group(1).equals("-") ? "minus " : "plus ") + speller.number(match.group(2));
    }

    private String year(MatchResult match, Context context) {
        boolean cue = YEAR_CUE.matcher(context.previous()).matches();
        boolean likely = number(match, 1) > 1009 && number(match, 1) < 2100;
        if (!cue && (!likely || context.followedBy(COUNTED))) {
            return null;
        }
        return speller.year(number(match, 1));
    }

    private String plain(MatchResult match, Context context) {
        String number = match.group();
        boolean code = context.afterLetter() || CODE_CUE.matcher(context.previous()).matches();
        return code && number.matches("\\d+") ? speller.code(number) : speller.number(number);
    }
}
