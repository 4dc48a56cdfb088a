package dev.parley.synthesis;

import dev.parley.onnx.ModelLoadException;
import dev.parley.onnx.ModelManifest;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import java.util.List;

/**
 * Between normalised motion and weights, radians and metres. Sampled motion has a column for each channel and for each
 * part; a channel is the sum of its own column and its parts'. Weights are kept in 0..1, and lips that are closed by
 * mouthClose never pass each other by more than a little. Immutable; any thread.
 */
final class MotionScaler {

    /** How far mouthClose may exceed jawOpen; lips touch within it. */
    private static final float LIP_MARGIN = 0.05f;

    private final List<MotionChannel> channels;
    /** Of each part, the index of its channel. */
    private final int[] parts;
    private final float[] mean;
    private final float[] sd;
    private final double frameRate;
    private final int jawOpen;
    private final int mouthClose;

    MotionScaler(ModelManifest manifest) {
        ModelManifest.Motion motion = manifest.motion();
        channels = motion.channels().stream().map(MotionScaler::channel).toList();
        parts = motion.parts().stream().mapToInt(motion.channels()::indexOf).toArray();
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

    /** Returns a clip of normalised frames (frames, columns). */
    MotionClip toClip(float[] normalised) {
        int width = channels.size();
        int frames = normalised.length / mean.length;
        float[] values = new float[frames * width];
        for (int i = 0; i < frames; i++) {
            sum(normalised, i * mean.length, values, i * width);
            limitWeights(values, i * width);
            limitLips(values, i * width);
        }
        return new MotionClip(channels, values, frameRate);
    }

    /** Adds the parts in a row of columns to their channels, and writes the row of channels. */
    private void sum(float[] normalised, int from, float[] values, int to) {
        int width = channels.size();
        for (int c = 0; c < mean.length; c++) {
            int channel = c < width ? c : parts[c - width];
            values[to + channel] += normalised[from + c] * sd[c] + mean[c];
        }
    }

    private void limitWeights(float[] values, int row) {
        for (int c = 0; c < channels.size(); c++) {
            if (channels.get(c).isWeight()) {
                values[row + c] = Math.max(0, Math.min(1, values[row + c]));
            }
        }
    }

    private void limitLips(float[] values, int row) {
        if (jawOpen >= 0 && mouthClose >= 0) {
            values[row + mouthClose] = Math.min(values[row + mouthClose], values[row + jawOpen] + LIP_MARGIN);
        }
    }

    /** Writes a face, normalised, as a row of channels. */
    void normalise(MotionFrame face, float[] target, int offset) {
        for (int c = 0; c < channels.size(); c++) {
            target[offset + c] = (face.get(channels.get(c)) - mean[c]) / sd[c];
        }
    }

    /**
     * Returns the last frames of a clip of any rate as if they had been sampled, normalised, (frames, columns). What
     * was shown tells no parts: it is in the channels' own columns, and the parts are nothing.
     */
    float[] lastFrames(MotionClip clip, int most) {
        int frames = Math.min(most, (int) Math.round(clip.seconds() * frameRate));
        return rows(clip, clip.seconds() - frames / frameRate, frames, mean.length);
    }

    /** Returns frames of a clip of any rate, normalised, (frames, channels). Channels that it lacks are neutral. */
    float[] frames(MotionClip clip, double start, int frames) {
        return rows(clip, start, frames, channels.size());
    }

    /** Fills rows: the channels, and as many parts as there is room for. */
    private float[] rows(MotionClip clip, double start, int frames, int width) {
        MotionFrame store = new MotionFrame();
        float[] values = new float[frames * width];
        for (int i = 0; i < frames; i++) {
            clip.sample(start + (i + 0.5) / frameRate, store);
            normalise(store, values, i * width);
            for (int c = channels.size(); c < width; c++) {
                values[i * width + c] = (0 - mean[c]) / sd[c];
            }
        }
        return values;
    }
}
