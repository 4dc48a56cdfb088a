package dev.parley.format;

import dev.parley.signal.TimedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of text without white space, with its punctuation, and when it is heard.
 *
 * @param text at most one subtitle line long
 * @param start seconds
 * @param end seconds
 */
record SubtitleToken(String text, double start, double end) {

    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?\u2026][\"'\u201d\u2019)\\]]*");
    private static final Pattern TOKEN = Pattern.compile("[^\\s\\p{Cc}]+");
    private static final Pattern MARKUP = Pattern.compile("<!--[^<>]{0,400}-->|<[/!?A-Za-z][^<>\\n]{0,200}>"
            + "|\\[/?[A-Za-z][\\w-]{0,40}:[^\\]\\[\\n]{0,80}\\]");
    private static final Pattern CLOSING = Pattern.compile("[,.;:!?\u2026\"'\u201d\u2019)\\]]+");

    /** Reads the tokens of a text; one in which nothing is spoken stands while its neighbour before it is heard. */
    static List<SubtitleToken> of(String text, List<TimedEvent> events) {
        List<TimedEvent> words = events.stream().filter(event -> event.type() == TimedEvent.Type.WORD).toList();
        List<SubtitleToken> tokens = new ArrayList<>();
        double heard = words.isEmpty() ? 0 : words.get(0).start();
        String shown = withoutMarkup(text, words);
        Matcher matcher = TOKEN.matcher(shown);
        while (matcher.find() && !words.isEmpty()) {
            int at = matcher.start();
            boolean behindMarkup = at > 0 && shown.charAt(at - 1) != text.charAt(at - 1);
            if (behindMarkup && !tokens.isEmpty() && CLOSING.matcher(matcher.group()).matches()) {
                SubtitleToken last = tokens.remove(tokens.size() - 1);
                new SubtitleToken(last.text + matcher.group(), last.start, last.end).addTo(tokens);
            } else {
                SubtitleToken token = timed(matcher, words, heard);
                heard = token.end;
                token.addTo(tokens);
            }
        }
        return tokens;
    }

    /** Marks and tags are events, not words: those in which nothing is spoken become spaces. */
    private static String withoutMarkup(String text, List<TimedEvent> words) {
        return MARKUP.matcher(text).replaceAll(found -> words.stream()
                .anyMatch(word -> word.textStart() < found.end() && word.textEnd() > found.start())
                ? Matcher.quoteReplacement(found.group()) : "\t".repeat(found.group().length()));
    }

    private static SubtitleToken timed(Matcher span, List<TimedEvent> words, double heard) {
        List<TimedEvent> inside = words.stream()
                .filter(word -> word.textStart() < span.end() && word.textEnd() > span.start()).toList();
        double start = inside.stream().mapToDouble(TimedEvent::start).min().orElse(heard);
        double end = inside.stream().mapToDouble(TimedEvent::end).max().orElse(heard);
        return new SubtitleToken(withoutEmphasis(span.group()), start, end);
    }

    /** Asterisks about a word tell how it is said. */
    private static String withoutEmphasis(String word) {
        String bare = word.replaceAll("(?<![\\p{L}\\p{N}])\\*{1,2}(?=\\S)|(?<=\\S)\\*{1,2}(?![\\p{L}\\p{N}])", "");
        return bare.isEmpty() ? word : bare;
    }

    /** Adds this token, in pieces if it is longer than a line. */
    private void addTo(List<SubtitleToken> tokens) {
        int pieces = (text.length() + SubtitleCue.LINE_CHARACTERS - 1) / SubtitleCue.LINE_CHARACTERS;
        for (int i = 0; i < pieces; i++) {
            int from = boundary(i * text.length() / pieces);
            int to = boundary((i + 1) * text.length() / pieces);
            double share = (end - start) / text.length();
            tokens.add(new SubtitleToken(text.substring(from, to), start + from * share, start + to * share));
        }
    }

    /** Never between the two halves of a character outside the basic plane. */
    private int boundary(int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    boolean endsSentence() {
        return SENTENCE_END.matcher(text).matches();
    }
}
