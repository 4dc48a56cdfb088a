package dev.parley.synthesis;

import dev.parley.flow.Conditions;
import dev.parley.flow.SolverSettings;
import dev.parley.flow.StyleEncoder;
import dev.parley.onnx.Cancellation;
import dev.parley.onnx.ModelManifest;
import dev.parley.onnx.OnnxModel;
import dev.parley.signal.MelFrames;
import dev.parley.signal.MotionClip;
import java.util.List;
import java.util.Map;

/**
 * Turns a request's names and clips into what the graphs read. Immutable; any thread.
 */
final class RequestReader {

    private final ModelManifest manifest;
    private final MotionScaler scaler;
    private final StyleEncoder styles;

    RequestReader(OnnxModel model, MotionScaler scaler) {
        this.manifest = model.manifest();
        this.scaler = scaler;
        this.styles = new StyleEncoder(model);
    }

    SolverSettings solver(SpeechRequest request) {
        SolverSettings defaults = SolverSettings.of(manifest);
        return defaults.with(request.steps().orElse(defaults.steps()),
                request.guidance().orElse(defaults.guidance()));
    }

    /** Throws if the request names what the model lacks. */
    void check(SpeechRequest request) {
        speaker(request.voice());
        emotion(request.emotion());
        StyleReference style = request.style();
        if (style != null && style.mel() != null && style.mel().mels() != manifest.mel().bands()) {
            throw new IllegalArgumentException("the style reference has " + style.mel().mels()
                    + " mel bands; the model expects " + manifest.mel().bands());
        }
    }

    /** Returns the line's conditions; runs the style encoder if a style is given. */
    Conditions conditions(SpeechRequest request, Cancellation cancellation) {
        return new Conditions(speaker(request.voice()), emotion(request.emotion()),
                style(request.style(), cancellation)).check(manifest);
    }

    private float[] speaker(Voice voice) {
        if (voice == null) {
            return null;
        }
        float[] values = new float[manifest.speaker().dials().size()];
        for (Map.Entry<String, Float> dial : voice.dials().entrySet()) {
            values[index("voice dial", dial.getKey(), manifest.speaker().dials())] = dial.getValue();
        }
        return values;
    }

    private float[] emotion(Emotion emotion) {
        if (emotion == null) {
            return null;
        }
        float[] values = new float[manifest.emotions().size()];
        values[index("emotion", emotion.name(), manifest.emotions())] = emotion.intensity();
        return values;
    }

    private static int index(String kind, String name, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(kind + " '" + name + "' is not one of the model's: " + names);
    }

    private float[] style(StyleReference style, Cancellation cancellation) {
        if (style == null) {
            return null;
        }
        MelFrames mel = style.mel();
        MotionClip motion = style.motion();
        int frames = mel != null ? mel.frames() : (int) Math.round(motion.seconds() * manifest.frameRate());
        return styles.encode(Math.max(1, frames), mel == null ? null : normalise(mel),
                motion == null ? null : scaler.frames(motion, 0, Math.max(1, frames)), cancellation);
    }

    private float[] normalise(MelFrames mel) {
        float[] values = mel.values();
        List<Float> mean = manifest.mel().mean();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean.get(i % mel.mels())) / manifest.mel().sd();
        }
        return values;
    }

    /** Returns the motion that a line or idle stream continues, normalised; empty if there is none. */
    float[] before(MotionClip before) {
        return before == null ? new float[0] : scaler.lastFrames(before, manifest.pieces().context());
    }
}
