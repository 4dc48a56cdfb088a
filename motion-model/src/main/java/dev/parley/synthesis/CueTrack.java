package dev.parley.synthesis;

import dev.parley.onnx.ModelManifest;

/**
 * The memory of cues in a partner's voice, and how low its pitch is, at the frames that rows can show: every frame is read once, in order, as it
 * becomes known. Belongs to one stream.
 */
final class CueTrack {

    private final CueReader reader;
    private final float[] traces;
    private final float[] ranks;
    private long begin;
    private long next;
    private boolean begun;

    /** Makes a track of so many frames a second (&gt;0) that remembers the last so many (&gt;0). */
    CueTrack(ModelManifest.Cues cues, double frameRate, int frames) {
        reader = new CueReader(cues, frameRate);
        traces = new float[frames];
        ranks = new float[frames];
    }

    /**
     * Reads what is new.
     *
     * @param known what is known when the piece begins (not null)
     * @param piece the stream's frame at which it begins: the first that is not read
     * @param first the oldest frame that its rows show; may be negative
     */
    void read(Partner.View known, long piece, long first) {
        if (!begun) {
            begin = Math.min(first, 0);
            next = begin;
            begun = true;
        }
        for (; next < piece; next++) {
            traces[at(next)] = (float) reader.read(known.voice((int) (piece - next)));
            ranks[at(next)] = (float) reader.rank();
        }
    }

    /** Returns the memory after a frame of the stream, 0..1; 0 for one that was not read or is no longer remembered. */
    float trace(long frame) {
        return known(frame) ? traces[at(frame)] : 0;
    }

    /** Returns the rank of a frame's pitch among all that was heard until then, 0..1; 0 as above. */
    float rank(long frame) {
        return known(frame) ? ranks[at(frame)] : 0;
    }

    private boolean known(long frame) {
        return frame >= Math.max(begin, next - traces.length) && frame < next;
    }

    private int at(long frame) {
        return (int) Math.floorMod(frame, (long) traces.length);
    }
}
