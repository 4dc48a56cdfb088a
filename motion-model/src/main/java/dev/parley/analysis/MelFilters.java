package dev.parley.analysis;

/**
 * Area-normalised triangles on Slaney's mel scale (Auditory Toolbox, 1998) over the frequencies of a short-time
 * transform. Immutable; any thread.
 */
public final class MelFilters {

    private static final double LINEAR_HZ = 1000;
    private static final double LINEAR_MELS = 15;
    private static final double OCTAVE_MELS = 27 / Math.log(6.4);

    private final double width;
    private final double[] centres;
    private final float[][] filters;
    private final int[] firstBin;

    /**
     * Makes filters.
     *
     * @param sampleRate samples a second (&gt;0)
     * @param window samples a frame (even)
     * @param bands mel bands (&gt;0)
     * @param fmin lower edge of the lowest band, Hz
     * @param fmax upper edge of the highest band, Hz
     */
    public MelFilters(int sampleRate, int window, int bands, double fmin, double fmax) {
        this.width = (double) sampleRate / window;
        this.centres = new double[bands];
        this.filters = new float[bands][];
        this.firstBin = new int[bands];
        double low = mel(fmin);
        double step = (mel(fmax) - low) / (bands + 1);
        for (int b = 0; b < bands; b++) {
            centres[b] = hertz(low + (b + 1) * step);
            addFilter(b, window / 2, hertz(low + b * step), hertz(low + (b + 2) * step));
        }
    }

    private void addFilter(int band, int lastBin, double left, double right) {
        int first = (int) Math.ceil(left / width);
        int last = Math.min((int) Math.floor(right / width), lastBin);
        float[] weights = new float[Math.max(0, last - first + 1)];
        for (int i = 0; i < weights.length; i++) {
            double hertz = (first + i) * width;
            double rising = (hertz - left) / (centres[band] - left);
            double falling = (right - hertz) / (right - centres[band]);
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
     * Returns the number of bands.
     *
     * @return bands
     */
    public int bands() {
        return filters.length;
    }

    /**
     * Returns where a band lies among the frequencies of the transform.
     *
     * @param band 0..bands-1
     * @return its centre, in bins
     */
    public double centreBin(int band) {
        return centres[band] / width;
    }

    /**
     * Returns a band's amplitude.
     *
     * @param band 0..bands-1
     * @param magnitudes one a frequency (not null, at least window / 2 + 1, unaffected)
     * @return weighted sum of the magnitudes (&ge;0)
     */
    public float amplitude(int band, float[] magnitudes) {
        float[] weights = filters[band];
        int first = firstBin[band];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * magnitudes[first + i];
        }
        return sum;
    }
}
