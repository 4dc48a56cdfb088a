package dev.parley.flow;

/**
 * Noise whose neighbouring frames go together: white noise under a Gaussian that is cut at three standard deviations and
 * keeps the variance. Motion is smooth; what few solver steps leave of white noise in it would be a tremor. Like the
 * white noise a pure function of seed, stream, frame and channel. Immutable; any thread.
 */
final class SmoothNoise {

    private static final double REACH = 3;

    private final float[] kernel;
    private final int reach;

    /**
     * Makes a smoothing.
     *
     * @param sigma standard deviation of the Gaussian in frames (&ge;0); 0 leaves the noise white
     */
    SmoothNoise(double sigma) {
        reach = sigma > 0 ? (int) Math.ceil(REACH * sigma) : 0;
        double[] weights = new double[2 * reach + 1];
        double power = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sigma > 0 ? Math.exp(-0.5 * Math.pow((i - reach) / sigma, 2)) : 1;
            power += weights[i] * weights[i];
        }
        kernel = new float[weights.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (weights[i] / Math.sqrt(power));
        }
    }

    /** Returns rows of a stream from a frame on, (frames, width). */
    float[] rows(NoiseSource source, NoiseSource.Stream stream, long first, int frames, int width, double scale) {
        float[] white = new float[(frames + 2 * reach) * width];
        for (int i = 0; i < frames + 2 * reach; i++) {
            source.fill(stream, first - reach + i, white, i * width, width, scale);
        }
        if (reach == 0) {
            return white;
        }
        float[] smooth = new float[frames * width];
        for (int k = 0; k < kernel.length; k++) {
            for (int i = 0; i < smooth.length; i++) {
                smooth[i] += kernel[k] * white[k * width + i];
            }
        }
        return smooth;
    }
}
