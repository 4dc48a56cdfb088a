package dev.parley.synthesis;

import dev.parley.text.PhonemeSequence;
import dev.parley.text.TextAnalysis;
import dev.parley.text.TextMark;
import dev.parley.text.TextWarning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A text that is known from the start. */
final class WrittenScript implements Script {

    private final TextAnalysis text;
    private final Deque<PhonemeSequence> sentences;
    private final MarkQueue marks = new MarkQueue();
    private long phones;

    WrittenScript(TextAnalysis text) {
        this.text = text;
        sentences = new ArrayDeque<>(text.sentences());
        marks.add(text.marks());
    }

    @Override
    public boolean isEnded() {
        return true;
    }

    @Override
    public boolean hasNext() {
        return !sentences.isEmpty();
    }

    @Override
    public Part next() {
        PhonemeSequence sentence = sentences.remove();
        Part part = new Part(sentence, 0, phones, marks.takeBefore(sentence));
        phones += sentence.phonemes().size();
        return part;
    }

    @Override
    public List<TextMark> rest() {
        return marks.takeAll();
    }

    @Override
    public String seedText() {
        return text.text();
    }

    @Override
    public List<TextWarning> warnings() {
        return text.warnings();
    }
}
