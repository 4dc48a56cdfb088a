package dev.parley.sample;

import dev.parley.signal.PcmAudio;
import java.util.Arrays;

/** Collects what is heard; silence where nothing came. Belongs to one thread at a time. */
final class SoundTrack {

    private float[] samples = new float[1 << 16];

    /** Takes samples at a place counted from the start. */
    void add(long position, float[] from, int count) {
        int end = Math.toIntExact(position + count);
        if (end > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(end, 2 * samples.length));
        }
        System.arraycopy(from, 0, samples, (int) position, count);
    }

    /** Cuts a stretch out; times in seconds. */
    PcmAudio between(double start, double end, int sampleRate) {
        int from = (int) Math.round(start * sampleRate);
        int to = (int) Math.round(end * sampleRate);
        float[] cut = new float[to - from];
        System.arraycopy(samples, from, cut, 0, Math.max(0, Math.min(cut.length, samples.length - from)));
        return new PcmAudio(cut, sampleRate);
    }
}
