package dev.parley.format;

import java.util.ArrayList;
import java.util.List;

/**
 * One subtitle: at most two lines that appear and vanish together.
 *
 * @param lines one or two lines of text
 * @param startMillis when it appears
 * @param endMillis when it vanishes, later than startMillis
 */
record SubtitleCue(List<String> lines, long startMillis, long endMillis) {

    /** Longest line that subtitling guides recommend for Latin script. */
    static final int LINE_CHARACTERS = 42;
    private static final int MOST_LINES = 2;
    /** A silence this long, in seconds, ends a cue. */
    private static final double LONG_PAUSE = 0.8;

    /** Splits tokens into cues: at the end of a sentence, at a long pause, and wherever two lines are full. */
    static List<SubtitleCue> split(List<SubtitleToken> tokens) {
        List<SubtitleCue> cues = new ArrayList<>();
        List<SubtitleToken> open = new ArrayList<>();
        for (SubtitleToken token : tokens) {
            if (!open.isEmpty() && endsBefore(open, token)) {
                cues.add(of(open));
                open.clear();
            }
            open.add(token);
        }
        if (!open.isEmpty()) {
            cues.add(of(open));
        }
        return cues;
    }

    private static boolean endsBefore(List<SubtitleToken> open, SubtitleToken next) {
        SubtitleToken last = open.get(open.size() - 1);
        List<SubtitleToken> longer = new ArrayList<>(open);
        longer.add(next);
        return last.endsSentence() && next.start() > last.end() || next.start() - last.end() > LONG_PAUSE
                || wrap(longer, LINE_CHARACTERS).size() > MOST_LINES;
    }

    private static SubtitleCue of(List<SubtitleToken> tokens) {
        long start = Math.round(tokens.get(0).start() * 1000);
        long end = Math.round(tokens.get(tokens.size() - 1).end() * 1000);
        return new SubtitleCue(balanced(tokens), start, Math.max(end, start + 1));
    }

    /** The narrowest lines of the least number. */
    private static List<String> balanced(List<SubtitleToken> tokens) {
        List<String> widest = wrap(tokens, LINE_CHARACTERS);
        for (int width = 1; width < LINE_CHARACTERS; width++) {
            List<String> lines = wrap(tokens, width);
            if (lines.size() == widest.size() && lines.stream().allMatch(l -> l.length() <= LINE_CHARACTERS)) {
                return lines;
            }
        }
        return widest;
    }

    private static List<String> wrap(List<SubtitleToken> tokens, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (SubtitleToken token : tokens) {
            if (line.length() > 0 && line.length() + 1 + token.text().length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(token.text());
        }
        lines.add(line.toString());
        return lines;
    }
}
