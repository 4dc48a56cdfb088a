package dev.parley.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Roman numerals up to 89: "Henry VIII" as "henry the eighth", "Chapter IV" as "chapter four". Any thread. */
final class RomanRules {

    private static final Pattern ROMAN = Pattern.compile("L?X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})");
    private static final Pattern RULERS = Pattern.compile("Henry|George|Charles|Louis|Elizabeth|William|Edward|Richard"
            + "|James|Philip|Napoleon|Paul|Benedict|Francis|Pius|Nicholas|Alexander|Catherine|Peter|Ivan|Frederick|Leo"
            + "|Mary|Victor|John|Gregory|Clement|Robert|Albert|Leopold|Otto|Ramses|Ramesses|Felipe|Juan|Pope|Darius"
            + "|Xerxes|Ptolemy|Cleopatra|Constantine|Harald|Gustav|Margaret|Malcolm|Wilhelm|Franz|Maximilian|Anne");
    private static final Pattern NUMBERED = Pattern.compile("War|Part|Chapter|Act|Scene|Volume|Book|Phase|Type|Class"
            + "|Section|Episode|Level|Bowl|Stage|Title|Article|Appendix|Mark|Tier|Rank|Wave|Vol|Figure|Table|Season");
    private static final Pattern CLAUSE = Pattern.compile(
            "(?!\\s+(?:of|was|is|had|died|ruled|became|and|reigned|who|did|would|could)\\b)\\s+[a-z]");
    private static final Map<Character, Integer> VALUES = Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50);

    private final NumberSpeller speller;

    RomanRules(NumberSpeller speller) {
        this.speller = speller;
    }

    List<Rule> rules() {
        return List.of(Rule.of("\\b([IVXL]{1,8})(?![\\w'.-]\\w|\\w)", this::read));
    }

    private String read(MatchResult match, Context context) {
        String numeral = match.group(1);
        if (!ROMAN.matcher(numeral).matches()) {
            return null;
        }
        if (NUMBERED.matcher(context.previous()).matches()) {
            return numeral.equals("I") && context.followedBy(CLAUSE) ? null : speller.cardinal(value(numeral));
        }
        if (RULERS.matcher(context.previous()).matches()) {
            boolean pronoun = numeral.equals("I") && context.followedBy(CLAUSE);
            return pronoun ? null : "the " + speller.ordinal(value(numeral));
        }
        boolean obvious = numeral.length() > 1 && !numeral.equals("XL") && context.afterCapital()
                || numeral.length() > 2 && numeral.indexOf('L') < 0;
        return obvious ? speller.cardinal(value(numeral)) : null;
    }

    /** A smaller letter before a larger one is taken from it. */
    private static long value(String numeral) {
        long total = 0;
        for (int i = 0; i < numeral.length(); i++) {
            int value = VALUES.get(numeral.charAt(i));
            boolean less = i + 1 < numeral.length() && value < VALUES.get(numeral.charAt(i + 1));
            total += less ? -value : value;
        }
        return total;
    }
}
