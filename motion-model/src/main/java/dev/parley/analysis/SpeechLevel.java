package dev.parley.analysis;

import dev.parley.signal.PcmAudio;

/**
 * How loud somebody speaks: the RMS of the stretches of 20 ms that lie within 25 dB of the loudest one. Stateless; any
 * thread.
 */
public final class SpeechLevel {

    private static final double BLOCK_SECONDS = 0.02;
    private static final double ACTIVE_SHARE = Math.pow(10, -2.5);
    private static final double LEAST_POWER = 1e-12;
    private static final float PEAK = 0.99f;

    private SpeechLevel() {
    }

    /**
     * Brings a sound to a level.
     *
     * @param audio the sound (not null)
     * @param decibels RMS of its active stretches, in dB of full scale
     * @return a new sound, clipped at 0.99; a silent one as it is
     */
    public static PcmAudio bringTo(PcmAudio audio, double decibels) {
        float[] samples = audio.samples();
        double rms = activeRms(samples, Math.max(1, (int) (audio.sampleRate() * BLOCK_SECONDS)));
        if (rms <= Math.sqrt(LEAST_POWER) * 1.01) {
            return audio;
        }
        float gain = (float) (Math.pow(10, decibels / 20) / rms);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.max(-PEAK, Math.min(PEAK, samples[i] * gain));
        }
        return new PcmAudio(samples, audio.sampleRate());
    }

    private static double activeRms(float[] samples, int block) {
        double[] powers = new double[samples.length / block];
        double loudest = 0;
        for (int b = 0; b < powers.length; b++) {
            for (int i = b * block; i < (b + 1) * block; i++) {
                powers[b] += (double) samples[i] * samples[i] / block;
            }
            powers[b] += LEAST_POWER;
            loudest = Math.max(loudest, powers[b]);
        }
        double sum = 0;
        int count = 0;
        for (double power : powers) {
            if (power > loudest * ACTIVE_SHARE) {
                sum += power;
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }
}
