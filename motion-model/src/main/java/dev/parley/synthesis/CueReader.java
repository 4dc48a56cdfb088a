package dev.parley.synthesis;

import dev.parley.analysis.VoiceFrame;

/**
 * When a voice invites a listener's answer, told while it speaks: a region of pitch under the 26th percentile of all that
 * was heard of the talker so far, 110 ms long or more, after 700 ms of speech and 2 s after the last cue or later (Ward
 * and Tsukahara 2000). Belongs to one stream.
 */
final class CueReader {

    private static final double LOW = 0.26;
    private static final double LOW_SECONDS = 0.110;
    private static final double AFTER_SECONDS = 0.700;
    private static final double SPACING_SECONDS = 2.0;
    /** A cue stands at 1 and falls by e in this time. */
    private static final double FADE_SECONDS = 1.0;
    /** Pitch is counted in bins of so many ln units. */
    private static final double BIN = 0.02;
    private static final int BINS = 128;
    /** ln Hz. */
    private static final double LOWEST = Math.log(50.0);

    private final long lowFor;
    private final long after;
    private final long spacing;
    private final double fade;
    private final long[] counts = new long[BINS];
    private double pitch = Double.NaN;
    private long heard;
    private long low;
    private long active;
    private long since;
    private double trace;

    /** Makes a reader of so many frames a second (&gt;0). */
    CueReader(double frameRate) {
        lowFor = (long) Math.rint(LOW_SECONDS * frameRate);
        after = (long) Math.rint(AFTER_SECONDS * frameRate);
        spacing = (long) Math.rint(SPACING_SECONDS * frameRate);
        fade = Math.exp(-1.0 / (FADE_SECONDS * frameRate));
        since = spacing;
    }

    /** Reads the next frame of a voice (nullable: unknown, which counts as silence). */
    double read(VoiceFrame voice) {
        return voice == null ? read(false, Double.NaN) : read(voice.active(), voice.logF0());
    }

    /**
     * Reads the next frame.
     *
     * @param speaks whether somebody speaks
     * @param logF0 ln Hz; NaN where there is no pitch, which leaves the last one
     * @return the memory of the last cue, 0..1
     */
    double read(boolean speaks, double logF0) {
        active = speaks ? active + 1 : 0;
        if (!Double.isNaN(logF0)) {
            pitch = logF0;
        }
        low = speaks && isLow() ? low + 1 : 0;
        since++;
        trace *= fade;
        if (low >= lowFor && active >= after && since >= spacing) {
            since = 0;
            low = 0;
            trace = 1;
        }
        return trace;
    }

    /** Counts the pitch, and tells whether it is low among all that were counted. */
    private boolean isLow() {
        if (Double.isNaN(pitch)) {
            return false;
        }
        int bin = Math.min(Math.max((int) ((pitch - LOWEST) / BIN), 0), BINS - 1);
        counts[bin]++;
        heard++;
        long below = 0;
        for (int i = 0; i <= bin; i++) {
            below += counts[i];
        }
        return below <= LOW * heard;
    }
}
