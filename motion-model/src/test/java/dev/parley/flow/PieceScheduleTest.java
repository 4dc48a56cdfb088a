package dev.parley.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.onnx.ModelManifest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a sentence is cut. */
class PieceScheduleTest {

    private static final PieceSchedule SCHEDULE = new PieceSchedule(
            new ModelManifest.Pieces(32, 0, List.of(32, 64, 128), List.of(64, 96, 128, 160)));

    private static List<Integer> chunks(int frames) {
        List<Integer> chunks = new ArrayList<>();
        for (int left = frames; left > 0; left -= chunks.get(chunks.size() - 1)) {
            chunks.add(SCHEDULE.length(chunks.size(), left));
        }
        return chunks;
    }

    @Test
    void growsFromAShortFirstChunk() {
        assertEquals(List.of(32, 64, 128, 128, 100), chunks(452));
        assertEquals(List.of(20), chunks(20));
    }

    @Test
    void leavesNoShortRestWhereThereIsRoom() {
        assertEquals(List.of(32, 68), chunks(100));
        assertEquals(List.of(40), chunks(40));
        assertEquals(List.of(32, 64, 128), chunks(224));
    }

    /** The longest piece is 160 frames, 32 of them context: a chunk of 128 cannot grow. */
    @Test
    void neverOutgrowsTheLongestPiece() {
        assertEquals(List.of(32, 64, 128, 5), chunks(229));
    }
}
