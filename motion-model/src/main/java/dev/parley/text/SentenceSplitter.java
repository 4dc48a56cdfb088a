package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Groups words and marks into sentences: marks in a row become the strongest of them, a missing last mark becomes a
 * full stop, and what is too long to be planned at once is cut. Any thread.
 */
final class SentenceSplitter {

    /** Words without a mark; more are cut by a comma. */
    static final int LONGEST_PHRASE = 40;
    /** Words of a sentence; more are cut at a mark. */
    static final int LONGEST_SENTENCE = 80;

    private static final int SEARCH = 10;
    private static final Set<String> CONJUNCTIONS = Set.of("and", "but", "or", "because", "so", "which", "that", "when",
            "while", "if", "then", "though", "although", "since", "until", "where", "who", "as", "unless", "before",
            "after", "for", "with", "to", "from");

    private SentenceSplitter() {
    }

    /**
     * Splits tokens.
     *
     * @param tokens words and marks in order (not null, unaffected)
     * @return sentences, each with a word at its start, a mark at its end, and no two marks in a row
     */
    static List<List<Token>> split(List<Token> tokens) {
        return split(tokens, false);
    }

    /**
     * Splits the tokens of a clause.
     *
     * @param tokens words and marks in order (not null, unaffected)
     * @param open whether the last sentence goes on behind them: then it ends in its own weak mark, or a comma
     * @return sentences, as of a whole text
     */
    static List<List<Token>> split(List<Token> tokens, boolean open) {
        List<List<Token>> sentences = new ArrayList<>();
        List<Token> sentence = new ArrayList<>();
        boolean ended = false;
        for (Token token : tokens) {
            if (token.isWord() && ended) {
                sentences.addAll(bounded(sentence, false));
                sentence = new ArrayList<>();
                ended = false;
            }
            append(sentence, token);
            ended |= token.endsSentence() && !sentence.isEmpty();
        }
        if (!sentence.isEmpty()) {
            sentences.addAll(bounded(sentence, open));
        }
        return sentences;
    }

    private static void append(List<Token> sentence, Token token) {
        int last = sentence.size() - 1;
        if (token.isWord()) {
            sentence.add(token);
        } else if (last >= 0 && sentence.get(last).isWord()) {
            sentence.add(token);
        } else if (last >= 0) {
            Token before = sentence.get(last);
            boolean closed = before.endsSentence() && !token.endsSentence();
            sentence.set(last, closed ? before : merged(before, token));
        }
    }

    private static Token merged(Token first, Token second) {
        return Token.mark(first.mark().strongest(second.mark()), first.endsSentence() || second.endsSentence(),
                first.start(), Math.max(first.end(), second.end()));
    }

    private static List<List<Token>> bounded(List<Token> sentence, boolean open) {
        List<Token> phrased = new ArrayList<>();
        List<Token> phrase = new ArrayList<>();
        for (Token token : sentence) {
            if (token.isWord()) {
                phrase.add(token);
            } else {
                addPhrase(phrased, phrase);
                phrased.add(token);
                phrase.clear();
            }
        }
        addPhrase(phrased, phrase);
        closeSentence(phrased, open ? Punctuation.COMMA : Punctuation.PERIOD);
        return pieces(phrased);
    }

    /** A sentence that ends in a word gets a full stop; one cut off after a comma, too. An open one gets a comma. */
    private static void closeSentence(List<Token> sentence, Punctuation least) {
        Token last = sentence.get(sentence.size() - 1);
        boolean ends = least == Punctuation.PERIOD;
        if (last.isWord()) {
            sentence.add(Token.mark(least, ends, last.end(), last.end()));
        } else if (!last.endsSentence() && last.mark().compareTo(least) < 0) {
            sentence.set(sentence.size() - 1, Token.mark(least, ends, last.start(), last.end()));
        }
    }

    /** Tells whether a lower-case word often begins a clause. */
    static boolean isConjunction(String word) {
        return CONJUNCTIONS.contains(word);
    }

    private static void addPhrase(List<Token> sentence, List<Token> phrase) {
        if (phrase.size() <= LONGEST_PHRASE) {
            sentence.addAll(phrase);
            return;
        }
        int cut = cut(phrase);
        addPhrase(sentence, phrase.subList(0, cut));
        int place = Math.min(phrase.get(cut - 1).end(), phrase.get(cut).start());
        sentence.add(Token.mark(Punctuation.COMMA, false, place, place));
        addPhrase(sentence, phrase.subList(cut, phrase.size()));
    }

    /** Where the second half begins: at the conjunction nearest to the middle, or there. */
    private static int cut(List<Token> phrase) {
        int middle = phrase.size() / 2;
        for (int offset = 0; offset <= SEARCH; offset++) {
            if (CONJUNCTIONS.contains(phrase.get(middle - offset).spoken())) {
                return middle - offset;
            }
            if (CONJUNCTIONS.contains(phrase.get(middle + offset).spoken())) {
                return middle + offset;
            }
        }
        return middle;
    }

    /** Cuts a sentence after the last mark that keeps a piece within its limit. */
    private static List<List<Token>> pieces(List<Token> sentence) {
        List<List<Token>> pieces = new ArrayList<>();
        int start = 0;
        int mark = 0;
        int words = 0;
        for (int i = 0; i < sentence.size(); i++) {
            words += sentence.get(i).isWord() ? 1 : 0;
            if (words > LONGEST_SENTENCE) {
                pieces.add(List.copyOf(sentence.subList(start, mark)));
                start = mark;
                words = (int) sentence.subList(start, i + 1).stream().filter(Token::isWord).count();
            }
            mark = sentence.get(i).isWord() ? mark : i + 1;
        }
        pieces.add(List.copyOf(sentence.subList(start, sentence.size())));
        return pieces;
    }
}
