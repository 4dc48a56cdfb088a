package dev.parley.signal;

/**
 * A mel spectrogram in natural-log amplitudes, (frames, mels). Immutable, usable on any thread.
 */
public final class MelFrames {

    private final float[] values;
    private final int mels;

    /**
     * Wraps a copy of a spectrogram.
     *
     * @param values row-major, (frames, mels), natural-log amplitude (not null, copied)
     * @param mels bands (&gt;0)
     */
    public MelFrames(float[] values, int mels) {
        if (mels <= 0 || values.length % mels != 0) {
            throw new IllegalArgumentException(values.length + " values do not divide into rows of " + mels
                    + " bands");
        }
        this.values = values.clone();
        this.mels = mels;
    }

    /**
     * Returns the number of frames.
     *
     * @return frames (&ge;0)
     */
    public int frames() {
        return values.length / mels;
    }

    /**
     * Returns the number of bands.
     *
     * @return bands (&gt;0)
     */
    public int mels() {
        return mels;
    }

    /**
     * Returns one value.
     *
     * @param frame row, 0..frames-1
     * @param band column, 0..mels-1
     * @return natural-log amplitude
     */
    public float value(int frame, int band) {
        return values[frame * mels + band];
    }

    /**
     * Returns all values.
     *
     * @return row-major, (frames, mels) (a copy)
     */
    public float[] values() {
        return values.clone();
    }
}
