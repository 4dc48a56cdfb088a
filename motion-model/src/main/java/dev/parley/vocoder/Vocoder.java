package dev.parley.vocoder;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.OnnxModel;

/**
 * Turns mel frames into sound. Usable on any thread, by several at once; each line has its own stream.
 */
public final class Vocoder {

    private final OnnxModel model;

    /**
     * Makes a vocoder.
     *
     * @param model the model (not null, not owned)
     */
    public Vocoder(OnnxModel model) {
        this.model = model;
    }

    /**
     * Begins a line.
     *
     * @param noise the noise of the line's excitation (not null)
     * @param cancellation what may stop the work (not null, not owned)
     * @return a new stream
     */
    public VocoderStream begin(VoiceNoise noise, Cancellation cancellation) {
        return new VocoderStream(model, noise, cancellation);
    }
}
