package dev.parley.synthesis;

import dev.parley.text.Clause;
import dev.parley.text.ClauseAnalysis;
import dev.parley.text.PhonemeSequence;
import dev.parley.text.TextFrontEnd;
import dev.parley.text.TextMark;
import dev.parley.text.TextWarning;
import dev.parley.text.UnspeakableTextException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A text that arrives clause by clause. A clause that goes on with a sentence is planned with the sentence so far, so that
 * its melody continues. Warnings may be read on any thread.
 */
final class StreamedScript implements Script {

    /** A sentence of more words is begun anew: it would take long to plan. */
    private static final int LONGEST = 80;

    private final TextFrontEnd frontEnd;
    private final TextFeed feed;
    private final Deque<PhonemeSequence> sentences = new ArrayDeque<>();
    private final MarkQueue marks = new MarkQueue();
    private volatile List<TextWarning> warnings = List.of();
    private String seedText;
    private PhonemeSequence open;
    private long firstPhone;
    private long phones;
    private boolean spoke;

    StreamedScript(TextFrontEnd frontEnd, TextFeed feed) {
        this.frontEnd = frontEnd;
        this.feed = feed;
    }

    @Override
    public boolean isEnded() {
        return feed.isEnded();
    }

    @Override
    public boolean hasNext() {
        boolean ended = feed.isEnded();
        while (sentences.isEmpty()) {
            Clause clause = feed.take();
            if (clause == null) {
                if (ended && !spoke) {
                    throw new UnspeakableTextException("nothing to say: the text stream brought no words; let it bring"
                            + " at least one word in Latin letters");
                }
                return false;
            }
            analyse(clause);
        }
        return true;
    }

    private void analyse(Clause clause) {
        ClauseAnalysis analysis = frontEnd.analyse(clause);
        sentences.addAll(analysis.sentences());
        marks.add(analysis.marks());
        if (!analysis.warnings().isEmpty()) {
            List<TextWarning> more = new ArrayList<>(warnings);
            more.addAll(analysis.warnings());
            warnings = List.copyOf(more);
        }
        if (seedText == null && !sentences.isEmpty()) {
            seedText = clause.text();
        }
    }

    @Override
    public Part next() {
        spoke = true;
        PhonemeSequence fresh = sentences.remove();
        List<TextMark> before = marks.takeBefore(fresh);
        boolean goesOn = open != null && open.words().size() + fresh.words().size() <= LONGEST;
        int spoken = goesOn ? open.phonemes().size() - 1 : 0;
        PhonemeSequence sentence = goesOn ? open.then(fresh) : fresh;
        firstPhone = goesOn ? firstPhone : phones;
        phones = firstPhone + sentence.phonemes().size();
        open = sentence.isOpen() ? sentence : null;
        return new Part(sentence, spoken, firstPhone, before);
    }

    @Override
    public List<TextMark> rest() {
        return marks.takeAll();
    }

    @Override
    public String seedText() {
        return seedText;
    }

    @Override
    public List<TextWarning> warnings() {
        return warnings;
    }
}
