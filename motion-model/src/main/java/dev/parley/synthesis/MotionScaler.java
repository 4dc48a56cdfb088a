package dev.parley.synthesis;

import dev.parley.onnx.ModelLoadException;
import dev.parley.onnx.ModelManifest;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import java.util.List;

/**
 * Between normalised motion and weights, radians and metres. Weights are kept in 0..1, and lips that are closed by
 * mouthClose never pass each other by more than a little. Immutable; any thread.
 */
final class MotionScaler {

    /** How far mouthClose may exceed jawOpen; lips touch within it. */
    private static final float LIP_MARGIN = 0.05f;

    private final List<MotionChannel> channels;
    private final float[] mean;
    private final float[] sd;
    private final double frameRate;
    private final int jawOpen;
    private final int mouthClose;

    MotionScaler(ModelManifest manifest) {
        ModelManifest.Motion motion = manifest.motion();
        channels = motion.channels().stream().map(MotionScaler::channel).toList();
        mean = toArray(motion.mean());
        sd = toArray(motion.sd());
        frameRate = manifest.frameRate();
        jawOpen = channels.indexOf(MotionChannel.of(ArkitBlendshape.JAW_OPEN));
        mouthClose = channels.indexOf(MotionChannel.of(ArkitBlendshape.MOUTH_CLOSE));
    }

    private static MotionChannel channel(String name) {
        return MotionChannel.byName(name).orElseThrow(() -> new ModelLoadException("field 'motion.channels' names '"
                + name + "'; expected ARKit blendshapes, head and eye channels only. Use a newer Parley"));
    }

    private static float[] toArray(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    /** Returns a clip of normalised frames (frames, channels). */
    MotionClip toClip(float[] normalised) {
        int width = mean.length;
        float[] values = new float[normalised.length];
        for (int row = 0; row < values.length; row += width) {
            for (int c = 0; c < width; c++) {
                float value = normalised[row + c] * sd[c] + mean[c];
                values[row + c] = channels.get(c).isWeight() ? Math.max(0, Math.min(1, value)) : value;
            }
            limitLips(values, row);
        }
        return new MotionClip(channels, values, frameRate);
    }

    private void limitLips(float[] values, int row) {
        if (jawOpen >= 0 && mouthClose >= 0) {
            values[row + mouthClose] = Math.min(values[row + mouthClose], values[row + jawOpen] + LIP_MARGIN);
        }
    }

    /** Writes a face, normalised, as a row of channels. */
    void normalise(MotionFrame face, float[] target, int offset) {
        for (int c = 0; c < mean.length; c++) {
            target[offset + c] = (face.get(channels.get(c)) - mean[c]) / sd[c];
        }
    }

    /** Returns the last frames of a clip of any rate, normalised, (frames, channels). */
    float[] lastFrames(MotionClip clip, int most) {
        int frames = Math.min(most, (int) Math.round(clip.seconds() * frameRate));
        return frames(clip, clip.seconds() - frames / frameRate, frames);
    }

    /** Returns frames of a clip of any rate, normalised, (frames, channels). Channels that it lacks are neutral. */
    float[] frames(MotionClip clip, double start, int frames) {
        MotionFrame store = new MotionFrame();
        int width = mean.length;
        float[] values = new float[frames * width];
        for (int i = 0; i < frames; i++) {
            clip.sample(start + (i + 0.5) / frameRate, store);
            normalise(store, values, i * width);
        }
        return values;
    }
}
