package dev.parley.analysis;

import dev.parley.signal.MelFrames;
import dev.parley.signal.PcmAudio;

/**
 * Natural-log mel amplitudes: magnitudes under a Hann window, area-normalised triangles on Slaney's mel scale (Auditory
 * Toolbox, 1998), a floor. Frame {@code i} is centred on sample {@code i * hop + hop / 2}; the sound is reflected at its
 * ends. Immutable; any thread.
 */
public final class MelSpectrogram {

    private static final double LINEAR_HZ = 1000;
    private static final double LINEAR_MELS = 15;
    private static final double OCTAVE_MELS = 27 / Math.log(6.4);

    private final int sampleRate;
    private final int hop;
    private final int window;
    private final float floor;
    private final float[][] filters;
    private final int[] firstBin;

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
        this.filters = new float[bands][];
        this.firstBin = new int[bands];
        double low = mel(fmin);
        double step = (mel(fmax) - low) / (bands + 1);
        for (int b = 0; b < bands; b++) {
            addFilter(b, hertz(low + b * step), hertz(low + (b + 1) * step), hertz(low + (b + 2) * step));
        }
    }

    private void addFilter(int band, double left, double centre, double right) {
        double width = (double) sampleRate / window;
        int first = (int) Math.ceil(left / width);
        int last = Math.min((int) Math.floor(right / width), window / 2);
        float[] weights = new float[Math.max(0, last - first + 1)];
        for (int i = 0; i < weights.length; i++) {
            double hertz = (first + i) * width;
            double rising = (hertz - left) / (centre - left);
            double falling = (right - hertz) / (right - centre);
            weights[i] = (float) (Math.max(0, Math.min(rising, falling)) * 2 / (right - left));
        }
        firstBin[band] = first;
        filters[band] = weights;
    }

    private static double mel(double hertz) {
        return hertz < LINEAR_HZ ? hertz * LINEAR_MELS / LINEAR_HZ
                : LINEAR_MELS + Math.log(hertz / LINEAR_HZ) * OCTAVE_MELS;
    }

    private static double hertz(double mel) {
        return mel < LINEAR_MELS ? mel * LINEAR_HZ / LINEAR_MELS
                : LINEAR_HZ * Math.exp((mel - LINEAR_MELS) / OCTAVE_MELS);
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
        int bands = filters.length;
        float[] values = new float[frames * bands];
        ShortTimeTransform transform = new ShortTimeTransform(window);
        float[] frame = new float[window];
        float[] spectrum = new float[2 * transform.bins()];
        for (int i = 0; i < frames; i++) {
            cut(samples, i * hop - (window - hop) / 2, frame);
            transform.forward(frame, spectrum);
            bands(spectrum, values, i * bands);
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

    private void bands(float[] spectrum, float[] values, int row) {
        for (int b = 0; b < filters.length; b++) {
            double sum = 0;
            for (int i = 0; i < filters[b].length; i++) {
                int bin = 2 * (firstBin[b] + i);
                sum += filters[b][i] * Math.hypot(spectrum[bin], spectrum[bin + 1]);
            }
            values[row + b] = Math.max(floor, (float) Math.log(Math.max(sum, 1e-30)));
        }
    }
}
