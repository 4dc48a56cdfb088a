package dev.parley.jme;

import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.synthesis.SpeechSynthesizer;

/**
 * What the avatars ask of a model. Belongs to the inference thread.
 */
interface SpeechModel extends AutoCloseable {

    SpeechStream synthesize(SpeechRequest request);

    IdleStream idle(IdleRequest request);

    @Override
    void close();

    /** Wraps a synthesizer, which is closed with the model only if it belongs to it. */
    static SpeechModel of(SpeechSynthesizer synthesizer, boolean owned) {
        return new SpeechModel() {
            @Override
            public SpeechStream synthesize(SpeechRequest request) {
                return synthesizer.synthesize(request);
            }

            @Override
            public IdleStream idle(IdleRequest request) {
                return synthesizer.idle(request);
            }

            @Override
            public void close() {
                if (owned) {
                    synthesizer.close();
                }
            }
        };
    }
}
