package dev.parley.jme;

import dev.parley.onnx.ModelManifest;
import dev.parley.signal.MotionClip;
import dev.parley.synthesis.IdleRequest;
import dev.parley.synthesis.IdleStream;
import dev.parley.synthesis.SpeechRequest;
import dev.parley.synthesis.SpeechStream;
import dev.parley.synthesis.SpeechSynthesizer;
import dev.parley.synthesis.TextFeed;
import java.util.Collections;
import java.util.List;

/**
 * What the avatars ask of a model. Belongs to the inference thread.
 */
interface SpeechModel extends AutoCloseable {

    SpeechStream synthesize(SpeechRequest request);

    /** Begins a line whose text arrives while it is spoken; a model that cannot says so. */
    default SpeechStream synthesize(SpeechRequest manner, TextFeed text) {
        throw new UnsupportedOperationException("this model speaks texts that are whole; collect the text first");
    }

    IdleStream idle(IdleRequest request);

    /** Returns the next clip of each stream, null for one that is cancelled; made together where that is quicker. */
    default List<MotionClip> next(List<IdleStream> streams) {
        return streams.stream().map(IdleStream::next).toList();
    }

    /** Returns the most sound that a line's next chunk may bring, in seconds. */
    double chunkSeconds();

    /** Sets what runs before each run of a graph, on its thread; null for nothing. */
    default void onRun(Runnable hook) {
    }

    @Override
    void close();

    /** Wraps a synthesizer, which is closed with the model only if it belongs to it. */
    static SpeechModel of(SpeechSynthesizer synthesizer, boolean owned) {
        ModelManifest manifest = synthesizer.manifest();
        double longest = Collections.max(manifest.pieces().chunks()) / manifest.frameRate();
        return new SpeechModel() {
            @Override
            public SpeechStream synthesize(SpeechRequest request) {
                return synthesizer.synthesize(request);
            }

            @Override
            public SpeechStream synthesize(SpeechRequest manner, TextFeed text) {
                return synthesizer.synthesize(manner, text);
            }

            @Override
            public IdleStream idle(IdleRequest request) {
                return synthesizer.idle(request);
            }

            @Override
            public List<MotionClip> next(List<IdleStream> streams) {
                return synthesizer.nextIdle(streams);
            }

            @Override
            public double chunkSeconds() {
                return longest;
            }

            @Override
            public void onRun(Runnable hook) {
                synthesizer.onRun(hook);
            }

            @Override
            public void close() {
                onRun(null);
                if (owned) {
                    synthesizer.close();
                }
            }
        };
    }
}
