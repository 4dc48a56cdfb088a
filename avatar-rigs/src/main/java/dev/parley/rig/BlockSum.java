package dev.parley.rig;

/**
 * Adds weighted targets up, block by block. Four are read for each write of the sum; all arrays have one index,
 * which is what the compiler vectorises. For one thread.
 */
final class BlockSum {

    /** Targets added at once. */
    private static final int STEP = 4;

    private final float[] sum;
    private final float[][] arrays;
    private final float[] weights;

    BlockSum(DeltaBlocks blocks) {
        sum = new float[blocks.normals() ? 2 * DeltaBlocks.FLOATS : DeltaBlocks.FLOATS];
        arrays = new float[blocks.targets()][];
        weights = new float[blocks.targets()];
    }

    /** Returns what {@link #add} has made (alias). */
    float[] sum() {
        return sum;
    }

    /**
     * Makes the sum of a block.
     *
     * @param block an array a target, or null where it is zero
     * @param active the indices of the targets wanted
     * @param count how many of them
     * @param all a weight a target
     * @param length how many floats to add
     * @return false if none of them moves anything: then the sum is not made
     */
    boolean add(float[][] block, int[] active, int count, float[] all, int length) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            float[] next = block[active[i]];
            if (next != null) {
                arrays[found] = next;
                weights[found++] = all[active[i]];
            }
        }
        int place = found < STEP ? begin(found, length) : begin(length);
        for (; place + STEP <= found; place += STEP) {
            add(arrays[place], weights[place], arrays[place + 1], weights[place + 1], arrays[place + 2],
                    weights[place + 2], arrays[place + 3], weights[place + 3], sum, length);
        }
        if (place + 2 <= found) {
            add(arrays[place], weights[place], arrays[place + 1], weights[place + 1], sum, length);
            place += 2;
        }
        if (place < found) {
            add(arrays[place], weights[place], sum, length);
        }
        return found > 0;
    }

    /** Writes the first two, or the only one, over what the sum held. */
    private int begin(int found, int length) {
        if (found >= 2) {
            set(arrays[0], weights[0], arrays[1], weights[1], sum, length);
            return 2;
        }
        if (found == 1) {
            set(arrays[0], weights[0], sum, length);
        }
        return found;
    }

    private int begin(int length) {
        set(arrays[0], weights[0], arrays[1], weights[1], arrays[2], weights[2], arrays[3], weights[3], sum, length);
        return STEP;
    }

    private static void set(float[] a, float u, float[] sum, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] = u * a[i];
        }
    }

    private static void set(float[] a, float u, float[] b, float v, float[] sum, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] = u * a[i] + v * b[i];
        }
    }

    private static void set(float[] a, float u, float[] b, float v, float[] c, float w, float[] d, float x,
            float[] sum, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] = u * a[i] + v * b[i] + w * c[i] + x * d[i];
        }
    }

    private static void add(float[] a, float u, float[] sum, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] += u * a[i];
        }
    }

    private static void add(float[] a, float u, float[] b, float v, float[] sum, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] += u * a[i] + v * b[i];
        }
    }

    private static void add(float[] a, float u, float[] b, float v, float[] c, float w, float[] d, float x,
            float[] sum, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] += u * a[i] + v * b[i] + w * c[i] + x * d[i];
        }
    }
}
