package dev.parley.flow;

import dev.parley.onnx.Cancellation;
import dev.parley.onnx.Graph;
import dev.parley.onnx.ModelLoadException;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.onnx.Tensors;
import dev.parley.text.Phoneme;
import dev.parley.text.PhonemeSequence;
import dev.parley.text.Phones;
import dev.parley.text.Punctuation;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans sentences: the text encoder's graph, then the plan's arithmetic. Usable on any thread, by several at once.
 */
public final class TextEncoder {

    private final OnnxModel model;
    private final LinePlanner planner;
    private final Map<String, Integer> symbols = new HashMap<>();

    /**
     * Makes an encoder.
     *
     * @param model the model (not null, not owned)
     * @throws ModelLoadException if the manifest lacks symbols that the text front end produces
     */
    public TextEncoder(OnnxModel model) {
        this.model = model;
        ModelManifest manifest = model.manifest();
        this.planner = new LinePlanner(manifest);
        List<String> names = manifest.text().symbols();
        for (String symbol : Phones.SYMBOLS) {
            if (!names.contains(symbol)) {
                throw new ModelLoadException("field 'text.symbols' lacks '" + symbol + "'; expected all of "
                        + Phones.SYMBOLS + ". Use a manifest and graphs of one release");
            }
            symbols.put(symbol, names.indexOf(symbol));
        }
        int marks = manifest.text().punctuation().size();
        if (marks != Punctuation.values().length) {
            throw new ModelLoadException("field 'text.punctuation' has " + marks + " marks; expected "
                    + Punctuation.values().length + ". Use a manifest and graphs of one release");
        }
    }

    /**
     * Plans a sentence.
     *
     * @param sentence its phones (not null)
     * @param firstPhone phones of the line before this sentence, for the noise (&ge;0)
     * @param settings what holds for the line (not null)
     * @param tempo speed of speech (&gt;0; 1 is the model's own)
     * @param cancellation what may stop the work (not null)
     * @return a new plan
     */
    public LinePlan plan(PhonemeSequence sentence, long firstPhone, FlowSettings settings, double tempo,
            Cancellation cancellation) {
        return planner.plan(sentence, encode(sentence, firstPhone, settings, cancellation), tempo);
    }

    private EncodedText encode(PhonemeSequence sentence, long firstPhone, FlowSettings settings,
            Cancellation cancellation) {
        List<Phoneme> phonemes = sentence.phonemes();
        try (Tensors tensors = model.graph(Graph.TEXT_ENCODER).acquire(1, phonemes.size())) {
            for (int i = 0; i < phonemes.size(); i++) {
                write(phonemes.get(i), tensors, i);
            }
            settings.conditions().write(tensors, 0);
            writeNoise(tensors, firstPhone, settings);
            tensors.run(cancellation);
            return new EncodedText(phonemes.size(), read(tensors.floats("text")),
                    read(tensors.floats("log_duration")), read(tensors.floats("prosody")));
        }
    }

    private void write(Phoneme phoneme, Tensors tensors, int i) {
        tensors.longs("phones").put(i, symbols.get(phoneme.symbol()));
        tensors.longs("stress").put(i, phoneme.stress());
        tensors.longs("punctuation").put(i, phoneme.punctuation());
        tensors.longs("boundary").put(i, phoneme.boundary());
        tensors.floats("emphasis").put(i, phoneme.emphasis());
    }

    /** Each phone's prosody is drawn on its own. */
    private static void writeNoise(Tensors tensors, long firstPhone, FlowSettings settings) {
        FloatBuffer noise = tensors.floats("prosody_noise");
        float[] phone = new float[noise.capacity() / tensors.length()];
        for (int i = 0; i < tensors.length(); i++) {
            settings.prosody().fill(NoiseSource.Stream.PROSODY, firstPhone + i, phone, 0, phone.length,
                    settings.solver().prosodyTemperature());
            noise.put(i * phone.length, phone);
        }
    }

    private static float[] read(FloatBuffer buffer) {
        float[] values = new float[buffer.capacity()];
        buffer.get(0, values);
        return values;
    }
}
