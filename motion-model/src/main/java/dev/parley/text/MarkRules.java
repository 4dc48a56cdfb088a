package dev.parley.text;

import java.util.List;
import java.util.regex.Pattern;

/** Punctuation and symbols. Any thread. */
final class MarkRules {

    private static final Pattern LOWER = Pattern.compile("[\\s\"')\\]]*[\"'(]*[a-z]");

    private MarkRules() {
    }

    /** The rules, first match first; they come last. */
    static List<Rule> rules() {
        return List.of(
                Rule.of("[ \\t]*\\n[ \\t]*\\n\\s*", (m, c) -> "."),
                Rule.of("[ \\t]*\\n[ \\t]*(?:[-*\u2022\u2013]|\\d{1,3}[.)])[ \\t]+", (m, c) -> "."),
                Rule.of("(?:\\.{2,}|\u2026)+(?:\\s?\\.{2,})*", (m, c) -> c.followedBy(LOWER) ? "-" : "."),
                Rule.of("-{2,}>?|[\u2013\u2014]+|(?<=\\s)-(?=\\s)", (m, c) -> "-"),
                Rule.of(",", (m, c) -> ","),
                Rule.of("[;:](?:-?[)(DPpO](?!\\w))", (m, c) -> c.afterSpace() ? "" : null),
                Rule.of("[;:]+", (m, c) -> ";"),
                Rule.of("[!?]+", (m, c) -> m.group().indexOf('!') >= 0 ? "!" : "?"),
                Rule.of("\\.", (m, c) -> "."),
                Rule.of("[(\\[{)\\]}\u2022|]", (m, c) -> ","),
                Rule.of("&", (m, c) -> "and"),
                Rule.of("\u00b1", (m, c) -> "plus or minus"),
                Rule.of("\u00d7|\\*(?=\\s?\\d)(?<=\\d\\s?\\*)", (m, c) -> "times"),
                Rule.of("\u00f7", (m, c) -> "divided by"),
                Rule.of("\u2264|<=", (m, c) -> "less than or equal to"),
                Rule.of("\u2265|>=", (m, c) -> "greater than or equal to"),
                Rule.of("\u2260|!=", (m, c) -> "not equal to"),
                Rule.of("\u2248|~(?=\\s?[\\d$])", (m, c) -> "about"),
                Rule.of("\u221a", (m, c) -> "square root of"),
                Rule.of("\u221e", (m, c) -> "infinity"),
                Rule.of("\u2192|->", (m, c) -> "to"),
                Rule.of("\u00a7", (m, c) -> "section"),
                Rule.of("\u00b0", (m, c) -> "degrees"),
                Rule.of("\\^2", (m, c) -> "squared"),
                Rule.of("\\^3", (m, c) -> "cubed"),
                Rule.of("\\^", (m, c) -> "to the"),
                Rule.of("={1,}", (m, c) -> m.group().length() > 2 ? "" : "equals"),
                Rule.of("\\+(?=\\s?\\w)|(?<=\\w)\\+", (m, c) -> "plus"),
                Rule.of("<(?=[\\s\\w$])", (m, c) -> "less than"),
                Rule.of("(?<=[\\s\\w])>(?=[\\s\\w$])", (m, c) -> "greater than"),
                Rule.of("@", (m, c) -> "at"),
                Rule.of("%", (m, c) -> "percent"),
                Rule.of("\\$", (m, c) -> "dollars"),
                Rule.of("\u00a3", (m, c) -> "pounds"),
                Rule.of("\u20ac", (m, c) -> "euros"),
                Rule.of("(?<=and)/(?=or)", (m, c) -> ""),
                Rule.ofAnyCase("(?<=\\b(?:he|his|him|yes))/(?=(?:she|hers?|no)\\b)", (m, c) -> "or"),
                Rule.of("(?<=\\d)/(?=(?:hour|day|week|month|year|person|night|mile|gallon|second|minute|piece)\\b)",
                        (m, c) -> "per"),
                Rule.of("(?<=\\w)/(?=\\w)", (m, c) -> "slash"),
                Rule.of("\u00b5", (m, c) -> "micro"));
    }
}
