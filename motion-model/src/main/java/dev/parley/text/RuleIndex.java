package dev.parley.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/**
 * Which rules can match at a character, so that most need not be tried: a pattern that fails on the character alone,
 * without having asked for more, fails on whatever follows. Filled as characters turn up. Any thread.
 */
final class RuleIndex {

    private static final int SIZE = 128;

    private final List<Rule> rules;
    private final AtomicReferenceArray<int[]> candidates = new AtomicReferenceArray<>(SIZE);
    private final int[] all;

    RuleIndex(List<Rule> rules) {
        this.rules = rules;
        all = IntStream.range(0, rules.size()).toArray();
    }

    /** Indices, ascending, of the rules that can match at a character; shared, not to be changed. */
    int[] candidates(char first) {
        if (first >= SIZE) {
            return all;
        }
        int[] found = candidates.get(first);
        if (found == null) {
            found = IntStream.of(all).filter(rule -> canMatch(rules.get(rule), first)).toArray();
            candidates.set(first, found);
        }
        return found;
    }

    /** Rules that look behind for something are always tried, since here nothing stands behind. */
    private static boolean canMatch(Rule rule, char first) {
        Matcher matcher = rule.matcher(String.valueOf(first));
        return rule.pattern().pattern().contains("(?<=") || matcher.lookingAt() || matcher.hitEnd();
    }
}
