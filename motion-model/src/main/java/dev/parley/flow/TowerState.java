package dev.parley.flow;

import dev.parley.onnx.Tensors;
import java.nio.FloatBuffer;

/**
 * A tower's frames on their way from noise to data. Frames that are known beforehand keep to their own straight path,
 * {@code (1 - t) noise + t data}, as in training. Belongs to one thread.
 *
 * <p>What the first step expects of the data, {@code noise + velocity}, is the mean of all that the conditions allow.
 * A sample departs from it by what a reader leaves open and by the model's own errors; {@code detail} is the share of
 * that departure that is kept.
 */
final class TowerState {

    private final Tower tower;
    private final float[] frames;
    private final float[] known;
    private float[] conditional;
    private float[] last;
    private float lastDelta;
    private final float[] unconditional;
    private final float detail;
    private float[] expected;

    /**
     * Makes a state at time 0.
     *
     * @param tower which one
     * @param noise (frames, width), already scaled (aliased, modified: becomes the data)
     * @param known (known frames, width), data of the first frames (aliased; may be empty)
     * @param detail share of the sample in the result, 0..1; 1 is the sample itself
     */
    TowerState(Tower tower, float[] noise, float[] known, double detail) {
        this.tower = tower;
        this.frames = noise;
        this.known = new float[known.length];
        for (int i = 0; i < known.length; i++) {
            this.known[i] = known[i] - noise[i];
        }
        this.conditional = new float[noise.length];
        this.last = new float[noise.length];
        this.unconditional = new float[noise.length];
        this.detail = (float) detail;
    }

    /** Returns the frames, (frames, width) (alias). */
    float[] frames() {
        return frames;
    }

    /** Writes state and time into every row of the graph's inputs. */
    void load(Tensors tensors, float time) {
        for (int row = 0; row < tensors.batch(); row++) {
            load(tensors, row, time);
        }
    }

    /** Writes state and time into one row of the graph's inputs. */
    void load(Tensors tensors, int row, float time) {
        tensors.floats(tower.state()).put(rowStart(tensors, row), frames);
        tensors.floats(tower.time()).put(row, time);
    }

    /** Moves the state along the velocity that the graph found; of two rows the second is the unconditional one. */
    void advance(Tensors tensors, float delta, float guidance) {
        advance(tensors, 0, tensors.batch() > 1 ? 1 : 0, delta, guidance);
    }

    /**
     * Moves the state along the velocity of a row.
     *
     * @param without the row without conditions; the same one if there is none
     */
    void advance(Tensors tensors, int row, int without, float delta, float guidance) {
        FloatBuffer velocity = tensors.floats(tower.velocity());
        velocity.get(rowStart(tensors, row), conditional);
        if (without != row) {
            velocity.get(rowStart(tensors, without), unconditional);
            for (int i = 0; i < conditional.length; i++) {
                conditional[i] += guidance * (conditional[i] - unconditional[i]);
            }
        }
        System.arraycopy(known, 0, conditional, 0, known.length);
        if (detail < 1 && expected == null) {
            expected = expectation();
        }
        step(delta);
    }

    /**
     * {@code x += h (v + h / (2 h') (v - v'))}: Adams and Bashforth's second order for steps h of unequal length, the
     * primed ones being the last step's; the first step is Euler's.
     */
    private void step(float delta) {
        float change = lastDelta > 0 ? delta / (2 * lastDelta) : 0;
        for (int i = 0; i < frames.length; i++) {
            frames[i] += delta * (conditional[i] + change * (conditional[i] - last[i]));
        }
        float[] spare = last;
        last = conditional;
        conditional = spare;
        lastDelta = delta;
    }

    /** The straight line from the noise to time 1. */
    private float[] expectation() {
        float[] data = frames.clone();
        for (int i = 0; i < data.length; i++) {
            data[i] += conditional[i];
        }
        return data;
    }

    /** Draws the sample towards what was expected. Once, at time 1. */
    void finish() {
        for (int i = 0; expected != null && i < frames.length; i++) {
            frames[i] = expected[i] + detail * (frames[i] - expected[i]);
        }
    }

    private int rowStart(Tensors tensors, int row) {
        return row * tensors.length() * tower.width();
    }
}
