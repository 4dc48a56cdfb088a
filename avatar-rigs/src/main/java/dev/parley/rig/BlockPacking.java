package dev.parley.rig;

import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.scene.mesh.MorphTarget;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds an order of vertices in which the targets of a mesh fill few of the {@link DeltaBlocks}: block after block is
 * filled greedily with the vertices whose targets cost least beside those that are in it.
 */
final class BlockPacking {

    /** Different sets of targets above which a search would take seconds, and little be gained. */
    private static final int MOST = 10_000;
    private static final int BLOCK = DeltaBlocks.VERTICES;

    private final Group[] byVertex;
    private final List<Group> left;

    /** Vertices that the same targets move. */
    private static final class Group {

        private final long[] targets;
        private final int count;
        private final List<Integer> vertices = new ArrayList<>();
        private int taken;

        Group(BitSet moved, int words) {
            targets = Arrays.copyOf(moved.toLongArray(), words);
            count = moved.cardinality();
        }

        int left() {
            return vertices.size() - taken;
        }

        /** The zeros that as many vertices of this group as fit bring to a block that holds some targets. */
        double cost(long[] held, int space) {
            int more = 0;
            int idle = 0;
            for (int i = 0; i < held.length; i++) {
                more += Long.bitCount(targets[i] & ~held[i]);
                idle += Long.bitCount(held[i] & ~targets[i]);
            }
            return (double) more * BLOCK / Math.min(left(), space) + idle;
        }
    }

    private BlockPacking(Mesh mesh) {
        MorphTarget[] targets = mesh.getMorphTargets();
        byVertex = new Group[mesh.getVertexCount()];
        Map<BitSet, Group> groups = new LinkedHashMap<>();
        int words = (targets.length + Long.SIZE - 1) / Long.SIZE;
        BitSet[] moved = moved(targets, byVertex.length);
        for (int vertex = 0; vertex < byVertex.length; vertex++) {
            Group group = groups.computeIfAbsent(moved[vertex], set -> new Group(set, words));
            group.vertices.add(vertex);
            byVertex[vertex] = group;
        }
        left = new ArrayList<>(groups.values());
    }

    /**
     * Returns an order for the vertices of a mesh.
     *
     * @param mesh has targets, each of its size (unaffected)
     * @return a new array, at each place the vertex that should stand there; null if theirs is as good
     */
    static int[] order(Mesh mesh) {
        BlockPacking packing = new BlockPacking(mesh);
        if (packing.left.size() > MOST) {
            return null;
        }
        int[] same = new int[mesh.getVertexCount()];
        Arrays.setAll(same, vertex -> vertex);
        int[] packed = packing.pack();
        return packing.blocks(packed) < packing.blocks(same) ? packed : null;
    }

    private static BitSet[] moved(MorphTarget[] targets, int vertices) {
        BitSet[] moved = new BitSet[vertices];
        Arrays.setAll(moved, vertex -> new BitSet(targets.length));
        for (int target = 0; target < targets.length; target++) {
            mark(targets[target].getBuffer(Type.Position), target, moved);
            mark(targets[target].getBuffer(Type.Normal), target, moved);
        }
        return moved;
    }

    private static void mark(FloatBuffer deltas, int target, BitSet[] moved) {
        for (int i = 0; deltas != null && i < deltas.capacity(); i++) {
            if (deltas.get(i) != 0) {
                moved[i / 3].set(target);
            }
        }
    }

    /** Counts the blocks that targets fill. */
    private long blocks(int[] order) {
        long count = 0;
        for (int start = 0; start < order.length; start += BLOCK) {
            long[] held = new long[byVertex[0].targets.length];
            for (int i = start; i < Math.min(order.length, start + BLOCK); i++) {
                include(byVertex[order[i]], held);
            }
            count += bits(held);
        }
        return count;
    }

    private static void include(Group group, long[] held) {
        for (int i = 0; i < held.length; i++) {
            held[i] |= group.targets[i];
        }
    }

    private static int bits(long[] set) {
        return Arrays.stream(set).mapToInt(Long::bitCount).sum();
    }

    private int[] pack() {
        int[] order = new int[byVertex.length];
        int count = 0;
        while (count < order.length) {
            long[] held = new long[byVertex[0].targets.length];
            int end = Math.min(order.length, count + BLOCK);
            Group next = first();
            while (count < end) {
                count = take(next, order, count, end);
                include(next, held);
                next = count < end ? cheapest(held, end - count) : null;
            }
        }
        return order;
    }

    private int take(Group group, int[] order, int from, int end) {
        int count = from;
        while (count < end && group.left() > 0) {
            order[count++] = group.vertices.get(group.taken++);
        }
        if (group.left() == 0) {
            left.remove(group);
        }
        return count;
    }

    /** Begins a block with what the one before has left over, or with the fewest targets. */
    private Group first() {
        Group first = null;
        int fewest = Integer.MAX_VALUE;
        for (Group group : left) {
            int targets = group.taken > 0 ? -1 : group.count;
            if (targets < fewest || targets == fewest && group.left() > first.left()) {
                first = group;
                fewest = targets;
            }
        }
        return first;
    }

    private Group cheapest(long[] held, int space) {
        Group cheapest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Group group : left) {
            double cost = group.cost(held, space);
            if (cost < least) {
                cheapest = group;
                least = cost;
            }
        }
        return cheapest;
    }
}
