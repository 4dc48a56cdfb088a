package dev.parley.vocoder;

import dev.parley.analysis.ShortTimeTransform;

/**
 * The line's excitation: pulse train and noise, made as F0 becomes known, and their short-time spectra. F0 (in ln Hz)
 * and voicing are interpolated between frame centres and held at the ends. Belongs to one thread.
 */
final class Excitation {

    /** Room for frames to begin with. */
    private static final int FRAMES = 64;

    private final int hop;
    private final ShortTimeTransform transform;
    private final VoiceNoise voiceNoise;
    private final PulseTrain train;
    private final SlidingFloats logF0;
    private final SlidingFloats voiced;
    private final SlidingFloats pulses;
    private final SlidingFloats noise;
    private final float[] frame;

    Excitation(int sampleRate, int hop, ShortTimeTransform transform, VoiceNoise voiceNoise) {
        this.hop = hop;
        this.transform = transform;
        this.voiceNoise = voiceNoise;
        this.train = new PulseTrain(sampleRate);
        this.logF0 = new SlidingFloats(1, FRAMES);
        this.voiced = new SlidingFloats(1, FRAMES);
        this.pulses = new SlidingFloats(1, FRAMES * hop);
        this.noise = new SlidingFloats(1, FRAMES * hop);
        this.frame = new float[transform.size()];
    }

    /** Appends frames whose pitch is known. */
    void plan(float newLogF0, float newVoiced) {
        logF0.append(newLogF0);
        voiced.append(newVoiced);
    }

    /** Returns how many frames are planned. */
    long planned() {
        return logF0.end();
    }

    float logF0(long at) {
        return logF0.get(at);
    }

    float voiced(long at) {
        return voiced.get(at);
    }

    /** Makes samples as far as F0 is known: to the last frame's centre, or to its end if the line ends there. */
    void generate(boolean ended) {
        long last = planned() - 1;
        long end = last * hop + (ended ? hop : hop / 2);
        float[] row = new float[hop];
        while (noise.end() < (last + 1) * hop) {
            voiceNoise.fill(noise.end() / hop, row);
            noise.append(row, 0, hop);
        }
        for (long n = pulses.end(); n < end; n++) {
            double at = Math.max(0, Math.min((n + 0.5) / hop - 0.5, last));
            long low = Math.min((long) at, Math.max(0, last - 1));
            long high = Math.min(low + 1, last);
            double share = at - low;
            double f0 = Math.exp(between(logF0, low, high, share));
            pulses.append(train.next(f0, between(voiced, low, high, share)));
        }
    }

    private static double between(SlidingFloats track, long low, long high, double share) {
        return (double) track.get(low) * (1 - share) + (double) track.get(high) * share;
    }

    /** Writes the spectrum of the pulse train about a frame, (bins, 2). */
    void harmonic(long at, float[] spectrum) {
        spectrum(pulses, at, spectrum);
    }

    /** Writes the spectrum of the noise about a frame, (bins, 2). */
    void noise(long at, float[] spectrum) {
        spectrum(noise, at, spectrum);
    }

    private void spectrum(SlidingFloats samples, long at, float[] spectrum) {
        samples.copy(at * hop - (transform.size() - hop) / 2, transform.size(), frame, 0);
        transform.forward(frame, spectrum);
    }

    /** Forgets what only frames before this one need. */
    void forgetBefore(long at) {
        logF0.forgetBefore(Math.min(at, planned() - 2));
        voiced.forgetBefore(Math.min(at, planned() - 2));
        long sample = at * hop - transform.size();
        pulses.forgetBefore(sample);
        noise.forgetBefore(sample);
    }
}
