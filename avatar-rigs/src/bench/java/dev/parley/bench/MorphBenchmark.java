package dev.parley.bench;

import com.jme3.anim.MorphControl;
import com.jme3.scene.Geometry;
import com.jme3.shader.VarType;
import dev.parley.rig.MorphDeformer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One frame of a head of 15,000 vertices ({@link BenchHead}), positions and normals, in which every active weight
 * changes: from weights to vertex buffers that wait for their upload. The upload itself is not measured. Each frame is
 * a sample: the median and the least of them tell what a machine takes that does other things too.
 *
 * <p>{@code parley} has the vertices in the order that {@code AvatarLoader} gives them. {@code stock} is jME's {@code MorphControl} as it comes: six targets in vertex attributes, the rest merged on the
 * CPU. {@code stockMerged} is the same with one attribute slot, so that it does what Parley does: merge all of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class MorphBenchmark {

    /** Attribute slots that remain beside position, normal and texture: (16 - 3) / 2. */
    private static final int SLOTS = 6;

    /** How many shapes move. */
    @Param({"15", "44"})
    public int active;

    private float[][] faces;
    private MorphDeformer deformer;
    private MorphDeformer unsorted;
    private Stock stock;
    private Stock stockMerged;
    private int frame;

    /** Makes the heads. */
    @Setup
    public void build() {
        faces = BenchHead.faces(active);
        deformer = new MorphDeformer(BenchHead.sorted(), .005f);
        unsorted = new MorphDeformer(BenchHead.geometry(), .005f);
        stock = new Stock(SLOTS);
        stockMerged = new Stock(1);
    }

    private float[] next() {
        frame = (frame + 1) % faces.length;
        return faces[frame];
    }

    /**
     * Parley's.
     *
     * @return whether vertices moved
     */
    @Benchmark
    public boolean parley() {
        return deformer.update(next());
    }

    /**
     * Parley's, with a head whose vertices are in the file's order.
     *
     * @return whether vertices moved
     */
    @Benchmark
    public boolean parleyUnsorted() {
        return unsorted.update(next());
    }

    /**
     * jME's, as it comes.
     *
     * @return whether work is left
     */
    @Benchmark
    public boolean stock() {
        return stock.show(next());
    }

    /**
     * jME's, merging all.
     *
     * @return whether work is left
     */
    @Benchmark
    public boolean stockMerged() {
        return stockMerged.show(next());
    }

    /** A head under {@code MorphControl}. */
    private static final class Stock {

        private final Geometry head = BenchHead.geometry();
        private final MorphControl control = new MorphControl();

        Stock(int slots) {
            head.setNbSimultaneousGPUMorph(slots);
            head.getMaterial().setParam("MorphWeights", VarType.FloatArray, new float[slots]);
            head.addControl(control);
        }

        boolean show(float[] weights) {
            System.arraycopy(weights, 0, head.getMorphState(), 0, weights.length);
            head.setDirtyMorph(true);
            control.render(null, null);
            return head.isDirtyMorph();
        }
    }
}
