package dev.parley.flow;

import java.util.List;

/**
 * The window that sampled motion is seen through: a Gaussian over time for each column that has no business being
 * quick, so that what a sampler of few steps gets wrong from frame to frame is no tremor. Immutable; any thread.
 */
final class MotionSmoother {

    private final float[][] kernels;
    private final int reach;

    /**
     * Makes a smoother.
     *
     * @param sigmas standard deviation of each column's Gaussian in frames (not null); 0 leaves the column as it is
     * @param reach frames that are seen on either side (&ge;0)
     */
    MotionSmoother(List<Float> sigmas, int reach) {
        this.reach = reach;
        this.kernels = new float[sigmas.size()][];
        for (int column = 0; column < kernels.length; column++) {
            kernels[column] = sigmas.get(column) > 0 ? kernel(sigmas.get(column)) : null;
        }
    }

    private float[] kernel(double sigma) {
        float[] weights = new float[reach + 1];
        for (int i = 0; i <= reach; i++) {
            weights[i] = (float) Math.exp(-0.5 * i * i / (sigma * sigma));
        }
        return weights;
    }

    /**
     * Smooths a stretch of frames; at the ends of what there is, those that are there count alone.
     *
     * @param frames (frames, columns) (not null, not modified)
     * @param first first frame wanted
     * @param count frames wanted
     * @return new frames, (count, columns)
     */
    float[] smooth(float[] frames, int first, int count) {
        int width = kernels.length;
        float[] seen = new float[count * width];
        System.arraycopy(frames, first * width, seen, 0, seen.length);
        for (int column = 0; column < width; column++) {
            if (kernels[column] != null) {
                for (int i = 0; i < count; i++) {
                    seen[i * width + column] = mean(frames, first + i, column);
                }
            }
        }
        return seen;
    }

    private float mean(float[] frames, int frame, int column) {
        float[] kernel = kernels[column];
        int width = kernels.length;
        int last = Math.min(frame + reach, frames.length / width - 1);
        float sum = 0;
        float weight = 0;
        for (int at = Math.max(frame - reach, 0); at <= last; at++) {
            float share = kernel[Math.abs(at - frame)];
            sum += share * frames[at * width + column];
            weight += share;
        }
        return sum / weight;
    }
}
