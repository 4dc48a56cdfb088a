package dev.parley.synthesis;

import dev.parley.analysis.VoiceFrame;
import dev.parley.onnx.ModelManifest;

/**
 * When a voice invites a listener's answer, told while it speaks: a region of pitch that is low among all that was heard of the
 * talker so far, after a while of speech and of no cue (Ward and Tsukahara 2000; the manifest has the numbers). Belongs to one stream.
 */
final class CueReader {

    private final ModelManifest.Cues cues;
    private final double lowest;
    private final long lowFor;
    private final long after;
    private final long spacing;
    private final double fade;
    private final long[] counts;
    private double pitch = Double.NaN;
    private long heard;
    private long low;
    private long active;
    private long since;
    private double trace;
    private double rank;

    /** Makes a reader of so many frames a second (&gt;0), by a model's account of cues (not null). */
    CueReader(ModelManifest.Cues cues, double frameRate) {
        this.cues = cues;
        lowest = Math.log(cues.lowestHertz());
        lowFor = (long) Math.rint(cues.lowSeconds() * frameRate);
        after = (long) Math.rint(cues.afterSeconds() * frameRate);
        spacing = (long) Math.rint(cues.spacingSeconds() * frameRate);
        fade = Math.exp(-1.0 / (cues.fadeSeconds() * frameRate));
        counts = new long[cues.pitchBins()];
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
        rank = speaks ? rankOfPitch() : 0;
        low = rank > 0 && rank <= cues.low() ? low + 1 : 0;
        since++;
        trace *= fade;
        if (low >= lowFor && active >= after && since >= spacing) {
            since = 0;
            low = 0;
            trace = 1;
        }
        return trace;
    }

    /** Returns the share of all that was heard whose pitch is as low as the last frame's, 0..1; 0 in silence. */
    double rank() {
        return rank;
    }

    /** Counts the pitch, and returns the share that is as low among all that were counted; 0 if there is none. */
    private double rankOfPitch() {
        if (Double.isNaN(pitch)) {
            return 0;
        }
        int bin = Math.min(Math.max((int) ((pitch - lowest) / cues.pitchBin()), 0), counts.length - 1);
        counts[bin]++;
        heard++;
        long below = 0;
        for (int i = 0; i <= bin; i++) {
            below += counts[i];
        }
        return (double) below / heard;
    }
}
