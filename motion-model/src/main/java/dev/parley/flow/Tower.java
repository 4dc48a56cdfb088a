package dev.parley.flow;

import dev.parley.onnx.Tensors;

/**
 * One of the two streams that the velocity graph moves, and the names of its tensors.
 *
 * @param width columns a frame
 * @param noise its stream of noise
 * @param state input: frames on their way from noise to data
 * @param time input: flow time
 * @param context input: frames already known
 * @param given input: where they are
 * @param velocity output
 */
record Tower(int width, NoiseSource.Stream noise, String state, String time, String context, String given,
        String velocity) {

    static Tower mel(int width) {
        return new Tower(width, NoiseSource.Stream.MEL, "mel", "mel_time", "mel_context", "mel_given",
                "mel_velocity");
    }

    static Tower motion(int width) {
        return new Tower(width, NoiseSource.Stream.MOTION, "motion", "motion_time", "motion_context",
                "motion_given", "motion_velocity");
    }

    /** Writes frames that are already known, (frames, width), into a row of the graph's inputs. */
    void writeKnown(Tensors tensors, int row, float[] values) {
        int start = row * tensors.length();
        tensors.floats(context).put(start * width, values);
        for (int i = 0; i < values.length / width; i++) {
            tensors.floats(given).put(start + i, 1);
        }
    }
}
