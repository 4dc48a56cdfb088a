package dev.parley.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sums of money: "$5.50", "$1.5 million", "50 cents". Any thread. */
final class MoneyRules {

    private static final String SIGN = "(?:US|CA|AU)?([$\u00a3\u20ac\u00a5])";
    private static final String SCALE = "(?:[ -]?(thousand|million|billion|trillion)\\b|([kKmMbB])n?\\b)?";

    private static final Map<String, Currency> CURRENCIES = Map.of(
            "$", new Currency("dollar", "dollars", "cent", "cents"),
            "\u00a3", new Currency("pound", "pounds", "penny", "pence"),
            "\u20ac", new Currency("euro", "euros", "cent", "cents"),
            "\u00a5", new Currency("yen", "yen", "sen", "sen"));
    /** Things that a sum describes: "a five dollar bill". */
    private static final Pattern PRICED = Pattern.compile(" (?:bill|note|coin|fee|fine|ticket|reward|bonus|prize|question"
            + "|deal|budget|loan|gift|price|meal|tip|discount|project|contract|bet|house|car|check|donation)\\b");
    private static final Map<String, String> SCALES =
            Map.of("k", "thousand", "m", "million", "b", "billion");

    private final NumberSpeller speller;

    MoneyRules(NumberSpeller speller) {
        this.speller = speller;
    }

    /** The rules, first match first. */
    List<Rule> rules() {
        return List.of(
                Rule.of(SIGN + " ?(" + NumberRules.NUMBER + ")[-\u2013][$\u00a3\u20ac\u00a5]?(" + NumberRules.NUMBER
                        + ")" + SCALE + "(?![\\w-])", (m, c) -> range(m)),
                Rule.of("(-)?" + SIGN + " ?(" + NumberRules.NUMBER + ")" + SCALE, this::sum),
                Rule.of(NumberRules.FREE + "(" + NumberRules.NUMBER + ") ?\u00a2", (m, c) ->
                        speller.number(m.group(1)) + (m.group(1).equals("1") ? " cent" : " cents")));
    }

    private String range(MatchResult match) {
        String scale = scale(match.group(4), match.group(5));
        return speller.number(match.group(2)) + " to " + speller.number(match.group(3)) + scale + " "
                + CURRENCIES.get(match.group(1)).many;
    }

    private String sum(MatchResult match, Context context) {
        Currency currency = CURRENCIES.get(match.group(2));
        String minus = match.group(1) == null ? "" : "minus ";
        String amount = match.group(3);
        String scale = scale(match.group(4), match.group(5));
        if (!scale.isEmpty()) {
            return minus + speller.number(amount) + scale + " "
                    + (context.followedBy(PRICED) ? currency.one : currency.many);
        }
        if (context.followedBy(PRICED) && amount.indexOf('.') < 0) {
            return minus + speller.number(amount) + " " + currency.one;
        }
        return minus + (amount.matches("[\\d,]*\\.\\d\\d") ? withCents(amount, currency) : whole(amount, currency));
    }

    private static String scale(String word, String letter) {
        return word != null ? " " + word : letter == null ? "" : " " + SCALES.get(letter.toLowerCase());
    }

    private String withCents(String amount, Currency currency) {
        int point = amount.indexOf('.');
        long cents = Long.parseLong(amount.substring(point + 1));
        String dollars = amount.substring(0, point);
        String whole = dollars.matches("0*") ? "" : whole(dollars, currency);
        if (cents == 0) {
            return whole.isEmpty() ? whole("0", currency) : whole;
        }
        String fraction = speller.cardinal(cents) + " " + (cents == 1 ? currency.cent : currency.cents);
        return whole.isEmpty() ? fraction : whole + " and " + fraction;
    }

    private String whole(String amount, Currency currency) {
        return speller.number(amount) + " " + (amount.equals("1") ? currency.one : currency.many);
    }

    /** Names of a currency's units. */
    private record Currency(String one, String many, String cent, String cents) {
    }
}
