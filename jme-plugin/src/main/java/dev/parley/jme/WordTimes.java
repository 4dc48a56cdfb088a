package dev.parley.jme;

import dev.parley.signal.TimedEvent;
import java.util.Arrays;
import java.util.List;

/**
 * When the words of a line are heard. One thread appends, any reads; none waits.
 */
final class WordTimes {

    /** The middle of each word, in seconds of the line, and the end of its characters. */
    private record Words(double[] middles, int[] ends) {
    }

    private volatile Words words = new Words(new double[0], new int[0]);

    /** Appends the words among some events (the producer's thread). */
    void add(List<TimedEvent> events) {
        List<TimedEvent> added = events.stream().filter(event -> event.type() == TimedEvent.Type.WORD).toList();
        if (added.isEmpty()) {
            return;
        }
        Words now = words;
        int known = now.middles.length;
        double[] middles = Arrays.copyOf(now.middles, known + added.size());
        int[] ends = Arrays.copyOf(now.ends, known + added.size());
        for (int i = 0; i < added.size(); i++) {
            middles[known + i] = (added.get(i).start() + added.get(i).end()) / 2;
            ends[known + i] = added.get(i).textEnd();
        }
        words = new Words(middles, ends);
    }

    /** Returns how many words are heard, at least by half, at a time of the line. */
    int heard(double seconds) {
        int place = Arrays.binarySearch(words.middles, seconds);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** Returns the end of the characters of the first words; 0 for none. */
    int textEnd(int count) {
        return count == 0 ? 0 : words.ends[count - 1];
    }
}
