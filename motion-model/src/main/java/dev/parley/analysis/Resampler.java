package dev.parley.analysis;

import dev.parley.signal.PcmAudio;

/**
 * Changes the sampling rate: each new sample is a weighted sum of its neighbours under a Hann-windowed sinc that cuts off
 * at the lower of the two Nyquist frequencies (Smith, Digital Audio Resampling Home Page, 2002). Stateless; any thread.
 */
public final class Resampler {

    /** Zero crossings of the sinc on either side. */
    private static final int CROSSINGS = 24;
    /** Of the lower Nyquist frequency; the rest is the filter's slope. */
    private static final double CUT_OFF = 0.95;

    private Resampler() {
    }

    /**
     * Resamples a sound.
     *
     * @param audio the sound (not null)
     * @param sampleRate the rate wanted, samples a second (&gt;0)
     * @return the sound at that rate; the same instance if it has it already
     */
    public static PcmAudio resample(PcmAudio audio, int sampleRate) {
        if (audio.sampleRate() == sampleRate) {
            return audio;
        }
        float[] source = audio.samples();
        double step = (double) audio.sampleRate() / sampleRate;
        double band = CUT_OFF * Math.min(1, 1 / step);
        float[] target = new float[(int) (source.length / step)];
        for (int i = 0; i < target.length; i++) {
            target[i] = sample(source, i * step, band);
        }
        return new PcmAudio(target, sampleRate);
    }

    /** Returns the sound at a place between its samples. */
    private static float sample(float[] source, double place, double band) {
        double reach = CROSSINGS / band;
        int first = Math.max(0, (int) Math.ceil(place - reach));
        int last = Math.min(source.length - 1, (int) Math.floor(place + reach));
        double sum = 0;
        for (int i = first; i <= last; i++) {
            double distance = i - place;
            sum += source[i] * band * sinc(band * distance) * (0.5 + 0.5 * Math.cos(Math.PI * distance / reach));
        }
        return (float) sum;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
