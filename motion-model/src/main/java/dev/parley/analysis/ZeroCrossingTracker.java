package dev.parley.analysis;

import java.util.Arrays;

/**
 * Follows a voice's pitch as it comes in, into the creak at the ends of phrases, as DIO does (Morise, Kawahara and
 * Katayose 2009): the sound is smoothed in bands half an octave apart; where the fundamental alone is left of it, the
 * intervals between rises, falls, peaks and dips agree. Frame {@code i} is centred on sample {@code i * hop + hop / 2}.
 * Belongs to one thread; allocates nothing after construction.
 */
public final class ZeroCrossingTracker {

    private static final double BANDS_AN_OCTAVE = 2;
    /** Bands are made at about this rate, Hz. */
    private static final double RATE = 4000;
    /** Taps of the filter before that, for each sample left out. */
    private static final int TAPS = 8;
    /** Rumble lies under this share of the lowest pitch. */
    private static final double RUMBLE = 0.5;
    /** Where the four kinds of interval agree less, as a share of the frequency, there is no candidate. */
    private static final double MOST_SPREAD = 0.3;
    /** A voice begins where they agree as well as this. */
    private static final double CLEAR_SPREAD = 0.03;
    /** Bands wait for so many of the lowest periods after a frame. */
    private static final double PERIODS = 1;

    private final int hop;
    private final int step;
    private final double lowest;
    private final double highest;
    private final ZeroCrossingBand[] bands;
    private final PitchPath path;
    private final int kept;
    private final double wait;
    private final float[] filter;
    private final float[] input;
    private final float[] low;
    private final PitchRefiner refiner;
    private final double[] rumble = new double[5];
    private int filled;
    private int lowFilled;
    private int phase;
    private long count;
    private float hertz;
    private double bridged;
    private double time;
    private long frames;

