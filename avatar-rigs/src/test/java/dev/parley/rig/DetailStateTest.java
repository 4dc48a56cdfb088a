package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.math.Vector3f;
import com.jme3.renderer.Camera;
import com.jme3.renderer.ViewPort;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.VertexBuffer;
import com.jme3.scene.VertexBuffer.Type;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Faces two units high and wide, a camera of 500 pixels and 30 degrees: jME's loop, culling and controls. */
class DetailStateTest {

    /** A face of this distance covers some 30 pixels. */
    private static final float FAR = 60;

    private final Cinema cinema = new Cinema();
    private final AvatarRig rig = cinema.head();
    /** Shows what the rig should, out of the scene. */
    private final AvatarRig twin = twin();
    private final Random random = new Random(11);
    private double phase;

    private static AvatarRig twin() {
        return new Cinema().head();
    }

    private DetailState state(DetailPolicy policy) {
        DetailState state = new DetailState(policy);
        cinema.attach(state);
        state.add(rig);
        return state;
    }

    /** A face that moves smoothly from call to call. */
    private MotionFrame next(double step) {
        phase += step;
        MotionFrame frame = new MotionFrame();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            frame.setWeight(shape, (float) (.3 + .3 * Math.sin(phase * (1 + shape.ordinal() % 7) + shape.ordinal())));
        }
        return frame;
    }

    private MotionFrame face() {
        phase = random.nextDouble() * 100;
        return next(0);
    }

    private void show(MotionFrame frame) {
        rig.apply(frame);
        twin.apply(frame);
        cinema.frame();
    }

    private static float[] moves(AvatarRig rig) {
        return copy(rig, Type.MorphTarget0);
    }

    private static float[] copy(AvatarRig rig, Type type) {
        FloatBuffer buffer = Cinema.face(rig).getMesh().getFloatBuffer(type);
        float[] copy = new float[buffer.limit()];
        buffer.get(0, copy);
        return copy;
    }

    private void assertExact() {
        assertArrayEquals(moves(twin), moves(rig));
        assertArrayEquals(copy(twin, Type.MorphTarget1), copy(rig, Type.MorphTarget1));
    }

    /** Returns the pixels by which the vertex that is furthest from its place is off. */
    private double pixelsOff() {
        float[] right = moves(twin);
        float[] shown = moves(rig);
        Geometry face = Cinema.face(rig);
        FloatBuffer rest = face.getMesh().getFloatBuffer(Type.Position);
        double most = 0;
        for (int i = 0; i < right.length; i += 3) {
            Vector3f at = new Vector3f(rest.get(i), rest.get(i + 1), rest.get(i + 2));
            Vector3f one = onScreen(face, at.add(right[i], right[i + 1], right[i + 2]));
            Vector3f other = onScreen(face, at.add(shown[i], shown[i + 1], shown[i + 2]));
            most = Math.max(most, Math.hypot(one.x - other.x, one.y - other.y));
        }
        return most;
    }

    private Vector3f onScreen(Geometry face, Vector3f vertex) {
        return cinema.camera.getScreenCoordinates(face.localToWorld(vertex, null));
    }

    @Test
    void aNearFaceIsExactInEveryFrame() {
        state(DetailPolicy.DEFAULT);
        for (int i = 0; i < 20; i++) {
            show(face());
            assertExact();
        }
    }

    @Test
    void aFarFacesVerticesAreWithinAQuarterOfAPixel() {
        state(new DetailPolicy(256, .25f, 0, 0, 1));
        cinema.look(FAR);
        int moved = 0;
        double most = 0;
        for (int i = 0; i < 100; i++) {
            float[] before = moves(rig);
            show(next(.001));
            most = Math.max(most, pixelsOff());
            assertTrue(pixelsOff() <= .2501, "frame " + i + ": off by " + pixelsOff() + " pixels");
            moved += java.util.Arrays.equals(before, moves(rig)) ? 0 : 1;
        }
        assertTrue(most > .001, "something has been left out: " + most);
        assertTrue(moved > 2 && moved < 60, "moved in " + moved + " of 100 frames that change little");
    }

    @Test
    void aFarFaceIsShownInEveryFourthFrameAtLeast() {
        state(new DetailPolicy(256, 0, 120, 0, 1));
        cinema.look(FAR);
        int moved = 0;
        for (int i = 0; i < 80; i++) {
            float[] before = moves(rig);
            show(face());
            moved += java.util.Arrays.equals(before, moves(rig)) ? 0 : 1;
        }
        assertEquals(20, moved, 1, "of 80 frames");
    }

    @Test
    void anUnseenFaceIsNotTouchedAndIsRightInTheFrameThatShowsIt() {
        state(DetailPolicy.DEFAULT);
        show(face());
        cinema.lookAway();
        show(face());
        VertexBuffer merged = Cinema.face(rig).getMesh().getBuffer(Type.MorphTarget0);
        VertexBuffer normals = Cinema.face(rig).getMesh().getBuffer(Type.MorphTarget1);
        merged.clearUpdateNeeded();
        normals.clearUpdateNeeded();
        float[] before = moves(rig);
        for (int i = 0; i < 30; i++) {
            show(face());
        }
        assertFalse(merged.isUpdateNeeded() || normals.isUpdateNeeded(), "buffers of an unseen face are uploaded");
        assertArrayEquals(before, moves(rig));
        cinema.look(4);
        show(face());
        assertExact();
    }

    @Test
    void aCutToANearCameraShowsTheExactFaceAtOnce() {
        state(new DetailPolicy(256, 2, 64, 48, 1));
        cinema.look(FAR);
        for (int i = 0; i < 7; i++) {
            show(next(.001));
        }
        assertTrue(pixelsOff() > 0, "the far face is coarse");
        cinema.look(4);
        show(next(.001));
        assertExact();
    }

    @Test
    void theNearestOfTwoCamerasCounts() {
        state(DetailPolicy.DEFAULT);
        Camera far = cinema.camera.clone();
        far.setLocation(new Vector3f(0, 0, FAR));
        ViewPort mirror = cinema.renders.createPostView("mirror", far);
        for (int i = 0; i < 10; i++) {
            show(next(.01));
            cinema.draw(mirror);
            assertExact();
        }
    }

    @Test
    void normalsOfSmallFacesRestAndComeBack() {
        state(new DetailPolicy(0, 0, 0, 48, 1));
        show(face());
        cinema.look(FAR);
        show(face());
        show(face());
        assertArrayEquals(moves(twin), moves(rig));
        for (float value : copy(rig, Type.MorphTarget1)) {
            assertEquals(0, value);
        }
        cinema.look(4);
        show(face());
        assertExact();
    }

    @Test
    void aCrowdMovesByTurns() {
        DetailState state = state(new DetailPolicy(0, 0, 0, 0, 3));
        List<AvatarRig> crowd = new ArrayList<>(List.of(rig));
        for (int i = 1; i < 10; i++) {
            AvatarRig other = cinema.head();
            other.root().setLocalTranslation(i - 5, 0, -40);
            state.add(other);
            crowd.add(other);
        }
        rig.root().setLocalTranslation(0, 0, -40);
        cinema.frame();
        int[] moved = new int[crowd.size()];
        for (int frame = 0; frame < 40; frame++) {
            int now = 0;
            for (int i = 0; i < moved.length; i++) {
                crowd.get(i).apply(face());
            }
            List<float[]> before = crowd.stream().map(DetailStateTest::moves).toList();
            cinema.frame();
            for (int i = 0; i < moved.length; i++) {
                boolean same = java.util.Arrays.equals(before.get(i), moves(crowd.get(i)));
                now += same ? 0 : 1;
                moved[i] += same ? 0 : 1;
            }
            assertTrue(now <= 3, now + " heads moved in one frame");
        }
        for (int count : moved) {
            assertTrue(count >= 9, "a head moved " + count + " times in 40 frames");
        }
    }

    @Test
    void whoeverComesIntoViewIsRightWhateverTheBudget() {
        DetailState state = state(new DetailPolicy(0, 0, 0, 0, 1));
        List<AvatarRig> crowd = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            crowd.add(cinema.head());
            state.add(crowd.get(i));
        }
        cinema.lookAway();
        cinema.frame();
        cinema.frame();
        MotionFrame frame = face();
        crowd.forEach(one -> one.apply(frame));
        cinema.look(4);
        show(frame);
        for (AvatarRig one : crowd) {
            assertArrayEquals(moves(twin), moves(one));
        }
    }

    @Test
    void whileItIsDisabledAndAfterARemovalFacesAreExactUnseen() {
        DetailState state = state(DetailPolicy.DEFAULT);
        cinema.lookAway();
        show(face());
        show(face());
        state.setEnabled(false);
        assertExact();
        show(face());
        assertExact();
        state.setEnabled(true);
        show(face());
        state.remove(rig);
        assertExact();
        assertEquals(0, RigJoint.controls(Cinema.face(rig), RigControl.class).size());
    }

    @Test
    void aCloneOfALookedAfterModelIsExactUntilItIsAddedItself() {
        DetailState state = state(DetailPolicy.DEFAULT);
        cinema.lookAway();
        show(face());
        show(face());
        AvatarRig copy = rig.cloneFor(((Node) rig.root()).clone());
        assertArrayEquals(moves(twin), moves(copy));
        assertEquals(0, RigJoint.controls(Cinema.face(copy), RigControl.class).size());
        cinema.root.attachChild(copy.root());
        state.add(copy);
        cinema.look(4);
        show(face());
        assertExact();
    }

    @Test
    void framesAllocateNothing() {
        DetailState state = state(DetailPolicy.DEFAULT);
        show(face());
        MotionFrame[] frames = new MotionFrame[32];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = next(.05);
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = threads.getThreadAllocatedBytes(own);
            for (int i = 0; i < 300; i++) {
                rig.apply(frames[i % frames.length]);
                state.update(Cinema.STEP);
                Cinema.face(rig).runControlRender(cinema.renders, cinema.view);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(own) - before);
        }
        assertEquals(0, least, "bytes in the best of ten rounds of 300 frames");
    }

    @Test
    void policiesOutOfRangeAreNamed() {
        String pixels = assertThrows(IllegalArgumentException.class, () -> new DetailPolicy(0, -1, 0, 0, 1))
                .getMessage();
        assertTrue(pixels.contains("error is -1.0") && pixels.contains("0 pixels"), pixels);
        String heads = assertThrows(IllegalArgumentException.class, () -> new DetailPolicy(0, 0, 0, 0, 0)).getMessage();
        assertTrue(heads.contains("heads is 0") && heads.contains("at least 1"), heads);
        assertThrows(IllegalArgumentException.class, () -> new DetailPolicy(Float.NaN, 0, 0, 0, 1));
    }
}
