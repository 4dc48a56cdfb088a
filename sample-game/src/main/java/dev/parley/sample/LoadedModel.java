package dev.parley.sample;

import dev.parley.format.VoiceTag;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.SynthesizerOptions;

/**
 * A model that is ready to speak.
 *
 * @param synthesizer the model; closed with this
 * @param options how it runs
 * @param loadSeconds from the start of Java to now
 */
record LoadedModel(SpeechSynthesizer synthesizer, SynthesizerOptions options, double loadSeconds)
        implements AutoCloseable {

    VoiceTag voice() {
        return new VoiceTag(synthesizer.manifest().name(), synthesizer.manifest().version());
    }

    @Override
    public void close() {
        synthesizer.close();
    }
}
