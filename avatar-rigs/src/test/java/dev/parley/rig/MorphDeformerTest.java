package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.AnimClip;
import com.jme3.anim.AnimComposer;
import com.jme3.anim.AnimTrack;
import com.jme3.anim.MorphTrack;
import com.jme3.bounding.BoundingBox;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.shape.Box;
import dev.parley.signal.ArkitBlendshape;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MorphDeformerTest {

    private static final int SHAPES = ArkitBlendshape.COUNT;

    private final Random random = new Random(7);

    /** What the shader adds, recomputed from the mesh's own targets in double precision. */
    private static double[] expected(Mesh mesh, VertexBuffer.Type type, float[] weights) {
        double[] sum = new double[3 * Heads.VERTICES];
        for (int target = 0; target < weights.length; target++) {
            FloatBuffer deltas = mesh.getMorphTargets()[target].getBuffer(type);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (double) weights[target] * deltas.get(i);
            }
        }
        return sum;
    }

    private static void assertMerged(Geometry face, float[] weights, double tolerance) {
        assertMerged(face, VertexBuffer.Type.Position, VertexBuffer.Type.MorphTarget0, weights, tolerance);
        assertMerged(face, VertexBuffer.Type.Normal, VertexBuffer.Type.MorphTarget1, weights, tolerance);
    }

    private static void assertMerged(Geometry face, VertexBuffer.Type source, VertexBuffer.Type merged,
            float[] weights, double tolerance) {
        double[] expected = expected(face.getMesh(), source, weights);
        FloatBuffer actual = face.getMesh().getFloatBuffer(merged);
        assertEquals(expected.length, actual.limit());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual.get(i), tolerance, merged + " " + i);
        }
    }

    private float[] randomWeights(float low, float high) {
        float[] weights = new float[SHAPES];
        for (int i = 0; i < SHAPES; i++) {
            weights[i] = low + (high - low) * random.nextFloat();
        }
        return weights;
    }

    @Test
    void mergesAFewShapesExactly() {
        Geometry face = Heads.face("face", Heads.arkitNames());
        MorphDeformer deformer = new MorphDeformer(face, 0);
        float[] weights = new float[SHAPES];
        weights[3] = .25f;
        weights[17] = .5f;
        weights[40] = 1;
        assertTrue(deformer.update(weights));
        assertMerged(face, weights, 1e-6);
    }

    @Test
    void negativeWeightsAndSumsAboveOneAreExact() {
        Geometry face = Heads.face("face", Heads.arkitNames());
        MorphDeformer deformer = new MorphDeformer(face, 0);
        float[] weights = randomWeights(-.3f, 1);
        deformer.update(weights);
        assertMerged(face, weights, 2e-6);
        float[] others = randomWeights(0, 1.5f);
        deformer.update(others);
        assertMerged(face, others, 5e-6);
    }

    @Test
    void aShapeThatEndsLeavesNothingBehind() {
        Geometry face = Heads.face("face", Heads.arkitNames());
        MorphDeformer deformer = new MorphDeformer(face, .005f);
        deformer.update(randomWeights(0, 1));
        deformer.update(new float[SHAPES]);
        assertMerged(face, new float[SHAPES], 0);
    }

    @Test
    void weightsBelowTheThresholdCountAsZero() {
        Geometry face = Heads.face("face", "jawOpen", "cheekPuff");
        MorphDeformer deformer = new MorphDeformer(face, .005f);
        float[] weights = new float[SHAPES];
        weights[ArkitBlendshape.JAW_OPEN.ordinal()] = .0049f;
        weights[ArkitBlendshape.CHEEK_PUFF.ordinal()] = .0051f;
        deformer.update(weights);
        assertMerged(face, new float[] {0, .0051f}, 1e-7);
    }

    @Test
    void unchangedWeightsAreNotUploadedAgain() {
        Geometry face = Heads.face("face", "jawOpen");
        MorphDeformer deformer = new MorphDeformer(face, .005f);
        float[] weights = new float[SHAPES];
        weights[ArkitBlendshape.JAW_OPEN.ordinal()] = .5f;
        assertTrue(deformer.update(weights));
        VertexBuffer merged = face.getMesh().getBuffer(VertexBuffer.Type.MorphTarget0);
        merged.clearUpdateNeeded();
        assertFalse(deformer.update(weights.clone()));
        assertFalse(merged.isUpdateNeeded());
    }

    @Test
    void targetsOfOtherNamesStayStill() {
        Geometry face = Heads.face("face", "earWiggle", "jawOpen");
        MorphDeformer deformer = new MorphDeformer(face, 0);
        float[] weights = new float[SHAPES];
        java.util.Arrays.fill(weights, 1);
        deformer.update(weights);
        assertMerged(face, new float[] {0, 1}, 1e-6);
    }

    @Test
    void morphTracksOfAnimationsAdd() {
        Geometry face = Heads.face("face", "earWiggle", "jawOpen");
        AnimComposer composer = new AnimComposer();
        AnimClip clip = new AnimClip("wiggle");
        clip.setTracks(new AnimTrack<?>[] {new MorphTrack(face, new float[] {0, 1}, new float[] {0, 0, 1, .5f}, 2)});
        composer.addAnimClip(clip);
        face.addControl(composer);
        MorphDeformer deformer = new MorphDeformer(face, 0);
        composer.setCurrentAction("wiggle");
        face.updateLogicalState(.5f);
        float[] weights = new float[SHAPES];
        weights[ArkitBlendshape.JAW_OPEN.ordinal()] = .4f;
        deformer.update(weights);
        assertMerged(face, new float[] {.5f, .65f}, 1e-6);
    }

    @Test
    void twoAvatarsOfOneAssetAreIndependent() {
        Geometry first = Heads.face("face", Heads.arkitNames());
        Geometry second = (Geometry) first.clone();
        assertSame(first.getMesh(), second.getMesh());
        MorphDeformer one = new MorphDeformer(first, 0);
        MorphDeformer two = new MorphDeformer(second, 0);
        float[] smile = randomWeights(0, 1);
        float[] frown = randomWeights(0, 1);
        one.update(smile);
        two.update(frown);
        assertMerged(first, smile, 5e-6);
        assertMerged(second, frown, 5e-6);
        assertNotSame(first.getMesh(), second.getMesh());
        assertSame(first.getMesh().getBuffer(VertexBuffer.Type.Position),
                second.getMesh().getBuffer(VertexBuffer.Type.Position), "static buffers are shared");
    }

    @Test
    void aCloneOfALiveAvatarGetsBuffersOfItsOwn() {
        Geometry first = Heads.face("face", Heads.arkitNames());
        MorphDeformer one = new MorphDeformer(first, 0);
        float[] smile = randomWeights(0, 1);
        one.update(smile);
        Geometry second = (Geometry) first.clone();
        MorphDeformer two = new MorphDeformer(second, 0);
        two.update(new float[SHAPES]);
        assertMerged(first, smile, 5e-6);
        assertMerged(second, new float[SHAPES], 0);
        assertEquals(3, second.getLocalMatParamOverrides().size(), "one set of material parameters");
    }

    @Test
    void theBoundHoldsTheFaceAtAnyWeights() {
        Geometry face = Heads.face("face", Heads.arkitNames());
        MorphDeformer deformer = new MorphDeformer(face, 0);
        BoundingBox bound = (BoundingBox) face.getMesh().getBound();
        FloatBuffer rest = face.getMesh().getFloatBuffer(VertexBuffer.Type.Position);
        for (int trial = 0; trial < 20; trial++) {
            float[] weights = randomWeights(0, 1);
            deformer.update(weights);
            double[] moved = expected(face.getMesh(), VertexBuffer.Type.Position, weights);
            for (int i = 0; i < moved.length; i += 3) {
                Vector3f point = new Vector3f((float) (rest.get(i) + moved[i]), (float) (rest.get(i + 1) + moved[i + 1]),
                        (float) (rest.get(i + 2) + moved[i + 2]));
                assertTrue(bound.distanceToEdge(point) < 1e-4, () -> point + " is outside " + bound);
            }
        }
    }

    @Test
    void aMeshWithoutTargetsIsRefusedByName() {
        Geometry box = new Geometry("crate", new Box(1, 1, 1));
        var error = assertThrows(IllegalArgumentException.class, () -> new MorphDeformer(box, 0));
        assertTrue(error.getMessage().contains("crate"), error.getMessage());
    }
}
