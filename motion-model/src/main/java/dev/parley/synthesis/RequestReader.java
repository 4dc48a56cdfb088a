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
import java.util.OptionalDouble;
import java.util.OptionalInt;

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

    SolverSettings solver(OptionalInt steps, OptionalDouble guidance) {
        SolverSettings defaults = SolverSettings.of(manifest);
        return defaults.with(steps.orElse(defaults.steps()), guidance.orElse(defaults.guidance()));
    }

    /** Throws if the request names what the model lacks. */
    void check(Voice voice, Emotion emotion, StyleReference style) {
        speaker(voice);
        emotion(emotion);
        if (style != null && style.mel() != null && style.mel().mels() != manifest.mel().bands()) {
            throw new IllegalArgumentException("the style reference has " + style.mel().mels()
                    + " mel bands; the model expects " + manifest.mel().bands());
        }
    }

    /** Returns a line's conditions; runs the style encoder if a style is given. */
    Conditions conditions(Voice voice, Emotion emotion, StyleReference style, Cancellation cancellation) {
        return new Conditions(speaker(voice), emotion(emotion), style(style, cancellation)).check(manifest);
    }

    /** The model's own voice has all dials at 0. */
    private float[] speaker(Voice wanted) {
        Voice voice = wanted == null ? Voice.OWN : wanted;
        float[] values = new float[manifest.speaker().dials().size()];
        for (Map.Entry<String, Float> dial : voice.dials().entrySet()) {
            values[index("voice dial", dial.getKey(), manifest.speaker().dials())] = dial.getValue();
        }
        return values;
    }

    /** An emotion at an intensity; the rest is neutral, and so is a line for which none is given. */
    private float[] emotion(Emotion emotion) {
        List<String> names = manifest.emotions();
        int neutral = names.indexOf(Emotion.NEUTRAL);
        if (emotion == null && neutral < 0) {
            return null;
        }
        float[] values = new float[names.size()];
        int felt = emotion == null ? neutral : index("emotion", emotion.name(), names);
        float intensity = emotion == null ? 1 : emotion.intensity();
        values[felt] = intensity;
        if (neutral >= 0) {
            values[neutral] += 1 - intensity;
        }
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
        int found = mel != null ? mel.frames() : (int) Math.round(motion.seconds() * manifest.frameRate());
        int fold = manifest.style().fold();
        int frames = Math.max(fold, found / fold * fold);
        return styles.encode(frames, mel == null ? null : normalise(mel, frames),
                motion == null ? null : scaler.frames(motion, 0, frames), cancellation);
    }

    /** Returns the first frames; a clip that is shorter is begun again. */
    private float[] normalise(MelFrames mel, int frames) {
        float[] all = mel.values();
        float[] values = new float[frames * mel.mels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all[i % all.length];
        }
        List<Float> mean = manifest.mel().mean();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean.get(i % mel.mels())) / manifest.mel().sd();
        }
        return values;
    }

    /** Returns the motion that a line or idle stream continues, at most so many frames, normalised; may be empty. */
    float[] before(MotionClip before, int most) {
        return before == null ? new float[0] : scaler.lastFrames(before, most);
    }
}
