package dev.parley.jme;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how far picture and sound of a line are apart in a live run, without asking any clock of Parley's: it is told
 * how far the mouth was open in each frame, and which samples left the loudspeaker when, and finds both again in the line
 * as the model made it. Both kinds of news carry times of one clock, {@code System.nanoTime()} for instance, in seconds.
 *
 * <p>The render thread tells of the picture, any one thread of the sound; {@link #measure()} may be called on any, when
 * both are done.
 */
public final class SyncProbe {

    /** Half of the sound, and of the picture, that is compared around each moment. */
    private static final double HALF_WINDOW = 0.15;
    private static final double STEP = 0.1;
    /** A window in which the mouth moves less than this share of its usual movement says nothing of time. */
    private static final double LEAST_MOVEMENT = 0.4;
    /** Share of what the mouth does that the line does not explain, at most. */
    private static final double MOST_STRANGE = 0.1;
    private static final double MILLIS = 1e3;

    private final PcmAudio sound;
    private final double[] opening;
    private final double frameRate;
    private final TimedSamples heard;
    private final TimedValues seen = new TimedValues();

    /**
     * What was found.
     *
     * @param biasMillis mean of the error; positive if the picture comes after the sound
     * @param sdMillis standard deviation of the error
     * @param moments how many moments of the line were measured; with less than two there is no deviation
     */
    public record Result(double biasMillis, double sdMillis, int moments) {
    }

    /**
     * Makes a probe for a line.
     *
     * @param sound the line as the model made it (not null)
     * @param motion its motion (not null)
     */
    public SyncProbe(PcmAudio sound, MotionClip motion) {
        this(sound, jaw(motion), motion.frameRate());
    }

    /**
     * Makes a probe for a line whose picture is measured by other means than the jaw's weight.
     *
     * @param sound the line as the model made it (not null)
     * @param opening how far the mouth is open in each frame of its motion, at the frame's middle, in any unit (not null,
     *        copied, at least 2)
     * @param frameRate frames a second
     */
    public SyncProbe(PcmAudio sound, double[] opening, double frameRate) {
        this.sound = sound;
        this.frameRate = frameRate;
        this.opening = opening.clone();
        this.heard = new TimedSamples(sound.sampleRate());
    }

    private static double[] jaw(MotionClip motion) {
        MotionFrame store = new MotionFrame();
        double[] jaw = new double[motion.frames()];
        for (int i = 0; i < jaw.length; i++) {
            motion.sample((i + 0.5) / motion.frameRate(), store);
            jaw[i] = store.get(MotionChannel.of(ArkitBlendshape.JAW_OPEN));
        }
        return jaw;
    }

    /**
     * Tells of a frame.
     *
     * @param seconds when it is shown
     * @param open how far the mouth is open in it, in any unit: the jaw's weight, or a distance on the mesh
     */
    public void picture(double seconds, double open) {
        seen.add(seconds, open);
    }

    /**
     * Tells of sound.
     *
     * @param seconds when its first sample leaves the loudspeaker
     * @param samples amplitudes of one channel (not null, copied)
     * @param count how many of them are there
     * @param sampleRate samples a second
     */
    public void sound(double seconds, float[] samples, int count, int sampleRate) {
        heard.add(seconds, samples, count, sampleRate);
    }

    /**
     * Compares.
     *
     * @return what was found; moments in which the mouth hardly moves, or that cannot be found again, are left out
     */
    public Result measure() {
        Curve curve = new Curve(opening, frameRate);
        double usual = curve.deviation(0, opening.length / frameRate);
        List<Moment> moments = moments(curve, LEAST_MOVEMENT * usual);
        TimedValues all = new TimedValues();
        moments.forEach(moment -> all.addAll(seen(moment), moment.at - moment.when));
        TimedValues.Scale scale = all.scale(curve);
        double[] errors = moments.stream()
                .mapToDouble(moment -> seen(moment).delay(curve, moment.at - moment.when, scale, MOST_STRANGE))
                .filter(Double::isFinite).map(late -> late * MILLIS).toArray();
        double mean = Arrays.stream(errors).average().orElse(Double.NaN);
        double variance = Arrays.stream(errors).map(error -> (error - mean) * (error - mean)).average()
                .orElse(Double.NaN);
        return new Result(mean, Math.sqrt(variance), errors.length);
    }

    /** A moment of the line, and when it was heard. */
    private record Moment(double at, double when) {
    }

    private List<Moment> moments(Curve curve, double leastMovement) {
        List<Moment> moments = new ArrayList<>();
        double expected = Double.NaN;
        for (double at = HALF_WINDOW; at + HALF_WINDOW < sound.seconds(); at += STEP) {
            double when = heard.find(sound, at, HALF_WINDOW, expected);
            expected = Double.isNaN(when) ? expected + STEP : when + STEP;
            if (!Double.isNaN(when) && curve.deviation(at - HALF_WINDOW, at + HALF_WINDOW) >= leastMovement) {
                moments.add(new Moment(at, when));
            }
        }
        return moments;
    }

    private TimedValues seen(Moment moment) {
        return seen.between(moment.when - HALF_WINDOW, moment.when + HALF_WINDOW);
    }
}
