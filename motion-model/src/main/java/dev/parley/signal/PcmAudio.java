package dev.parley.signal;

import java.util.Arrays;

/**
 * Mono sound. Immutable, usable on any thread.
 */
public final class PcmAudio {

    private final float[] samples;
    private final int sampleRate;

    /**
     * Wraps a copy of some samples.
     *
     * @param samples amplitudes, nominally -1..1 (not null, copied)
     * @param sampleRate samples a second (&gt;0)
     */
    public PcmAudio(float[] samples, int sampleRate) {
        if (sampleRate <= 0) {
            throw new IllegalArgumentException("sampleRate is " + sampleRate + "; it must be positive");
        }
        this.samples = samples.clone();
        this.sampleRate = sampleRate;
    }

    /**
     * Returns the samples.
     *
     * @return amplitudes, nominally -1..1 (a copy)
     */
    public float[] samples() {
        return samples.clone();
    }

    /**
     * Copies part of the sound into the caller's array, without allocation.
     *
     * @param from index of the first sample to copy (&ge;0)
     * @param target where the samples go (not null, modified)
     * @param offset index in target of the first sample (&ge;0)
     * @param count how many samples to copy (&ge;0)
     */
    public void copyTo(int from, float[] target, int offset, int count) {
        System.arraycopy(samples, from, target, offset, count);
    }

    /**
     * Returns the number of samples.
     *
     * @return samples (&ge;0)
     */
    public int length() {
        return samples.length;
    }

    /**
     * Returns the sampling rate.
     *
     * @return samples a second (&gt;0)
     */
    public int sampleRate() {
        return sampleRate;
    }

    /**
     * Returns the duration.
     *
     * @return seconds (&ge;0)
     */
    public double seconds() {
        return (double) samples.length / sampleRate;
    }

    /**
     * Joins sounds of one rate end to end.
     *
     * @param parts sounds in order (not null, at least one, all of one rate)
     * @return a new sound
     */
    public static PcmAudio concat(java.util.List<PcmAudio> parts) {
        int rate = parts.get(0).sampleRate;
        int total = 0;
        for (PcmAudio part : parts) {
            if (part.sampleRate != rate) {
                throw new IllegalArgumentException("cannot join sounds of " + rate + " Hz and " + part.sampleRate
                        + " Hz; resample one of them first");
            }
            total += part.samples.length;
        }
        float[] all = new float[total];
        int at = 0;
        for (PcmAudio part : parts) {
            System.arraycopy(part.samples, 0, all, at, part.samples.length);
            at += part.samples.length;
        }
        return new PcmAudio(all, rate);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PcmAudio that && sampleRate == that.sampleRate
                && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(samples) + sampleRate;
    }

    @Override
    public String toString() {
        return "PcmAudio[" + samples.length + " samples at " + sampleRate + " Hz]";
    }
}
