package dev.parley.synthesis;

import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.ModelSource;
import dev.parley.signal.MotionClip;

/**
 * The model, ready to speak. Usable on any thread, by several at once; each stream belongs to one thread at a time.
 * Close the streams before the synthesizer.
 */
public final class SpeechSynthesizer implements AutoCloseable {

    private SpeechSynthesizer() {
    }

    /**
     * Opens the model that comes with Parley, with the options of a game.
     *
     * @return a new synthesizer, to be closed by the caller
     * @throws dev.parley.onnx.ModelLoadException if the model is missing, altered or does not fit its manifest
     */
    public static SpeechSynthesizer open() {
        return open(ModelSource.classPath(ModelSource.DEFAULT_ROOT), SynthesizerOptions.defaults());
    }

    /**
     * Opens a model.
     *
     * @param source where its files lie (not null)
     * @param options how it runs (not null)
     * @return a new synthesizer, to be closed by the caller
     * @throws dev.parley.onnx.ModelLoadException if the model is missing, altered or does not fit its manifest
     */
    public static SpeechSynthesizer open(ModelSource source, SynthesizerOptions options) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Returns the model's account of itself.
     *
     * @return the manifest
     */
    public ModelManifest manifest() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Begins a line. The text is analysed here; the rest happens in {@link SpeechStream#next()}.
     *
     * @param request what to say (not null)
     * @return a new stream, to be closed by the caller
     * @throws dev.parley.text.UnspeakableTextException if nothing of the text can be spoken
     * @throws IllegalArgumentException if the request names a dial or emotion that the model lacks
     */
    public SpeechStream synthesize(SpeechRequest request) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Begins idle motion from the face's mean.
     *
     * @param seed chooses one performance among all
     * @return a new stream, to be closed by the caller
     */
    public IdleStream idle(long seed) {
        return idle(seed, null);
    }

    /**
     * Begins idle motion that continues other motion.
     *
     * @param seed chooses one performance among all
     * @param before the motion shown just before (nullable)
     * @return a new stream, to be closed by the caller
     */
    public IdleStream idle(long seed, MotionClip before) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Says a whole line on the calling thread.
     *
     * @param request what to say (not null)
     * @return the line
     */
    public SpeechResult synthesizeAll(SpeechRequest request) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Runs every graph that a line needs once, in every size, so that the first line is as quick as the next.
     */
    public void warmUp() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Frees the model. Safe to repeat.
     */
    @Override
    public void close() {
    }
}
