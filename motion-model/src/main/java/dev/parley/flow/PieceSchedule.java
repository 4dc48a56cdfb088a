package dev.parley.flow;

import dev.parley.onnx.ModelManifest;
import java.util.List;

/**
 * How long each chunk of a line is. A rest too short for a chunk of its own joins the chunk before it, where a piece has
 * room. Immutable; any thread.
 */
final class PieceSchedule {

    private final List<Integer> chunks;
    private final int room;

    PieceSchedule(ModelManifest.Pieces pieces) {
        List<Integer> buckets = pieces.buckets();
        this.chunks = pieces.chunks();
        this.room = buckets.get(buckets.size() - 1) - pieces.context() - pieces.lookahead();
    }

    /**
     * Returns the length of the next chunk.
     *
     * @param piece how many chunks the line has had (&ge;0)
     * @param remaining frames left in the sentence (&gt;0)
     */
    int length(int piece, int remaining) {
        int chunk = chunks.get(Math.min(piece, chunks.size() - 1));
        boolean shortRest = remaining - chunk < chunks.get(0);
        return shortRest && remaining <= Math.max(chunk, room) ? remaining : Math.min(chunk, remaining);
    }
}
