package dev.parley.analysis;

import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Follows a voice as it comes in: pitch, energy and whether somebody speaks. Frame {@code i} is centred on sample
 * {@code i * hop + hop / 2} and comes out once {@link #delay()} samples more are known; before the first sample there
 * is silence. Belongs to one thread.
 */
public final class VoiceAnalyzer {

    /** The range of speaking voices, Hz. */
    private static final double LOWEST = 70;
    private static final double HIGHEST = 450;
    /**
     * Seconds of look-ahead: pitch bridges unvoiced sounds that are shorter, and speech is over when nothing follows
     * within.
     */
    private static final double AHEAD_SECONDS = 0.09;
    /** Added to the power, as in the model's statistics. */
    private static final double LEAST_POWER = 1e-8;
    private static final VoiceFrame UNHEARD = new VoiceFrame(false, false, Float.NaN,
            (float) (0.5 * Math.log(LEAST_POWER)));
    /** Speech stands this far above the room's noise, in nats: 13 dB. */
    private static final float ABOVE_NOISE = 1.5f;
    /** The estimate of the room's noise rises by this many nats a second while it is louder. */
    private static final double NOISE_RISE = 0.3;
    /** Speech goes on through a gap of this many seconds: a pause between words. */
    private static final double GAP_SECONDS = 0.2;

    private final int hop;
    private final double frameRate;
    private final float quietest;
    private final int ahead;
    private final ShortTimeTransform transform;
    private final ZeroCrossingTracker pitch;
    private final float[] window;
    private final float[] spectrum;
    private final float[] energies;
    private final boolean[] loud;
    private final float[] hertz;
    private final float[] bridged;
    private int filled;
    private long measured;
    private long pitched;
    private long told;
    private float noise = Float.NaN;
    private double silence = Double.MAX_VALUE;
    private float lastLogF0 = Float.NaN;

    /**
     * Makes an analysis.
     *
     * @param sampleRate samples a second (&gt;0)
     * @param hop samples a frame (&gt;0)
     * @param window samples of an energy frame (even, at least the hop)
     * @param quietest no speech lies below this energy, in the units of {@link VoiceFrame#energy()}
     */
    public VoiceAnalyzer(int sampleRate, int hop, int window, float quietest) {
        this.hop = hop;
        this.frameRate = (double) sampleRate / hop;
        this.quietest = quietest;
        this.ahead = (int) Math.rint(AHEAD_SECONDS * frameRate);
        this.transform = new ShortTimeTransform(window);
        this.pitch = new ZeroCrossingTracker(sampleRate, hop, LOWEST, HIGHEST, Math.max(1, ahead));
        this.window = new float[window];
        this.spectrum = new float[2 * transform.bins()];
        this.filled = (window - hop) / 2;
        int kept = ahead + 2 + (delay() + window) / hop;
        this.energies = new float[kept];
        this.loud = new boolean[kept];
        this.hertz = new float[kept];
        this.bridged = new float[kept];
    }

    /**
     * Returns how long after its centre a frame comes out.
     *
     * @return samples
     */
    public int delay() {
        return Math.max(pitch.delay(), transform.size() / 2 + ahead * hop);
    }

    /**
     * Takes the next samples.
     *
     * @param samples mono sound at this analysis' rate (not null, unaffected)
     * @return the frames that are now complete (a new list; may be empty)
     */
    public List<VoiceFrame> push(float[] samples) {
        List<VoiceFrame> frames = new ArrayList<>();
        int at = 0;
        while (at < samples.length) {
            int count = Math.min(Math.min(samples.length - at, window.length - filled), Math.max(1, hop / 2));
            System.arraycopy(samples, at, window, filled, count);
            if (pitch.push(samples, at, count)) {
                hertz[at(pitched)] = pitch.pitch();
                bridged[at(pitched++)] = pitch.bridged();
            }
            at += count;
            filled += count;
            if (filled == window.length) {
                measure();
                System.arraycopy(window, hop, window, 0, window.length - hop);
                filled -= hop;
            }
            while (told + ahead < measured && told < pitched) {
                frames.add(frame());
            }
        }
        return frames;
    }

    /**
     * Analyses a whole recording.
     *
     * @param audio mono sound at this analysis' rate (not null)
     * @return one frame a whole hop
     */
    public List<VoiceFrame> analyse(PcmAudio audio) {
        List<VoiceFrame> frames = new ArrayList<>(push(audio.samples()));
        frames.addAll(push(new float[delay() + hop]));
        return frames.subList(0, audio.length() / hop);
    }

    /**
     * Hears a whole recording as somebody who listens to it live: in each frame, what is known by the time it has been
     * said.
     *
     * @param audio mono sound at this analysis' rate (not null)
     * @return one frame a whole hop: those of {@link #analyse}, {@link #delay()} later
     */
    public List<VoiceFrame> hear(PcmAudio audio) {
        List<VoiceFrame> frames = analyse(audio);
        int late = Math.min(frames.size(), (int) Math.rint((double) delay() / hop));
        List<VoiceFrame> heard = new ArrayList<>(Collections.nCopies(late, UNHEARD));
        heard.addAll(frames.subList(0, frames.size() - late));
        return heard;
    }

    private void measure() {
        float energy = energy();
        energies[at(measured)] = energy;
        loud[at(measured++)] = loud(energy);
    }

    private VoiceFrame frame() {
        int at = at(told);
        boolean active = active();
        boolean voiced = active && hertz[at] > 0;
        if (active && bridged[at] > 0) {
            lastLogF0 = (float) Math.log(bridged[at]);
        }
        told++;
        return new VoiceFrame(active, voiced, lastLogF0, energies[at]);
    }

    private int at(long frame) {
        return (int) (frame % energies.length);
    }

    private float energy() {
        transform.forward(window, spectrum);
        double power = 0;
        for (float value : spectrum) {
            power += value * value;
        }
        return (float) (0.5 * Math.log(power / transform.bins() + LEAST_POWER));
    }

    /** Speech is louder than the room, whose noise is the least that was lately heard. */
    private boolean loud(float energy) {
        noise = Float.isNaN(noise) || energy < noise ? energy : (float) (noise + NOISE_RISE / frameRate);
        return energy > Math.max(quietest, Math.min(noise + ABOVE_NOISE, quietest + ABOVE_NOISE));
    }

    /** Speech goes on through a short gap, if as far as is known it does go on. */
    private boolean active() {
        silence = loud[at(told)] ? 0 : silence + 1 / frameRate;
        boolean more = false;
        for (int i = 0; i <= ahead && !more; i++) {
            more = loud[at(told + i)];
        }
        return more && silence <= GAP_SECONDS;
    }
}
