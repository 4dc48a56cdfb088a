package dev.parley.jme.audio;

import java.util.Arrays;

/**
 * Where the samples of one line lie on the output's own count of samples. Segments of the line follow one another
 * without a gap in the line, but with gaps (holds) on the output. The player's thread changes it; any thread reads. The
 * segments of an instance are fixed but for the growing end of the last one.
 */
final class Timeline {

    static final Timeline EMPTY = new Timeline(new long[0], new long[0], 0);

    private final long[] device;
    private final long[] line;
    private volatile long end;

    private Timeline(long[] device, long[] line, long end) {
        this.device = device;
        this.line = line;
        this.end = end;
    }

    /** Places the line's next samples at an output sample; returns this, or a timeline with one segment more. */
    Timeline placed(long at, int count) {
        if (device.length > 0 && at == deviceEnd()) {
            end = end + count;
            return this;
        }
        return new Timeline(appended(device, at), appended(line, end), end + count);
    }

    /** Returns the samples of the line placed so far. */
    long end() {
        return end;
    }

    /** Returns this timeline without what lies at or after an output sample. */
    Timeline before(long position) {
        int kept = 0;
        while (kept < device.length && device[kept] < position) {
            kept++;
        }
        if (kept == 0) {
            return EMPTY;
        }
        long until = Math.min(segmentEnd(kept - 1), line[kept - 1] + position - device[kept - 1]);
        return new Timeline(Arrays.copyOf(device, kept), Arrays.copyOf(line, kept), until);
    }

    boolean isEmpty() {
        return device.length == 0;
    }

    /** Returns how often the line was broken by silence. */
    int gaps() {
        return Math.max(0, device.length - 1);
    }

    /** Returns the output sample after the last one placed. */
    long deviceEnd() {
        int last = device.length - 1;
        return device[last] + end - line[last];
    }

    /** Returns the line's sample at an output position; negative before the first. */
    double lineSample(double position) {
        if (device.length == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        int segment = device.length - 1;
        while (segment > 0 && position < device[segment]) {
            segment--;
        }
        return Math.min(line[segment] + position - device[segment], segmentEnd(segment));
    }

    private long segmentEnd(int segment) {
        return segment + 1 < line.length ? line[segment + 1] : end;
    }

    private static long[] appended(long[] values, long value) {
        long[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }
}
