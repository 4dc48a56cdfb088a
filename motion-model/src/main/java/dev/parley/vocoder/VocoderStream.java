package dev.parley.vocoder;

import dev.parley.analysis.ShortTimeTransform;
import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.Tensors;

/**
 * A line's way from mel frames to sound. Mel frames may come in stretches of any length: the sound is the same. Sound is
 * given out as soon as no later frame can change it; it trails the mel frames by {@link #lag()}. Belongs to one thread.
 */
public final class VocoderStream {

    /** Room for frames to begin with. */
    private static final int FRAMES = 64;

    private final OnnxModel model;
    private final Cancellation cancellation;
    /** Frames on either side that the graph must see for a frame's spectrum to be right. */
    private final int context;
    /** Frames on either side that overlap a frame's sound. */
    private final int reach;
    private final int bands;
    private final Excitation excitation;
    private final MelMatch output;
    private final SlidingFloats mel;
    private final float[] spectrum;
    private final float[] row;
    private long shaped;
    private long given;
    private boolean ended;

    VocoderStream(OnnxModel model, VoiceNoise noise, Cancellation cancellation) {
        ModelManifest manifest = model.manifest();
        ShortTimeTransform transform = new ShortTimeTransform(manifest.vocoder().fft());
        this.model = model;
        this.cancellation = cancellation;
        this.reach = transform.size() / (2 * manifest.hop());
        this.context = Math.max(0, manifest.vocoder().context() - reach);
        this.bands = manifest.mel().bands();
        this.row = new float[bands];
        this.excitation = new Excitation(manifest.sampleRate(), manifest.hop(), transform, noise,
                manifest.vocoder().noiseDepth());
        this.mel = new SlidingFloats(bands, FRAMES);
        MelStep step = new MelStep(manifest.sampleRate(), transform.size(), manifest.mel(),
                manifest.vocoder().matchRate());
        this.output = new MelMatch(manifest.vocoder().matches(), manifest.hop(), transform, step, mel);
        this.spectrum = new float[2 * transform.bins()];
    }

    /**
     * Returns by how much the sound trails the mel frames until the line ends.
     *
     * @return frames, where the plan reaches far enough ahead
     */
    public int lag() {
        return context + output.lag() + reach;
    }

    /**
     * Tells the pitch of the next frames; may run ahead of the mel frames.
     *
     * @param logF0 ln Hz
     * @param voiced 0..1
     */
    public void plan(float logF0, float voiced) {
        excitation.plan(logF0, voiced);
    }

    /**
     * Appends mel frames, whose pitch is planned.
     *
     * @param frames (frames, bands), normalised, row-major (not null, copied)
     */
    public void push(float[] frames) {
        mel.append(frames, 0, frames.length / bands);
        if (mel.end() > excitation.planned()) {
            throw new IllegalStateException(mel.end() + " mel frames, but the pitch of only " + excitation.planned()
                    + " is planned; plan them first");
        }
    }

    /**
     * Tells that no more frames follow.
     */
    public void end() {
        ended = true;
    }

    /**
     * Returns the sound that is new since the last call, in whole frames.
     *
     * @return samples (a new array; may be empty)
     */
    public float[] take() {
        long ready = ended ? mel.end() : Math.min(mel.end() - context, excitation.planned() - reach - context);
        if (ready > shaped) {
            excitation.generate(Math.min(ready + context, mel.end()), ended);
            run(shaped, ready);
            shaped = ready;
            mel.forgetBefore(Math.min(ready - context, output.frames()));
            excitation.forgetBefore(ready - context);
        }
        if (ended && output.frames() < mel.end()) {
            output.end();
        }
        long done = ended ? output.frames() : output.frames() - reach;
        if (done <= given) {
            return new float[0];
        }
        given = done;
        return output.takeUntil(done);
    }

    /** Runs the graph on frames and their context, and adds the frames' spectra to the output. */
    private void run(long from, long until) {
        long first = Math.max(0, from - context);
        int frames = (int) (Math.min(until + context, mel.end()) - first);
        try (Tensors tensors = model.graph(Graph.VOCODER).acquire(1, frames)) {
            for (int i = 0; i < frames; i++) {
                write(tensors, i, first + i);
            }
            tensors.run(cancellation);
            for (long i = from; i < until; i++) {
                tensors.floats("spectrum").get((int) (i - first) * spectrum.length, spectrum);
                output.add(spectrum);
            }
        }
    }

    private void write(Tensors tensors, int at, long frame) {
        mel.copy(frame, 1, row, 0);
        tensors.floats("mel").put(at * bands, row);
        tensors.floats("log_f0").put(at, excitation.logF0(frame));
        tensors.floats("voiced").put(at, excitation.voiced(frame));
        excitation.harmonic(frame, spectrum);
        tensors.floats("harmonic").put(at * spectrum.length, spectrum);
        excitation.noise(frame, spectrum);
        tensors.floats("noise").put(at * spectrum.length, spectrum);
    }
}
