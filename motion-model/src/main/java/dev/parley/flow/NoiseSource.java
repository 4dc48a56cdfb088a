package dev.parley.flow;

/**
 * Gaussian noise as a pure function of seed, stream, frame and channel, so that pieces that overlap see the same noise
 * and no order of calls matters. SplitMix64's finaliser (Steele, Lea, Flood 2014) gives the bits, Box and Muller's
 * transform (1958) the distribution; strict arithmetic makes it the same on every machine. Immutable; any thread.
 */
public final class NoiseSource {

    /** The independent streams of one seed. */
    public enum Stream {
        /** Start of the mel tower. */
        MEL,
        /** Start of the motion tower. */
        MOTION,
        /** The vocoder's noise; one channel, a sample is a frame. */
        VOICE,
        /** The prosody of the phones; a phone is a frame. */
        PROSODY,
        /** When gestures begin. */
        PLAN
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;

    private final long seed;

    /**
     * Makes a source.
     *
     * @param seed any number
     */
    public NoiseSource(long seed) {
        this.seed = mix(seed + GOLDEN);
    }

    /**
     * Writes a frame of standard normal noise times a scale.
     *
     * @param stream which stream (not null)
     * @param frame any index, negative ones too
     * @param target where the noise goes (not null, modified)
     * @param offset index of its first value (&ge;0)
     * @param width channels (&ge;0)
     * @param scale factor (&ge;0)
     */
    public void fill(Stream stream, long frame, float[] target, int offset, int width, double scale) {
        for (int channel = 0; channel < width; channel += 2) {
            long key = key(stream, frame, channel >> 1);
            double radius = scale * radius(key);
            double turn = (mix(key + 2 * GOLDEN) >>> 11) * TO_UNIT;
            target[offset + channel] = (float) (radius * StrictSeries.cosine(turn));
            if (channel + 1 < width) {
                target[offset + channel + 1] = (float) (radius * StrictSeries.sine(turn));
            }
        }
    }

    /**
     * Returns a number drawn evenly from [0, 1).
     *
     * @param stream which stream (not null)
     * @param frame any index, negative ones too
     * @param channel which of the frame's numbers (&ge;0)
     * @return the number
     */
    public double uniform(Stream stream, long frame, int channel) {
        return (mix(key(stream, frame, channel) + GOLDEN) >>> 11) * TO_UNIT;
    }

    private long key(Stream stream, long frame, int pair) {
        long at = mix(frame * GOLDEN + stream.ordinal());
        return mix(seed ^ mix(at + pair * GOLDEN));
    }

    private static double radius(long key) {
        double unit = ((mix(key + GOLDEN) >>> 11) + 1) * TO_UNIT;
        return Math.sqrt(-2 * StrictSeries.logarithm(unit));
    }

    private static long mix(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
