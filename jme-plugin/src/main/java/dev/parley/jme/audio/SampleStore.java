package dev.parley.jme.audio;

import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The samples of a line between the thread that makes them and the one that plays them. One writer, one reader.
 */
final class SampleStore {

    private final Queue<PcmAudio> incoming = new ConcurrentLinkedQueue<>();
    private final List<PcmAudio> kept = new ArrayList<>();
    private long firstKept;
    private volatile long written;

    /** Appends sound (the writer's thread). */
    void write(PcmAudio audio) {
        if (audio.length() > 0) {
            incoming.add(audio);
            written += audio.length();
        }
    }

    /** Returns the samples written so far (any thread). */
    long written() {
        return written;
    }

    /** Copies samples that have been written and not forgotten (the reader's thread). */
    void read(long from, float[] target, int count) {
        takeIncoming();
        long start = firstKept;
        int copied = 0;
        for (int i = 0; i < kept.size(); i++) {
            PcmAudio audio = kept.get(i);
            long at = from + copied - start;
            if (copied < count && at < audio.length()) {
                int part = (int) Math.min(count - copied, audio.length() - at);
                audio.copyTo((int) at, target, copied, part);
                copied += part;
            }
            start += audio.length();
        }
    }

    /** Lets go of sound that ends at or before a sample (the reader's thread). */
    void forget(long before) {
        takeIncoming();
        while (!kept.isEmpty() && firstKept + kept.get(0).length() <= before) {
            firstKept += kept.remove(0).length();
        }
    }

    private void takeIncoming() {
        for (PcmAudio next = incoming.poll(); next != null; next = incoming.poll()) {
            kept.add(next);
        }
    }
}
