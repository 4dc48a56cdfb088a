package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.math.Matrix3f;
import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.VertexBuffer;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.nio.FloatBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvatarRigTest {

    private static final Vector3f NOSE = Vector3f.UNIT_Z;
    private static final Vector3f CROWN = Vector3f.UNIT_Y;
    private static final Vector3f LEFT = Vector3f.UNIT_X;

    private final Node model = Heads.armature(Heads.face("face", Heads.arkitNames()));
    private final AvatarRig rig = AvatarRig.of(model, RigProfile.standard("test"));

    private static void assertNear(Vector3f expected, Vector3f actual) {
        assertTrue(expected.distance(actual) < 1e-5, () -> "expected " + expected + " but was " + actual);
    }

    private Vector3f head(Vector3f direction) {
        return Heads.turned(model, "Head", direction);
    }

    @Test
    void theHeadRestsAsModelled() {
        rig.apply(new MotionFrame());
        assertNear(NOSE, head(NOSE));
        assertNear(CROWN, head(CROWN));
    }

    @Test
    void yawTurnsTheNoseToTheFacesOwnLeft() {
        rig.apply(Heads.frame("headYaw", .5));
        assertNear(new Vector3f((float) Math.sin(.5), 0, (float) Math.cos(.5)), head(NOSE));
    }

    @Test
    void pitchTurnsTheNoseDown() {
        rig.apply(Heads.frame("headPitch", .5));
        assertNear(new Vector3f(0, -(float) Math.sin(.5), (float) Math.cos(.5)), head(NOSE));
    }

    @Test
    void rollTiltsTheCrownToTheFacesOwnRight() {
        rig.apply(Heads.frame("headRoll", .5));
        assertNear(new Vector3f(-(float) Math.sin(.5), (float) Math.cos(.5), 0), head(CROWN));
    }

    @Test
    void yawComesFirstThenPitchThenRoll() {
        rig.apply(Heads.frame("headYaw", .6, "headPitch", .4, "headRoll", -.3));
        Matrix3f expected = turn(.6f, CROWN).mult(turn(.4f, LEFT)).mult(turn(-.3f, NOSE));
        for (Vector3f axis : List.of(NOSE, CROWN, LEFT)) {
            assertNear(expected.mult(axis), head(axis));
        }
    }

    private static Matrix3f turn(float radians, Vector3f axis) {
        Matrix3f matrix = new Matrix3f();
        matrix.fromAngleAxis(radians, axis);
        return matrix;
    }

    @Test
    void theNeckTakesItsShare() {
        rig.apply(Heads.frame("headYaw", .5));
        assertNear(new Vector3f((float) Math.sin(.15), 0, (float) Math.cos(.15)), Heads.turned(model, "Neck", NOSE));
    }

    @Test
    void translationMovesTheHeadInTheModelsAxes() {
        Joint joint = model.getControl(SkinningControl.class).getArmature().getJoint("Head");
        rig.apply(Heads.frame());
        head(NOSE);
        Vector3f rest = joint.getModelTransform().getTranslation().clone();
        rig.apply(Heads.frame("headX", .01, "headY", -.02, "headZ", .03));
        head(NOSE);
        assertNear(rest.add(.01f, -.02f, .03f), joint.getModelTransform().getTranslation());
    }

    @Test
    void eyesTurnWithinTheHead() {
        rig.apply(Heads.frame("leftEyeYaw", .3, "rightEyeYaw", .3, "leftEyePitch", .2));
        assertNear(new Vector3f((float) (Math.sin(.3) * Math.cos(.2)), -(float) Math.sin(.2),
                (float) (Math.cos(.3) * Math.cos(.2))), Heads.turned(model, "LeftEye", NOSE));
        assertNear(new Vector3f((float) Math.sin(.3), 0, (float) Math.cos(.3)), Heads.turned(model, "RightEye", NOSE));
        rig.apply(Heads.frame("headYaw", .4, "leftEyeYaw", -.4));
        assertNear(NOSE, Heads.turned(model, "LeftEye", NOSE));
    }

    @Test
    void theLastFrameCountsNotTheSum() {
        for (int i = 0; i < 1000; i++) {
            rig.apply(Heads.frame("headYaw", .5, "headRoll", .2));
        }
        rig.apply(new MotionFrame());
        assertNear(NOSE, head(NOSE));
    }

    @Test
    void nodesServeWhereThereIsNoSkin() {
        Node plain = new Node("plain");
        Node head = new Node("Head");
        head.setLocalRotation(new Quaternion().fromAngles(.3f, .2f, -.5f));
        plain.attachChild(head);
        head.attachChild(Heads.face("face", "jawOpen"));
        AvatarRig nodes = AvatarRig.of(plain, named("Head", null, null, null, Map.of()));
        Quaternion rest = head.getLocalRotation().clone();
        nodes.apply(Heads.frame("headYaw", .5));
        assertNear(new Vector3f((float) Math.sin(.5), 0, (float) Math.cos(.5)),
                head.getLocalRotation().mult(rest.inverse().mult(NOSE)));
    }

    private static RigProfile named(String head, String neck, String left, String right, Map<String, Float> neutral) {
        return new RigProfile("test", new RigProfile.Joints(head, neck, left, right), .3f, null, null, null, .005f, null,
                neutral, null, null, "Rigs/test.json");
    }

    @Test
    void appliedHoldsWhatTheModelReceived() {
        MotionFrame frame = Heads.frame("mouthClose", .9, "jawOpen", .2, "leftEyeYaw", .489, "headYaw", .1);
        rig.apply(frame);
        MotionFrame expected = new FrameShaper(rig.profile()).shape(frame, new MotionFrame());
        assertArrayEquals(expected.weights(), rig.applied().weights());
        assertEquals(expected.gaze(), rig.applied().gaze());
        assertEquals(expected.headPose(), rig.applied().headPose());
        assertEquals(1, rig.applied().weight(ArkitBlendshape.EYE_LOOK_OUT_LEFT), 1e-6);
    }

    @Test
    void coverageNamesWhatMoves() {
        assertEquals(EnumSet.allOf(ArkitBlendshape.class), rig.coverage());
        Node few = Heads.armature(Heads.face("face", "jawOpen", "eyeBlink_L", "nonsense"));
        assertEquals(EnumSet.of(ArkitBlendshape.JAW_OPEN, ArkitBlendshape.EYE_BLINK_LEFT),
                AvatarRig.of(few, named("Head", "Neck", null, null, Map.of())).coverage());
    }

    @Test
    void eyeballsFollowEitherJointsOrShapes() {
        assertEquals(0, eyeballShift(RigProfile.Gaze.JOINTS), 1e-9);
        assertTrue(eyeballShift(RigProfile.Gaze.SHAPES) > .1);
    }

    private static double eyeballShift(RigProfile.Gaze gaze) {
        Geometry eyes = Heads.face("Eyes_0", "eyeLookOutLeft");
        Node group = new Node("Eyes");
        group.attachChild(eyes);
        Node head = Heads.armature(Heads.face("face", Heads.arkitNames()));
        head.attachChild(group);
        RigProfile profile = new RigProfile("test", null, .3f, null, gaze, List.of("Eyes"), .005f, null, null, null,
                null, null);
        AvatarRig.of(head, profile).apply(Heads.frame("leftEyeYaw", .4));
        FloatBuffer merged = eyes.getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget0);
        double sum = 0;
        for (int i = 0; i < merged.limit(); i++) {
            sum += Math.abs(merged.get(i));
        }
        return sum;
    }

    @Test
    void aCopyShowsTheSameAndThenGoesItsOwnWay() {
        rig.apply(Heads.frame("headYaw", .5, "jawOpen", .7));
        Node copy = (Node) model.clone();
        AvatarRig other = rig.cloneFor(copy);
        assertNear(head(NOSE), Heads.turned(copy, "Head", NOSE));
        assertEquals(.7f, other.applied().weight(ArkitBlendshape.JAW_OPEN));
        other.apply(Heads.frame("headYaw", -.2));
        assertNear(new Vector3f(-(float) Math.sin(.2), 0, (float) Math.cos(.2)), Heads.turned(copy, "Head", NOSE));
        assertNear(new Vector3f((float) Math.sin(.5), 0, (float) Math.cos(.5)), head(NOSE));
        assertFalse(sameVertices(model, copy));
    }

    private static boolean sameVertices(Node one, Node two) {
        return ((Geometry) one.getChild("face")).getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget0)
                .equals(((Geometry) two.getChild("face")).getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget0));
    }

    @Test
    void framesAllocateNothing() {
        MotionFrame[] frames = new MotionFrame[64];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Heads.frame("headYaw", i * .01, "headPitch", i * .005, "leftEyeYaw", i * -.005, "jawOpen",
                    i / 64.0, "mouthPucker", 1 - i / 64.0, "eyeBlinkLeft", i % 2, "headX", i * .001);
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = threads.getThreadAllocatedBytes(own);
            applyOften(frames, 500);
            least = Math.min(least, threads.getThreadAllocatedBytes(own) - before);
        }
        assertEquals(0, least, "bytes in the best of ten rounds of 500 frames; the first rounds warm up");
    }

    private void applyOften(MotionFrame[] frames, int count) {
        for (int i = 0; i < count; i++) {
            rig.apply(frames[i % frames.length]);
        }
    }

    @Test
    void anAbsentJointIsNamedWithTheRemedy() {
        String message = assertThrows(RigException.class, () -> AvatarRig.of(model,
                named("Head", "Nack", "LeftEye", "RightEye", Map.of()))).getMessage();
        for (String part : List.of("Rigs/test.json", "joints.neck", "Nack", "Neck", "LeftEye", "leave the field out")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(1, message.lines().count());
    }

    @Test
    void anAbsentShapeIsNamedWithTheRemedy() {
        Node few = Heads.armature(Heads.face("face", "jawOpen"));
        String message = assertThrows(RigException.class, () -> AvatarRig.of(few,
                named("Head", null, null, null, Map.of("mouthSmile", .1f)))).getMessage();
        for (String part : List.of("Rigs/test.json", "mouthSmileLeft", "mouthSmileRight", "remove the entry")) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void anAbsentEyeMeshIsNamedWithTheRemedy() {
        RigProfile profile = new RigProfile("test", null, .3f, null, null, List.of("Eyeballs"), .005f, null, null, null,
                null, null);
        String message = assertThrows(RigException.class, () -> AvatarRig.of(model, profile)).getMessage();
        assertTrue(message.contains("Eyeballs") && message.contains("eyeMeshes"), message);
    }
}
