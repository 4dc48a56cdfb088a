package dev.parley.analysis;

/**
 * Puts a rough pitch right by the phases of its harmonics, as WORLD's StoneMask does: their instantaneous frequencies,
 * by the window and its derivative (Flanagan and Golden 1966), weighted by their amplitudes. Belongs to one thread;
 * allocates nothing after construction.
 */
final class PitchRefiner {

    /** Half of the window, in periods. */
    private static final double HALF = 1.5;
    private static final int[] HARMONICS = {2, 6};
    /** No harmonic above this share of the rate is asked. */
    private static final double HIGHEST = 0.25;
    /** A pitch is put right by no more than this share. */
    private static final double MOST = 0.2;

    private final double sampleRate;
    private final float[] window;
    private final float[] slope;
    private int first;
    private int length;

    /** Makes a refiner of pitches of at least so many Hz in sound of so many samples a second. */
    PitchRefiner(double sampleRate, double lowest) {
        this.sampleRate = sampleRate;
        window = new float[2 * (int) Math.ceil(HALF * sampleRate / lowest) + 3];
        slope = new float[window.length];
    }

    /** Returns how many samples on each side of a moment are needed. */
    int reach() {
        return window.length / 2 + 1;
    }

    /**
     * Puts a pitch right.
     *
     * @param samples sound (not null, unaffected)
     * @param centre the moment, in samples; {@link #reach()} from both ends
     * @param rough Hz
     * @return Hz
     */
    double refine(float[] samples, double centre, double rough) {
        open(centre, rough);
        double hertz = rough;
        for (int harmonics : HARMONICS) {
            hertz = mean(samples, hertz, harmonics);
            if (!(Math.abs(hertz - rough) <= MOST * rough)) {
                return rough;
            }
        }
        return hertz;
    }

    /** Blackman's window of three periods around a moment, and its derivative by samples. */
    private void open(double centre, double hertz) {
        double half = HALF * sampleRate / hertz;
        first = (int) Math.ceil(centre - half);
        length = Math.min((int) Math.floor(centre + half) - first + 1, window.length);
        for (int i = 0; i < length; i++) {
            double phase = Math.PI * (first + i - centre) / half;
            window[i] = (float) (0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase));
            slope[i] = (float) (-Math.PI / half * (0.5 * Math.sin(phase) + 0.16 * Math.sin(2 * phase)));
        }
    }

    private double mean(float[] samples, double hertz, int harmonics) {
        double sum = 0;
        double weights = 0;
        for (int k = 1; k <= harmonics && k * hertz < HIGHEST * sampleRate; k++) {
            double step = 2 * Math.PI * k * hertz / sampleRate;
            double turnRe = Math.cos(step);
            double turnIm = -Math.sin(step);
            double re = 1;
            double im = 0;
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int i = 0; i < length; i++) {
                double x = samples[first + i];
                a += x * window[i] * re;
                b += x * window[i] * im;
                c += x * slope[i] * re;
                d += x * slope[i] * im;
                double turned = re * turnRe - im * turnIm;
                im = re * turnIm + im * turnRe;
                re = turned;
            }
            double power = a * a + b * b;
            if (power > 0) {
                double amplitude = Math.sqrt(power);
                double instantaneous = k * hertz - (a * d - b * c) / power * sampleRate / (2 * Math.PI);
                sum += amplitude * instantaneous;
                weights += amplitude * k;
            }
        }
        return weights > 0 ? sum / weights : 0;
    }
}
