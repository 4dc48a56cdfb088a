package dev.parley.vocoder;

import dev.parley.analysis.ShortTimeTransform;

/**
 * Sound of spectra whose mels are brought to those asked for, as frames arrive: the nearest sound, its spectrum, scaled
 * by a {@link MelStep}, several times over (after Griffin and Lim 1984). A pass hears a frame in the sound of the frames
 * up to the next one, so each pass trails the one before by one frame. Belongs to one thread.
 */
final class MelMatch {

    private final OverlapAdd[] passes;
    private final OverlapAdd output;
    private final ShortTimeTransform transform;
    private final MelStep step;
    private final SlidingFloats mel;
    private final float[] samples;
    private final float[] row;
    private final float[][] spectra;

    /** Takes the wanted frames from {@code mel} (alias), which must keep those from {@link #frames()} on. */
    MelMatch(int matches, int hop, ShortTimeTransform transform, MelStep step, SlidingFloats mel) {
        this.transform = transform;
        this.mel = mel;
        this.step = step;
        this.passes = new OverlapAdd[matches];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new OverlapAdd(hop, transform);
        }
        this.output = new OverlapAdd(hop, transform);
        this.samples = new float[transform.size()];
        this.row = new float[step.bands()];
        this.spectra = new float[passes.length][2 * transform.bins()];
    }

    /** Returns by how many frames the sound trails the spectra, until the line ends. */
    int lag() {
        return passes.length;
    }

    /** Returns how many frames went through every pass. */
    long frames() {
        return output.frames();
    }

    /** Adds the next frame's spectrum, (bins, 2). */
    void add(float[] spectrum) {
        add(0, spectrum);
    }

    private void add(int pass, float[] spectrum) {
        if (pass == passes.length) {
            output.add(spectrum);
            return;
        }
        passes[pass].add(spectrum);
        if (passes[pass].frames() > 1) {
            hear(pass, passes[pass].frames() - 2);
        }
    }

    private void hear(int pass, long frame) {
        passes[pass].frame(frame, samples);
        passes[pass].forgetBefore(frame);
        transform.forward(samples, spectra[pass]);
        mel.copy(frame, 1, row, 0);
        step.apply(row, spectra[pass]);
        add(pass + 1, spectra[pass]);
    }

    /** Tells that no more frames follow. */
    void end() {
        for (int pass = 0; pass < passes.length; pass++) {
            if (passes[pass].frames() > 0) {
                hear(pass, passes[pass].frames() - 1);
            }
        }
    }

    /** Takes the sound up to the start of a frame; no later frame may reach into it. */
    float[] takeUntil(long endFrame) {
        return output.takeUntil(endFrame);
    }
}
