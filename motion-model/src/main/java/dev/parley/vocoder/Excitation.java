package dev.parley.vocoder;

import dev.parley.analysis.ShortTimeTransform;
import java.util.Arrays;

/**
 * The line's excitation: pulse train and noise, made as F0 becomes known, and their short-time spectra. F0 (in ln Hz)
 * and voicing are interpolated between frame centres and held at the ends. The noise of voiced sound swells with each
 * pulse, its power unchanged. Belongs to one thread.
 */
final class Excitation {

    /** Room for frames to begin with. */
    private static final int FRAMES = 64;

    private final int hop;
    private final ShortTimeTransform transform;
    private final VoiceNoise voiceNoise;
    private final double noiseDepth;
    private final PulseTrain train;
    private final SlidingFloats logF0;
    private final SlidingFloats voiced;
    private final SlidingFloats pulses;
    private final SlidingFloats noise;
    private final float[] frame;
    private final float[] white;
    private final float[] newPulses;
    private final float[] newNoise;

    Excitation(int sampleRate, int hop, ShortTimeTransform transform, VoiceNoise voiceNoise, double noiseDepth) {
        this.hop = hop;
        this.transform = transform;
        this.voiceNoise = voiceNoise;
        this.noiseDepth = noiseDepth;
        this.train = new PulseTrain(sampleRate);
        this.logF0 = new SlidingFloats(1, FRAMES);
        this.voiced = new SlidingFloats(1, FRAMES);
        this.pulses = new SlidingFloats(1, FRAMES * hop);
        this.noise = new SlidingFloats(1, FRAMES * hop);
        this.frame = new float[transform.size()];
        this.white = new float[hop];
        this.newPulses = new float[hop];
        this.newNoise = new float[hop];
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

    /**
     * Makes the samples that reach into the frames before {@code until}, as far as F0 is known: to the last planned
     * frame's centre, or to its end if the line ends there. No more: a plan can be a long sentence, and the first sound
     * waits for this.
     */
    void generate(long until, boolean ended) {
        long known = (planned() - 1) * hop + (ended ? hop : hop / 2);
        long end = Math.min(known, until * hop + (transform.size() - hop) / 2);
        while (pulses.end() < end) {
            between((pulses.end() + hop / 2) / hop, end);
        }
    }

    /** Makes the samples from the centre of the frame before to a frame's, where F0 runs evenly in ln Hz. */
    private void between(long index, long end) {
        long low = Math.max(0, index - 1);
        long high = Math.min(index, planned() - 1);
        long from = pulses.end();
        int count = (int) (Math.min(end, index * hop + hop / 2) - from);
        double share = (from + 0.5) / hop + 0.5 - index;
        double rise = ((double) logF0.get(high) - logF0.get(low)) / hop;
        double f0 = Math.exp(logF0.get(low) + rise * hop * share);
        double ratio = Math.exp(rise);
        double level = voiced.get(low);
        double swing = voiced.get(high) - level;
        for (int i = 0; i < count; i++, f0 *= ratio) {
            train.advance(f0);
            sample(from, i, level + swing * (share + (double) i / hop));
        }
        pulses.append(newPulses, 0, count);
        noise.append(newNoise, 0, count);
    }

    private void sample(long from, int i, double voicing) {
        int place = (int) ((from + i) % hop);
        if (place == 0) {
            voiceNoise.fill((from + i) / hop, white);
        }
        newPulses[i] = 0;
        newNoise[i] = white[place];
        if (voicing > 0) {
            double depth = noiseDepth * voicing;
            newPulses[i] = (float) (train.pulse() * voicing);
            newNoise[i] *= (float) ((1 + depth * train.cosine()) / Math.sqrt(1 + depth * depth / 2));
        }
    }

    /** Writes the spectrum of the pulse train about a frame, (bins, 2). */
    void harmonic(long at, float[] spectrum) {
        if (silent(at)) {
            Arrays.fill(spectrum, 0);
        } else {
            spectrum(pulses, at, spectrum);
        }
    }

    /** Whether no pulse reaches into a frame: it and its neighbours, as far as they are planned, have no voice. */
    private boolean silent(long at) {
        int reach = transform.size() / (2 * hop) + 1;
        for (long i = Math.max(0, at - reach); i <= Math.min(at + reach, planned() - 1); i++) {
            if (voiced.get(i) > 0) {
                return false;
            }
        }
        return true;
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
        voiced.forgetBefore(Math.min(at - transform.size() / hop, planned() - 2));
        long sample = at * hop - transform.size();
        pulses.forgetBefore(sample);
        noise.forgetBefore(sample);
    }
}
