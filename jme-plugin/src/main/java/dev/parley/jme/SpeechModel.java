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
 * What the avatars ask of a model. Belongs to the inference threads: several may make lines at once, one makes idle
 * motion.
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

    /**
     * Returns how much sound a chunk of a line is about to bring, in seconds.
     *
     * @param piece its number in the line (&ge;0)
     */
    default double chunkSeconds(int piece) {
        return chunkSeconds();
    }

    /** Sets what runs before each run of a graph, on its thread; null for nothing. */
    default void onRun(Runnable hook) {
    }

    @Override
    void close();

    /** Wraps a synthesizer, which is closed with the model only if it belongs to it. */
    static SpeechModel of(SpeechSynthesizer synthesizer, boolean owned) {
        ModelManifest manifest = synthesizer.manifest();
        List<Integer> chunks = manifest.pieces().chunks();
        double longest = Collections.max(chunks) / manifest.frameRate();
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
            public double chunkSeconds(int piece) {
                return chunks.get(Math.min(piece, chunks.size() - 1)) / manifest.frameRate();
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
