package dev.parley.analysis;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * One frame of a short-time Fourier transform, forwards and back, under a periodic Hann window. Frames overlap: added
 * up and divided by the sum of the squared windows, inverse frames give the sound again (Griffin and Lim 1984). Belongs
 * to one thread; allocates nothing after construction.
 */
public final class ShortTimeTransform {

    private final int size;
    private final FloatFFT_1D transform;
    private final float[] window;
    private final float[] work;

    /**
     * Makes a transform.
     *
     * @param size samples a frame (&ge;2, even)
     */
    public ShortTimeTransform(int size) {
        if (size < 2 || size % 2 != 0) {
            throw new IllegalArgumentException("a frame of " + size + " samples; expected an even number from 2 on");
        }
        this.size = size;
        this.transform = new FloatFFT_1D(size);
        this.window = new float[size];
        this.work = new float[size];
        for (int i = 0; i < size; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
        }
    }

    /**
     * Returns the number of samples a frame.
     *
     * @return samples
     */
    public int size() {
        return size;
    }

    /**
     * Returns the number of frequencies.
     *
     * @return size / 2 + 1
     */
    public int bins() {
        return size / 2 + 1;
    }

    /**
     * Returns the square of the window.
     *
     * @param i sample of the frame, 0..size-1
     * @return 0..1
     */
    public float windowSquared(int i) {
        return window[i] * window[i];
    }

    /**
     * Windows and transforms a frame.
     *
     * @param samples the frame (not null, at least size long, unaffected)
     * @param spectrum real and imaginary parts in turn, (bins, 2) (not null, modified)
     */
    public void forward(float[] samples, float[] spectrum) {
        for (int i = 0; i < size; i++) {
            work[i] = samples[i] * window[i];
        }
        transform.realForward(work);
        spectrum[0] = work[0];
        spectrum[1] = 0;
        System.arraycopy(work, 2, spectrum, 2, size - 2);
        spectrum[size] = work[1];
        spectrum[size + 1] = 0;
    }

    /**
     * Returns how large each frequency is.
     *
     * @param spectrum real and imaginary parts in turn, (bins, 2) (not null, unaffected)
     * @param magnitudes (bins) (not null, modified)
     */
    public static void magnitudes(float[] spectrum, float[] magnitudes) {
        for (int i = 0; i < magnitudes.length; i++) {
            float real = spectrum[2 * i];
            float imaginary = spectrum[2 * i + 1];
            magnitudes[i] = (float) Math.sqrt(real * real + imaginary * imaginary);
        }
    }

    /**
     * Transforms a spectrum back and windows the result.
     *
     * @param spectrum real and imaginary parts in turn, (bins, 2); the imaginary parts of the first and last frequency
     *        are ignored (not null, unaffected)
     * @param samples the frame (not null, at least size long, modified)
     */
    public void inverse(float[] spectrum, float[] samples) {
        System.arraycopy(spectrum, 0, work, 0, size);
        work[1] = spectrum[size];
        transform.realInverse(work, true);
        for (int i = 0; i < size; i++) {
            samples[i] = work[i] * window[i];
        }
    }
}
