package dev.parley.analysis;

import dev.parley.signal.MelFrames;
import dev.parley.signal.PcmAudio;

/**
 * Natural-log mel amplitudes: magnitudes under a Hann window, {@link MelFilters}, a floor. Frame {@code i} is centred on sample {@code i * hop + hop / 2}; the sound is reflected at its
 * ends. Immutable; any thread.
 */
public final class MelSpectrogram {

    private final int sampleRate;
    private final int hop;
    private final int window;
    private final float floor;
    private final MelFilters filters;

    /**
     * Makes an analysis.
     *
     * @param sampleRate samples a second (&gt;0)
     * @param hop samples between frames (&gt;0)
     * @param window samples a frame (even)
     * @param bands mel bands (&gt;0)
     * @param fmin lower edge of the lowest band, Hz
     * @param fmax upper edge of the highest band, Hz
     * @param floor lowest natural-log amplitude
     */
    public MelSpectrogram(int sampleRate, int hop, int window, int bands, double fmin, double fmax, float floor) {
        this.sampleRate = sampleRate;
        this.hop = hop;
        this.window = window;
        this.floor = floor;
        this.filters = new MelFilters(sampleRate, window, bands, fmin, fmax);
    }

    /**
     * Analyses a sound.
     *
     * @param audio mono sound at this analysis' rate (not null)
     * @return one frame a whole hop
     */
    public MelFrames analyse(PcmAudio audio) {
        if (audio.sampleRate() != sampleRate) {
            throw new IllegalArgumentException("the sound has " + audio.sampleRate() + " samples a second; expected "
                    + sampleRate + "; resample it first");
        }
        float[] samples = audio.samples();
        int frames = samples.length / hop;
        int bands = filters.bands();
        float[] values = new float[frames * bands];
        ShortTimeTransform transform = new ShortTimeTransform(window);
        float[] frame = new float[window];
        float[] spectrum = new float[2 * transform.bins()];
        float[] magnitudes = new float[transform.bins()];
        for (int i = 0; i < frames; i++) {
            cut(samples, i * hop - (window - hop) / 2, frame);
            transform.forward(frame, spectrum);
            ShortTimeTransform.magnitudes(spectrum, magnitudes);
            bands(magnitudes, values, i * bands);
        }
        return new MelFrames(values, bands);
    }

    /** Copies a frame, reflecting the sound at its ends. */
    private static void cut(float[] samples, int start, float[] frame) {
        int period = Math.max(1, 2 * (samples.length - 1));
        for (int i = 0; i < frame.length; i++) {
            int at = Math.floorMod(start + i, period);
            frame[i] = samples[at < samples.length ? at : period - at];
        }
    }

    private void bands(float[] magnitudes, float[] values, int row) {
        for (int b = 0; b < filters.bands(); b++) {
            double amplitude = Math.max(filters.amplitude(b, magnitudes), 1e-30);
            values[row + b] = Math.max(floor, (float) Math.log(amplitude));
        }
    }
}
