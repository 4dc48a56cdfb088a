package dev.parley.synthesis;

import dev.parley.flow.LinePlan;
import dev.parley.signal.TimedEvent;
import dev.parley.text.Phoneme;
import dev.parley.text.TextMark;
import dev.parley.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Words, phonemes and visemes of a sentence, from its plan. Pauses are visemes only; words that come from the same
 * characters ("$5": five dollars) are one.
 */
final class LineEvents {

    private static final Comparator<TimedEvent> ORDER = Comparator.comparingDouble(TimedEvent::start)
            .thenComparing(TimedEvent::type, Comparator.comparing(LineEvents::rank));

    private final LinePlan plan;
    private final long firstFrame;
    private final double frameRate;
    private final List<TimedEvent> events = new ArrayList<>();

    private LineEvents(LinePlan plan, long firstFrame, double frameRate) {
        this.plan = plan;
        this.firstFrame = firstFrame;
        this.frameRate = frameRate;
    }

    /** Marks and tags prepare the word that they stand before. */
    private static int rank(TimedEvent.Type type) {
        return type == TimedEvent.Type.MARK || type == TimedEvent.Type.TAG ? -1 : type.ordinal();
    }

    /** Returns the events of a sentence that starts at a frame of its line, in order of time. */
    static List<TimedEvent> of(LinePlan plan, List<TextMark> marks, long firstFrame, double frameRate) {
        LineEvents line = new LineEvents(plan, firstFrame, frameRate);
        line.addWords();
        line.addPhones();
        marks.forEach(line::addMark);
        line.events.sort(ORDER);
        return line.events;
    }

    private void addWords() {
        List<Word> words = plan.sentence().words();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            int from = word.phonemeStart();
            while (i + 1 < words.size() && sameCharacters(word, words.get(i + 1))) {
                i++;
            }
            add(TimedEvent.Type.WORD, word.written(), from, words.get(i).phonemeEnd(), word.textStart(),
                    word.textEnd());
        }
    }

    private static boolean sameCharacters(Word word, Word next) {
        return word.textStart() == next.textStart() && word.textEnd() == next.textEnd();
    }

    private void addPhones() {
        List<Phoneme> phonemes = plan.sentence().phonemes();
        for (int i = 0; i < phonemes.size(); i++) {
            Phoneme phoneme = phonemes.get(i);
            if (plan.start(i + 1) > plan.start(i)) {
                add(TimedEvent.Type.VISEME, Visemes.of(phoneme.symbol()), i, i + 1, phoneme.textStart(),
                        phoneme.textEnd());
            }
            if (!phoneme.isPause()) {
                String digit = phoneme.stress() > 0 ? Integer.toString(phoneme.stress() - 1) : "";
                add(TimedEvent.Type.PHONEME, phoneme.symbol() + digit, i, i + 1, phoneme.textStart(),
                        phoneme.textEnd());
            }
        }
    }

    /** A mark is heard when the word behind it begins. */
    private void addMark(TextMark mark) {
        List<Word> words = plan.sentence().words();
        int next = 0;
        while (next + 1 < words.size() && words.get(next).textStart() < mark.textStart()) {
            next++;
        }
        events.add(of(mark, seconds(words.get(next).phonemeStart())));
    }

    /** Returns the event of a mark at a time. */
    static TimedEvent of(TextMark mark, double seconds) {
        return new TimedEvent(mark.tag() ? TimedEvent.Type.TAG : TimedEvent.Type.MARK, mark.value(), seconds, seconds,
                mark.textStart(), mark.textEnd());
    }

    private void add(TimedEvent.Type type, String value, int fromPhone, int toPhone, int textStart, int textEnd) {
        events.add(new TimedEvent(type, value, seconds(fromPhone), seconds(toPhone), textStart, textEnd));
    }

    private double seconds(int phone) {
        return (firstFrame + plan.start(phone)) / frameRate;
    }
}
