package dev.parley.vocoder;

/**
 * A band-limited pulse train of unit power: at each sample {@code sqrt(2/K) sum cos(k phi)} over the {@code K} harmonics
 * below half the sample rate, in closed form (Dirichlet's kernel). The phase is the running sum of F0, kept in double
 * over the whole line. Belongs to one thread.
 */
final class PulseTrain {

    private static final double SMALL = 1e-6;
    private static final double PERIOD = 2 * Math.PI;

    private final double sampleRate;
    private double phase;
    private double harmonics;
    private double level;
    private double half;

    PulseTrain(double sampleRate) {
        this.sampleRate = sampleRate;
    }

    /**
     * Goes to the next sample.
     *
     * @param f0 fundamental frequency, Hz (&gt;0)
     */
    void advance(double f0) {
        phase += PERIOD * f0 / sampleRate;
        if (phase > PERIOD) {
            phase -= PERIOD;
        }
        double count = Math.floor(0.5 * sampleRate / f0);
        if (count != harmonics) {
            harmonics = count;
            level = Math.sqrt(2 / count);
        }
    }

    /** Returns the sample's value. */
    double pulse() {
        half = Math.sin(phase / 2);
        double sum = Math.abs(half) < SMALL ? harmonics : Math.sin((harmonics + 0.5) * phase) / (2 * half) - 0.5;
        return level * sum;
    }

    /** Returns the cosine of the phase of the sample whose value was asked for: 1 at a pulse. */
    double cosine() {
        return 1 - 2 * half * half;
    }
}
