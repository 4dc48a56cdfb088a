package dev.parley.analysis;

/**
 * The pitch of a stretch of sound by YIN (de Cheveigne and Kawahara 2002): the first lag at which the cumulative mean
 * normalised difference dips below a threshold, refined by a parabola. Belongs to one thread; allocates nothing after
 * construction.
 */
public final class PitchTracker {

    /** YIN's absolute threshold: the share of aperiodic power that a voice may have. */
    private static final float THRESHOLD = 0.15f;
    /** A stretch is compared over this many of the longest periods. */
    private static final double PERIODS = 1.6;

    private final int sampleRate;
    private final int shortest;
    private final int longest;
    private final int window;
    private final float[] difference;

    /**
     * Makes a tracker.
     *
     * @param sampleRate samples a second (&gt;0)
     * @param lowest lowest pitch, Hz (&gt;0)
     * @param highest highest pitch, Hz (&gt;lowest)
     */
    public PitchTracker(int sampleRate, double lowest, double highest) {
        if (!(lowest > 0 && highest > lowest && highest < sampleRate / 4.0)) {
            throw new IllegalArgumentException("pitch of " + lowest + " to " + highest + " Hz at " + sampleRate
                    + " samples a second; expected 0 < lowest < highest < " + sampleRate / 4.0);
        }
        this.sampleRate = sampleRate;
        this.shortest = (int) (sampleRate / highest);
        this.longest = (int) Math.ceil(sampleRate / lowest);
        this.window = (int) (PERIODS * longest);
        this.difference = new float[longest + 2];
    }

    /**
     * Returns how long a stretch must be.
     *
     * @return samples
     */
    public int length() {
        return window + longest + 1;
    }

    /**
     * Finds the pitch.
     *
     * @param samples the sound (not null, unaffected)
     * @param start first sample of the stretch (&ge;0)
     * @return Hz, or 0 if there is none
     */
    public float pitch(float[] samples, int start) {
        measure(samples, start);
        int lag = shortest;
        while (lag <= longest && difference[lag] >= THRESHOLD) {
            lag++;
        }
        while (lag < longest && difference[lag + 1] < difference[lag]) {
            lag++;
        }
        return lag > longest ? 0 : (float) (sampleRate / (lag + vertex(lag)));
    }

    /** Fills in the cumulative mean normalised difference of every lag; silence has none. */
    private void measure(float[] samples, int start) {
        double sum = 0;
        for (int lag = 1; lag < difference.length; lag++) {
            float squares = squares(samples, start, start + lag);
            sum += squares;
            difference[lag] = sum > 1e-9 ? (float) (squares * lag / sum) : 1;
        }
    }

    /** Four sums at a time: one alone would wait for itself at every addition. */
    private float squares(float[] samples, int a, int b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int i = 0; i + 3 < window; i += 4) {
            float d0 = samples[a + i] - samples[b + i];
            float d1 = samples[a + i + 1] - samples[b + i + 1];
            float d2 = samples[a + i + 2] - samples[b + i + 2];
            float d3 = samples[a + i + 3] - samples[b + i + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        return s0 + s1 + s2 + s3;
    }

    /** Where the parabola through a dip and its neighbours has its vertex, relative to the dip. */
    private double vertex(int lag) {
        double before = difference[lag - 1];
        double after = difference[lag + 1];
        double bend = before - 2 * difference[lag] + after;
        return bend <= 0 ? 0 : Math.max(-0.5, Math.min(0.5, 0.5 * (before - after) / bend));
    }
}
