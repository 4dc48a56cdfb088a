package dev.parley.vocoder;

/**
 * A band-limited pulse train of unit power: at each sample {@code sqrt(2/K) sum cos(k phi)} over the {@code K} harmonics
 * below half the sample rate, in closed form (Dirichlet's kernel), times how voiced the sample is. The phase is the
 * running sum of F0, kept in double over the whole line. Belongs to one thread.
 */
final class PulseTrain {

    private static final double SMALL = 1e-6;
    /** Whole periods of every harmonic after which the phase starts again, so that its precision stays. */
    private static final double PERIODS = 2 * Math.PI * 65536;

    private final double sampleRate;
    private double phase;

    PulseTrain(double sampleRate) {
        this.sampleRate = sampleRate;
    }

    /**
     * Returns the next sample.
     *
     * @param f0 fundamental frequency, Hz (&gt;0)
     * @param voiced 0..1
     */
    float next(double f0, double voiced) {
        phase += 2 * Math.PI * f0 / sampleRate;
        double harmonics = Math.floor(0.5 * sampleRate / f0);
        double half = Math.sin(phase / 2);
        double sum = Math.abs(half) < SMALL ? harmonics
                : Math.sin((harmonics + 0.5) * phase) / (2 * half) - 0.5;
        if (phase > PERIODS) {
            phase -= PERIODS;
        }
        return (float) (Math.sqrt(2 / harmonics) * sum * voiced);
    }
}
