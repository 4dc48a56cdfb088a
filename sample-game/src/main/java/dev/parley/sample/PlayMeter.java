package dev.parley.sample;

import dev.parley.format.ReportJson;
import dev.parley.jme.SpeechHandle;

/**
 * Measures a played line, frame by frame, on the render thread, and allocates nothing there but for a store that is
 * full. The figures are docs/speak.md's. Mean and deviation by Welford's method.
 */
final class PlayMeter {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;

    private final FrameTimes frames = new FrameTimes();
    private final FrameTimes avatar = new FrameTimes();
    private long lastFrame;
    private SpeechHandle line;
    private double lastHeard;
    private int errors;
    private double errorMean;
    private double errorSquares;

    /** Begins a frame. */
    void frame(long nanos) {
        if (lastFrame != 0) {
            frames.add((nanos - lastFrame) / NANOS_PER_MILLI);
        }
        lastFrame = nanos;
    }

    /** Says which line is played. */
    void follow(SpeechHandle played) {
        line = played;
    }

    /** Takes what the avatar cost in a frame; to be called when its face has just followed the line's clock. */
    void avatar(long nanos) {
        avatar.add(nanos / NANOS_PER_MILLI);
        if (line != null) {
            clock(line.heardSeconds(), line.reportedSeconds());
        }
    }

    /** Counts frames in which sound is heard and moves on: in a hold and at the end both clocks stand. */
    void clock(double heard, double reported) {
        if (heard > lastHeard && Double.isFinite(reported)) {
            double error = (heard - reported) * MILLIS;
            double change = error - errorMean;
            errorMean += change / ++errors;
            errorSquares += change * (error - errorMean);
        }
        lastHeard = heard;
    }

    /** Adds the figures; of a line that was not played there are none. */
    ReportJson addTo(ReportJson report) {
        return report.put("clock_sd_ms", errors < 2 ? null : Math.sqrt(errorSquares / errors))
                .put("clock_bias_ms", errors < 2 ? null : errorMean)
                .put("frame_ms_p50", frames.percentile(0.5)).put("frame_ms_p99", frames.percentile(0.99))
                .put("avatar_frame_ms_p50", avatar.percentile(0.5)).put("holds", line == null ? null : line.holds());
    }
}
