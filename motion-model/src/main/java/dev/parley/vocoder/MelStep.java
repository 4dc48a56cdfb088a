package dev.parley.vocoder;

import dev.parley.analysis.MelFilters;
import dev.parley.analysis.ShortTimeTransform;
import dev.parley.onnx.ModelManifest;

/**
 * Scales a spectrum towards a mel frame: each band by {@code exp(rate (wanted - found))}, linear between the bands'
 * centres and held beyond them. Belongs to one thread.
 */
final class MelStep {

    /** Most that a step scales by, ln amplitude. */
    private static final float MOST_GAIN = 4;

    private final MelFilters filters;
    private final float[] mean;
    private final float sd;
    private final float least;
    private final float rate;
    private final int[] lower;
    private final float[] share;
    private final float[] magnitudes;
    private final float[] gains;

    MelStep(int sampleRate, int fft, ModelManifest.Mel mel, float rate) {
        int bins = fft / 2 + 1;
        this.filters = new MelFilters(sampleRate, fft, mel.bands(), mel.fmin(), mel.fmax());
        this.mean = new float[mel.bands()];
        for (int b = 0; b < mean.length; b++) {
            mean[b] = mel.mean().get(b);
        }
        this.sd = mel.sd();
        this.least = (float) Math.exp(mel.floor());
        this.rate = rate;
        this.lower = new int[bins];
        this.share = new float[bins];
        this.magnitudes = new float[bins];
        this.gains = new float[mel.bands() + 1];
        interpolate();
    }

    int bands() {
        return mean.length;
    }

    private void interpolate() {
        int last = filters.bands() - 1;
        for (int bin = 0, band = 0; bin < lower.length; bin++) {
            while (band < last && filters.centreBin(band + 1) <= bin) {
                band++;
            }
            lower[bin] = band;
            double gap = band < last ? filters.centreBin(band + 1) - filters.centreBin(band) : 1;
            share[bin] = band == last ? 0 : (float) Math.max(0, (bin - filters.centreBin(band)) / gap);
        }
    }

    /** Scales a spectrum, (bins, 2), towards a normalised mel frame. */
    void apply(float[] mel, float[] spectrum) {
        ShortTimeTransform.magnitudes(spectrum, magnitudes);
        for (int b = 0; b < mean.length; b++) {
            double found = Math.log(Math.max(least, filters.amplitude(b, magnitudes)));
            double step = rate * (mel[b] * sd + mean[b] - found);
            gains[b] = (float) Math.exp(Math.max(-MOST_GAIN, Math.min(MOST_GAIN, step)));
        }
        for (int bin = 0; bin < lower.length; bin++) {
            float gain = gains[lower[bin]] + share[bin] * (gains[lower[bin] + 1] - gains[lower[bin]]);
            spectrum[2 * bin] *= gain;
            spectrum[2 * bin + 1] *= gain;
        }
    }
}
