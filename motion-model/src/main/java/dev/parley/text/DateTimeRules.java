package dev.parley.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Dates and times of day, in the US order. Any thread. */
final class DateTimeRules {

    private static final List<String> MONTHS = List.of(
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
            "december");
    private static final List<String> DAYS = List.of(
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final String MONTH = "(January|February|March|April|May|June|July|August|September|October|November"
            + "|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)";
    private static final String AM_PM = "([aApP])\\.?[mM]\\b\\.?";
    private static final String FREE = "(?<![\\w.,:/-])";

    private final NumberSpeller speller;

    DateTimeRules(NumberSpeller speller) {
        this.speller = speller;
    }

    /** The rules, first match first. */
    List<Rule> rules() {
        return List.of(
                Rule.of(FREE + "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?![\\w-])",
                        (m, c) -> numeric(m.group(2), m.group(3), m.group(1))),
                Rule.of(FREE + "(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?![\\w/])",
                        (m, c) -> numeric(m.group(1), m.group(2), m.group(3))),
                Rule.of("\\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\\.|(?=,))(?=,? (?:" + MONTH + "|\\d))",
                        (m, c) -> startingWith(DAYS, m.group(1).substring(0, 3))),
                Rule.of("\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?(?:(,?) (\\d{4}))?(?![\\w/:%]|[.,]\\d)", this::named),
                Rule.of(FREE + "(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + "(?:,? (\\d{4}))?(?![\\w/])",
                        this::dayFirst),
                Rule.of(FREE + "(\\d{1,2}):(\\d\\d)(?::(\\d\\d))? ?" + AM_PM, this::twelveHour),
                Rule.of(FREE + "(\\d{1,2}) ?" + AM_PM, this::hour),
                Rule.of(FREE + "(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?![\\w:])", (m, c) -> clock(m)),
                Rule.of(FREE + "(\\d{1,4}):(\\d{1,4})(?![\\w:])", (m, c) ->
                        speller.cardinal(m.group(1)) + " to " + speller.cardinal(m.group(2))));
    }

    private String numeric(String month, String day, String year) {
        int number = Integer.parseInt(month);
        if (number < 1 || number > 12 || !isDay(day)) {
            return null;
        }
        return MONTHS.get(number - 1) + " " + speller.ordinal(Long.parseLong(day)) + " " + yearOf(year);
    }

    private String yearOf(String year) {
        boolean noughties = year.length() == 2 && year.charAt(0) == '0';
        return noughties ? "oh " + speller.cardinal(year.substring(1)) : speller.year(Long.parseLong(year));
    }

    private String named(MatchResult match, Context context) {
        if (!isDay(match.group(2))) {
            return null;
        }
        String year = match.group(4) == null ? "" : " " + speller.year(Long.parseLong(match.group(4)));
        return startingWith(MONTHS, match.group(1)) + " " + speller.ordinal(Long.parseLong(match.group(2))) + year;
    }

    private String dayFirst(MatchResult match, Context context) {
        if (!isDay(match.group(1))) {
            return null;
        }
        String article = context.previous().equalsIgnoreCase("the") ? "" : "the ";
        String year = match.group(3) == null ? "" : " " + speller.year(Long.parseLong(match.group(3)));
        String stop = match.group().endsWith(".") ? context.stopBeforeCapital() : "";
        return article + speller.ordinal(Long.parseLong(match.group(1))) + " of "
                + startingWith(MONTHS, match.group(2)) + year + stop;
    }

    private static boolean isDay(String digits) {
        int day = Integer.parseInt(digits);
        return day >= 1 && day <= 31;
    }

    /** The name that begins with the first three letters of its abbreviation. */
    private static String startingWith(List<String> names, String abbreviation) {
        String start = abbreviation.substring(0, 3).toLowerCase(Locale.ROOT);
        return names.stream().filter(name -> name.startsWith(start)).findFirst().orElseThrow();
    }

    private String twelveHour(MatchResult match, Context context) {
        String minutes = minutes(match.group(2), "");
        return speller.cardinal(Long.parseLong(match.group(1))) + minutes + seconds(match.group(3))
                + half(match, 4, context);
    }

    private String hour(MatchResult match, Context context) {
        return speller.cardinal(Long.parseLong(match.group(1))) + half(match, 2, context);
    }

    private static String half(MatchResult match, int group, Context context) {
        String stop = match.group().endsWith(".") ? context.stopBeforeCapital() : "";
        return (match.group(group).equalsIgnoreCase("a") ? " A M" : " P M") + stop;
    }

    /** "3:00" as "three o'clock", "14:00" as "fourteen hundred", "14:05" as "fourteen oh five". */
    private String clock(MatchResult match) {
        int hour = Integer.parseInt(match.group(1));
        if (hour > 24 || Integer.parseInt(match.group(2)) > 59) {
            return speller.cardinal(hour) + " to " + speller.cardinal(Long.parseLong(match.group(2)));
        }
        String exact = hour >= 1 && hour <= 12 ? " o'clock" : " hundred";
        return speller.cardinal(hour) + minutes(match.group(2), exact) + seconds(match.group(3));
    }

    private String minutes(String digits, String exact) {
        int minutes = Integer.parseInt(digits);
        return minutes == 0 ? exact : (minutes < 10 ? " oh " : " ") + speller.cardinal(minutes);
    }

    private String seconds(String digits) {
        if (digits == null) {
            return "";
        }
        long seconds = Long.parseLong(digits);
        return " and " + speller.cardinal(seconds) + (seconds == 1 ? " second" : " seconds");
    }

    /** A month for an abbreviation such as "Nov", for a pattern elsewhere. */
    static final Pattern MONTH_ABBREVIATION = Pattern.compile("Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec");

    /** The month's full name, or null. */
    static String month(String abbreviation) {
        return MONTH_ABBREVIATION.matcher(abbreviation).matches() ? startingWith(MONTHS, abbreviation) : null;
    }
}
