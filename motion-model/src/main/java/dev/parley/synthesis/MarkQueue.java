package dev.parley.synthesis;

import dev.parley.text.PhonemeSequence;
import dev.parley.text.TextMark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Marks that wait for the word behind them. Belongs to one thread. */
final class MarkQueue {

    private final Deque<TextMark> waiting = new ArrayDeque<>();

    void add(List<TextMark> marks) {
        waiting.addAll(marks);
    }

    /** Takes the marks before the last word of a sentence. */
    List<TextMark> takeBefore(PhonemeSequence sentence) {
        int end = sentence.words().get(sentence.words().size() - 1).textEnd();
        List<TextMark> taken = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().textStart() < end) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    List<TextMark> takeAll() {
        List<TextMark> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
