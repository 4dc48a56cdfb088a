package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns written US English into words and marks, each with the characters it came from: at each place the first rule
 * that matches is read. Any thread.
 */
final class TextNormalizer {

    private static final int LONGEST_WORD = 50;
    private static final Pattern LAST_WORD = Pattern.compile("[A-Za-z0-9']+");
    private static final Pattern QUOTED_THEN_LOWER = Pattern.compile("[\"')]+\\s*[a-z]");

    private final List<Rule> rules;
    private final RuleIndex index;

    /**
     * @param known tells whether a lower-case word is in the lexicon (not null)
     */
    TextNormalizer(Predicate<String> known) {
        NumberSpeller speller = new NumberSpeller();
        NumberRules numbers = new NumberRules(speller);
        rules = Stream.of(
                new WebRules(speller, known).rules(),
                new MoneyRules(speller).rules(),
                new DateTimeRules(speller).rules(),
                numbers.decades(),
                new UnitRules(speller, numbers).rules(),
                numbers.rules(),
                AbbreviationRules.rules(),
                new RomanRules(speller).rules(),
                new WordRules(known).rules(),
                MarkRules.rules()).flatMap(List::stream).toList();
        index = new RuleIndex(rules);
    }

    /**
     * Reads a text.
     *
     * @param text any characters (not null)
     * @param warnings gets what is left out (not null)
     * @return words and marks in order, with spans in the text; empty if nothing can be said
     */
    List<Token> normalize(String text, List<TextWarning> warnings) {
        return new Run(text, warnings).read();
    }

    /** One text being read. */
    private final class Run {
        private final String original;
        private final List<TextWarning> warnings;
        private final CleanText clean;
        private final String text;
        private final List<Matcher> matchers;
        private final List<Token> tokens = new ArrayList<>();
        private String previous = "";
        private int at;

        Run(String original, List<TextWarning> warnings) {
            this.original = original;
            this.warnings = warnings;
            clean = TextCleaner.clean(original, warnings);
            text = clean.text();
            matchers = rules.stream().map(rule -> rule.matcher(text)).toList();
        }

        List<Token> read() {
            while (at < text.length()) {
                if (text.charAt(at) == ' ' || !readByRule()) {
                    at++;
                }
            }
            return tokens;
        }

        private boolean readByRule() {
            for (int i : index.candidates(text.charAt(at))) {
                Matcher matcher = matchers.get(i).region(at, text.length());
                if (matcher.lookingAt() && matcher.end() > at) {
                    String said = rules.get(i).reader().read(matcher, context(matcher));
                    if (said != null) {
                        add(said, matcher.start(), matcher.end());
                        at = matcher.end();
                        return true;
                    }
                }
            }
            return false;
        }

        private Context context(Matcher matcher) {
            return new Context(text, matcher.start(), matcher.end(), previous);
        }

        private void add(String said, int start, int end) {
            int first = clean.start(start);
            int last = clean.end(end);
            if (said.isBlank()) {
                return;
            }
            for (String word : said.strip().split(" +")) {
                Punctuation mark = markOf(word);
                if (mark != Punctuation.NONE) {
                    addMark(mark, said.endsWith(" " + word) ? last - 1 : first, last, end);
                } else if (word.length() > LONGEST_WORD) {
                    warnings.add(new TextWarning("skipped " + Excerpt.of(original, first, last) + ": a word of "
                            + word.length() + " letters; the longest is " + LONGEST_WORD + "; break it up", first, last));
                } else {
                    tokens.add(Token.word(word, first, last));
                    previous = lastWord(start, end);
                }
            }
        }

        private void addMark(Punctuation mark, int first, int last, int end) {
            boolean terminal = mark.compareTo(Punctuation.PERIOD) >= 0;
            boolean quoted = mark != Punctuation.PERIOD
                    && QUOTED_THEN_LOWER.matcher(text).region(end, text.length()).lookingAt();
            tokens.add(Token.mark(mark, terminal && !quoted, first, last));
            previous = "";
        }

        private String lastWord(int start, int end) {
            Matcher word = LAST_WORD.matcher(text.substring(start, end));
            String last = "";
            while (word.find()) {
                last = word.group();
            }
            return last;
        }
    }

    private static Punctuation markOf(String word) {
        return switch (word) {
            case "," -> Punctuation.COMMA;
            case ";" -> Punctuation.SEMICOLON;
            case "-" -> Punctuation.DASH;
            case "." -> Punctuation.PERIOD;
            case "?" -> Punctuation.QUESTION;
            case "!" -> Punctuation.EXCLAMATION;
            default -> Punctuation.NONE;
        };
    }
}
