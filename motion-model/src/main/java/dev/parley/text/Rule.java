package dev.parley.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to read characters aloud.
 *
 * @param pattern what it reads; tried at one position, free to look before and behind
 * @param reader what is said
 */
record Rule(Pattern pattern, Reader reader) {

    static Rule of(String regex, Reader reader) {
        return new Rule(Pattern.compile(regex), reader);
    }

    static Rule ofAnyCase(String regex, Reader reader) {
        return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), reader);
    }

    Matcher matcher(String text) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** Turns a match into words. */
    @FunctionalInterface
    interface Reader {

        /**
         * Reads a match.
         *
         * @param match the characters (not null)
         * @param context what stands around them (not null)
         * @return words separated by spaces, with {@code , ; - . ! ?} as words for marks; empty to say nothing; null if
         *     the rule does not apply after all
         */
        String read(MatchResult match, Context context);
    }
}