    /**
     * Makes a tracker.
     *
     * @param sampleRate samples a second (&gt;0)
     * @param hop samples a frame (&gt;0)
     * @param lowest lowest pitch, Hz (&gt;0)
     * @param highest highest pitch, Hz (&gt;lowest)
     * @param ahead frames to look ahead for where the voice goes on (&ge;1), besides what the bands need
     */
    public ZeroCrossingTracker(int sampleRate, int hop, double lowest, double highest, int ahead) {
        if (hop < 1 || ahead < 1) {
            throw new IllegalArgumentException("frames of " + hop + " samples, " + ahead + " ahead; expected 1 or more");
        }
        if (!(lowest > 0 && highest > lowest && highest < sampleRate / 8.0)) {
            throw new IllegalArgumentException("pitch of " + lowest + " to " + highest + " Hz at " + sampleRate
                    + " samples a second; expected 0 < lowest < highest < " + sampleRate / 8.0);
        }
        this.hop = hop;
        this.lowest = lowest;
        this.highest = highest;
        step = Math.max(1, (int) (sampleRate / RATE));
        double rate = (double) sampleRate / step;
        bands = new ZeroCrossingBand[1 + (int) (BANDS_AN_OCTAVE * Math.log(highest / lowest) / Math.log(2))];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = new ZeroCrossingBand(rate, lowest * Math.pow(2, (i + 1) / BANDS_AN_OCTAVE));
        }
        path = new PitchPath(bands.length, ahead);
        wait = bands[0].length() / 2 + PERIODS * rate / lowest;
        filter = filter(step * TAPS + 1);
        input = new float[8 * filter.length];
        refiner = new PitchRefiner(rate, lowest);
        kept = Math.max(bands[0].length(), (int) (wait + (double) hop / step * (ahead + 1)) + refiner.reach() + 2);
        low = new float[4 * kept];
        lowFilled = kept;
        filled = filter.length;
        highPass(Math.tan(Math.PI * RUMBLE * lowest / rate));
    }

    private float[] filter(int length) {
        float[] taps = new float[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double x = (double) (i - length / 2) / step / 2;
            double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            taps[i] = (float) (sinc * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (length + 1))));
            sum += taps[i];
        }
        for (int i = 0; i < length; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }

    /** Butterworth's, of second order. */
    private void highPass(double k) {
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        rumble[0] = norm;
        rumble[1] = 2 * (k * k - 1) * norm;
        rumble[2] = (1 - Math.sqrt(2) * k + k * k) * norm;
    }

    /** Returns how long after a frame's centre its pitch is known, in samples. */
    public int delay() {
        return (int) Math.ceil((wait + 1) * step) + filter.length / 2 + hop * path.ahead();
    }

    /**
     * Takes the next samples.
     *
     * @param samples mono sound (not null, unaffected)
     * @param start the first of them (&ge;0)
     * @param length how many, at most half a hop
     * @return whether one more frame is decided now
     */
    public boolean push(float[] samples, int start, int length) {
        boolean decided = false;
        for (int i = start; i < start + length; i++) {
            if (filled == input.length) {
                System.arraycopy(input, filled - filter.length, input, 0, filter.length);
                filled = filter.length;
            }
            input[filled++] = samples[i];
            if (++phase == step) {
                phase = 0;
                decided |= lower();
            }
        }
        return decided;
    }

    private boolean lower() {
        float sum = 0;
        for (int i = 0; i < filter.length; i++) {
            sum += filter[i] * input[filled - filter.length + i];
        }
        if (lowFilled == low.length) {
            System.arraycopy(low, lowFilled - kept, low, 0, kept);
            lowFilled = kept;
        }
        low[lowFilled++] = (float) withoutRumble(sum);
        count++;
        time = count - 0.5 - 0.5 / step - (filter.length / 2) / (double) step;
        for (ZeroCrossingBand band : bands) {
            band.push(low, lowFilled, time);
        }
        double centre = (frames + 0.5) * hop / step - 0.5;
        return centre + wait <= time && frame(centre);
    }

    private double withoutRumble(double x) {
        double y = rumble[0] * x + rumble[3];
        rumble[3] = -2 * rumble[0] * x - rumble[1] * y + rumble[4];
        rumble[4] = rumble[0] * x - rumble[2] * y;
        return y;
    }

    private boolean frame(double centre) {
        frames++;
        double[] candidates = path.next();
        Arrays.fill(candidates, 0);
        double best = 0;
        double least = CLEAR_SPREAD;
        for (int i = 0; i < bands.length; i++) {
            if (!bands[i].measure(centre) || bands[i].spread() >= MOST_SPREAD || bands[i].frequency() < lowest
                    || bands[i].frequency() > highest) {
                continue;
            }
            candidates[i] = bands[i].frequency();
            if (bands[i].spread() < least) {
                least = bands[i].spread();
                best = candidates[i];
            }
        }
        if (!path.add(best)) {
            return false;
        }
        decide(frames - 1 - path.ahead());
        return true;
    }

    /** Where a frame's centre lies among the low samples. */
    private double place(long frame) {
        return lowFilled - 1 - (time - ((frame + 0.5) * hop / step - 0.5));
    }

    private void decide(long frame) {
        double rough = path.decide();
        hertz = rough == 0 ? 0 : (float) refiner.refine(low, place(frame), rough);
        if (hertz > 0) {
            bridged = hertz;
            return;
        }
        int after = path.coming();
        if (after > 0) {
            double coming = refiner.refine(low, place(frame + after), path.comingHertz());
            bridged = bridged == 0 ? coming
                    : bridged * Math.pow(coming / bridged, 1.0 / (after + 1));
        }
    }

    /** Returns the pitch of the frame that was last decided, Hz; 0 if there is none. */
    public float pitch() {
        return hertz;
    }

    /**
     * Returns the same, where there is none on the way from the last to the next, as far as that is known; 0 before
     * any.
     */
    public float bridged() {
        return (float) bridged;
    }
}
