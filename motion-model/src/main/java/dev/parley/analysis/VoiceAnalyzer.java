package dev.parley.analysis;

import dev.parley.signal.PcmAudio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows a voice as it comes in: pitch, energy and whether somebody speaks. Frame {@code i} is centred on sample
 * {@code i * hop + hop / 2} and comes out once half a window after that is known; before the first sample there is
 * silence. Belongs to one thread.
 */
public final class VoiceAnalyzer {

    /** The range of speaking voices, Hz. */
    private static final double LOWEST = 70;
    private static final double HIGHEST = 450;
    /** Added to the power, as in the model's statistics. */
    private static final double LEAST_POWER = 1e-8;
    /** Speech stands this far above the room's noise, in nats: 13 dB. */
    private static final float ABOVE_NOISE = 1.5f;
    /** The estimate of the room's noise rises by this many nats a second while it is louder. */
    private static final double NOISE_RISE = 0.3;
    /** Speech goes on through a gap of this many seconds: a pause between words. */
    private static final double GAP_SECONDS = 0.2;

    private final int hop;
    private final double frameRate;
    private final float quietest;
    private final ShortTimeTransform transform;
    private final PitchTracker pitch;
    private final float[] window;
    private final float[] spectrum;
    private int filled;
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
        this.transform = new ShortTimeTransform(window);
        this.pitch = new PitchTracker(sampleRate, LOWEST, HIGHEST);
        this.window = new float[Math.max(window, pitch.length())];
        this.spectrum = new float[2 * transform.bins()];
        this.filled = (this.window.length - hop) / 2;
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
            int count = Math.min(samples.length - at, window.length - filled);
            System.arraycopy(samples, at, window, filled, count);
            at += count;
            filled += count;
            if (filled == window.length) {
                frames.add(frame());
                System.arraycopy(window, hop, window, 0, window.length - hop);
                filled -= hop;
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
        frames.addAll(push(new float[window.length]));
        return frames.subList(0, audio.length() / hop);
    }

    private VoiceFrame frame() {
        float energy = energy();
        boolean active = active(energy);
        float hertz = active ? pitch.pitch(window, (window.length - pitch.length()) / 2) : 0;
        if (hertz > 0) {
            lastLogF0 = (float) Math.log(hertz);
        }
        return new VoiceFrame(active, hertz > 0, lastLogF0, energy);
    }

    private float energy() {
        int start = (window.length - transform.size()) / 2;
        float[] middle = start == 0 ? window : Arrays.copyOfRange(window, start, start + transform.size());
        transform.forward(middle, spectrum);
        double power = 0;
        for (float value : spectrum) {
            power += value * value;
        }
        return (float) (0.5 * Math.log(power / transform.bins() + LEAST_POWER));
    }

    /** Speech is louder than the room, whose noise is the least that was lately heard. */
    private boolean active(float energy) {
        noise = Float.isNaN(noise) || energy < noise ? energy : (float) (noise + NOISE_RISE / frameRate);
        boolean loud = energy > Math.max(quietest, Math.min(noise + ABOVE_NOISE, quietest + ABOVE_NOISE));
        silence = loud ? 0 : silence + 1 / frameRate;
        return silence <= GAP_SECONDS;
    }
}
