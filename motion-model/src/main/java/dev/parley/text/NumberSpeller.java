package dev.parley.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;

/**
 * Numbers as words of US English, by ICU's spell-out rules, which are loaded at the first number. Words are separated
 * by one space and hold no hyphens. Any thread.
 */
final class NumberSpeller {

    private static final int MOST_DIGITS = 15;

    private RuleBasedNumberFormat format;

    /** "1,234.50" as "one thousand two hundred thirty four point five zero"; more than 15 digits one by one. */
    String number(String written) {
        String plain = written.replace(",", "");
        int point = plain.indexOf('.');
        if (point < 0) {
            return cardinal(plain);
        }
        String whole = point == 0 ? "" : cardinal(plain.substring(0, point)) + " ";
        return whole + "point " + digits(plain.substring(point + 1));
    }

    /** Digits as a cardinal; one by one if there are too many, or if they begin with a zero. */
    String cardinal(String digits) {
        boolean code = digits.length() > 1 && digits.charAt(0) == '0';
        return code || digits.length() > MOST_DIGITS ? digits(digits) : cardinal(Long.parseLong(digits));
    }

    String cardinal(long value) {
        return spell(value, "%spellout-cardinal");
    }

    /** "21" as "twenty first"; digits as {@link #cardinal(String)} takes them. */
    String ordinal(String digits) {
        return digits.length() > MOST_DIGITS ? digits(digits) : ordinal(Long.parseLong(digits));
    }

    String ordinal(long value) {
        return spell(value, "%spellout-ordinal");
    }

    /** 1999 as "nineteen ninety nine", 1905 as "nineteen oh five", 2005 as "two thousand five". */
    String year(long value) {
        return value < 100 || value > 9999 ? cardinal(value) : spell(value, "%spellout-numbering-year");
    }

    /** Each digit by its name; "zero" for 0. */
    String digits(String digits) {
        StringBuilder words = new StringBuilder();
        for (char digit : digits.toCharArray()) {
            words.append(words.isEmpty() ? "" : " ").append(cardinal(digit - '0'));
        }
        return words.toString();
    }

    /** The number of a model or flight: "380" as "three eighty", "1080" as "ten eighty". */
    String code(String digits) {
        if (digits.charAt(0) == '0' && digits.length() > 1 || digits.length() > 4) {
            return digits(digits);
        }
        long value = Long.parseLong(digits);
        if (digits.length() < 3 || value % 100 == 0) {
            return digits.length() == 4 ? year(value) : cardinal(value);
        }
        return cardinal(value / 100) + (value % 100 < 10 ? " oh " : " ") + cardinal(value % 100);
    }

    private synchronized String spell(long value, String rules) {
        if (format == null) {
            format = new RuleBasedNumberFormat(ULocale.US, RuleBasedNumberFormat.SPELLOUT);
        }
        return format.format(value, rules).replace('-', ' ');
    }
}
