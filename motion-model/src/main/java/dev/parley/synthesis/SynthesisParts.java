package dev.parley.synthesis;

import dev.parley.flow.IdleBatch;
import dev.parley.flow.TextEncoder;
import dev.parley.onnx.OnnxModel;
import dev.parley.vocoder.Vocoder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all streams of a synthesizer share, and which of them are open. Any thread.
 */
final class SynthesisParts {

    private final OnnxModel model;
    private final TextEncoder encoder;
    private final Vocoder vocoder;
    private final MotionScaler scaler;
    private final RequestReader reader;
    private final IdleBatch idle;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    SynthesisParts(OnnxModel model) {
        this.model = model;
        this.encoder = new TextEncoder(model);
        this.vocoder = new Vocoder(model);
        this.scaler = new MotionScaler(model.manifest());
        this.reader = new RequestReader(model, scaler);
        this.idle = new IdleBatch(model);
    }

    OnnxModel model() {
        return model;
    }

    TextEncoder encoder() {
        return encoder;
    }

    Vocoder vocoder() {
        return vocoder;
    }

    MotionScaler scaler() {
        return scaler;
    }

    RequestReader reader() {
        return reader;
    }

    IdleBatch idle() {
        return idle;
    }

    <T extends AutoCloseable> T opened(T stream) {
        open.add(stream);
        return stream;
    }

    void closed(AutoCloseable stream) {
        open.remove(stream);
    }

    /** Stops every open stream; each is still to be closed by its owner. */
    void cancelAll() {
        for (AutoCloseable stream : List.copyOf(open)) {
            if (stream instanceof SpeechStream speech) {
                speech.cancel();
            } else if (stream instanceof IdleStream idle) {
                idle.cancel();
            }
        }
    }
}
