package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.AnimClip;
import com.jme3.anim.AnimComposer;
import com.jme3.anim.AnimTrack;
import com.jme3.anim.Armature;
import com.jme3.anim.Joint;
import com.jme3.anim.MorphTrack;
import com.jme3.anim.SkinningControl;
import com.jme3.anim.TransformTrack;
import com.jme3.anim.tween.action.BlendableAction;
import com.jme3.anim.util.HasLocalTransform;
import com.jme3.bullet.BulletAppState;
import com.jme3.bullet.animation.DynamicAnimControl;
import com.jme3.bullet.animation.RangeOfMotion;
import com.jme3.bullet.objects.PhysicsRigidBody;
import com.jme3.math.Quaternion;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.scene.VertexBuffer.Type;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/** The talking head beside what else moves its model, in jME's own update loop. */
class OtherAnimationsTest {

    private static final Vector3f NOSE = Vector3f.UNIT_Z;
    /** How {@link Heads#armature} twists the neck's and head's axes. */
    private static final Quaternion TWIST = new Quaternion().fromAngles(.7f, -1.1f, .4f);
    private static final float LENGTH = 2;

    private final Cinema cinema = new Cinema();

    private static Quaternion about(Vector3f axis, double radians) {
        return new Quaternion().fromAngleAxis((float) radians, axis);
    }

    /** Radians of the body's sway and of the head's nod in the clip. */
    private static double sway(double time) {
        return .5 * time / LENGTH;
    }

    private static double nod(double time) {
        return -.3 * time / LENGTH;
    }

    /** A body animation of the same skeleton: the bust sways about z, the head nods about x. */
    private static AnimComposer body(Node model) {
        Armature armature = model.getControl(SkinningControl.class).getArmature();
        Joint bust = armature.getJoint("Bust");
        Joint head = armature.getJoint("Head");
        int keys = 41;
        float[] times = new float[keys];
        Quaternion[] sways = new Quaternion[keys];
        Quaternion[] nods = new Quaternion[keys];
        for (int i = 0; i < keys; i++) {
            times[i] = LENGTH * i / (keys - 1);
            sways[i] = about(Vector3f.UNIT_Z, sway(times[i]));
            nods[i] = TWIST.inverse().mult(about(Vector3f.UNIT_X, nod(times[i]))).mult(TWIST);
        }
        AnimClip clip = new AnimClip("walk");
        clip.setTracks(new AnimTrack<?>[] {turns(bust, times, sways), turns(head, times, nods)});
        AnimComposer composer = new AnimComposer();
        composer.addAnimClip(clip);
        ((BlendableAction) composer.action("walk")).setTransitionLength(0);
        return composer;
    }

    private static TransformTrack turns(HasLocalTransform joint, float[] times, Quaternion[] turns) {
        Vector3f[] places = new Vector3f[times.length];
        Vector3f[] scales = new Vector3f[times.length];
        java.util.Arrays.fill(places, joint.getLocalTransform().getTranslation().clone());
        java.util.Arrays.fill(scales, new Vector3f(1, 1, 1));
        return new TransformTrack(joint, times, places, turns, scales);
    }

    private static MotionFrame yaw(double radians) {
        MotionFrame frame = new MotionFrame();
        frame.set(MotionChannel.HEAD_YAW, (float) radians);
        frame.setWeight(ArkitBlendshape.JAW_OPEN, .5f);
        return frame;
    }

    private static void assertNear(Vector3f expected, Vector3f actual, double tolerance, String what) {
        assertTrue(expected.distance(actual) < tolerance, what + ": expected " + expected + " but was " + actual);
    }

    /** The head's turn is about the upright of the body that sways, and the nod goes on inside of it. */
    private static Vector3f expectedNose(double time, double yaw) {
        return about(Vector3f.UNIT_Z, sway(time)).mult(about(Vector3f.UNIT_Y, yaw))
                .mult(about(Vector3f.UNIT_X, nod(time))).mult(NOSE);
    }

    private static Vector3f nose(Node model) {
        Joint head = model.getControl(SkinningControl.class).getArmature().getJoint("Head");
        Quaternion bind = head.getInverseModelBindMatrix().toRotationQuat();
        return head.getModelTransform().getRotation().mult(bind.mult(NOSE));
    }

    @Test
    void theHeadTurnsOnTopOfABodyAnimation() {
        AvatarRig rig = cinema.head();
        Node model = walking(rig);
        double time = 0;
        for (int i = 0; i < 100; i++) {
            rig.apply(yaw(.4));
            update();
            time += Cinema.STEP;
            assertNear(expectedNose(time, .4), nose(model), 2e-3, "frame " + i);
        }
    }

    /** Lets a head's body walk; its composer comes before the skin. */
    private static Node walking(AvatarRig rig) {
        Node model = (Node) rig.root();
        model.getControl(SkinningControl.class).setEnabled(true);
        AnimComposer composer = body(model);
        model.addControlAt(0, composer);
        composer.setCurrentAction("walk");
        return model;
    }

    private void update() {
        cinema.root.updateLogicalState(Cinema.STEP);
        cinema.root.updateGeometricState();
    }

    @Test
    void aFaceThatHoldsStillKeepsItsTurnWhileTheBodyMoves() {
        AvatarRig rig = cinema.head();
        Node model = walking(rig);
        rig.apply(yaw(-.3));
        double time = 0;
        for (int i = 0; i < 60; i++) {
            update();
            time += Cinema.STEP;
        }
        assertNear(expectedNose(time, -.3), nose(model), 2e-3, "after one apply");
        model.getControl(AnimComposer.class).removeCurrentAction();
        for (int i = 0; i < 200; i++) {
            rig.apply(yaw(-.3));
            update();
        }
        assertNear(expectedNose(time, -.3), nose(model), 2e-3, "after the animation has ended");
        rig.apply(yaw(0));
        update();
        assertNear(expectedNose(time, 0), nose(model), 2e-3, "the turn leaves nothing behind");
    }

    @Test
    void whatAnimatesAChildOfTheRigsRootIsFollowedToo() {
        Node inner = Heads.armature(Heads.face("face", Heads.arkitNames()));
        Node root = new Node("avatar");
        root.attachChild(inner);
        AvatarRig rig = AvatarRig.of(root, RigProfile.standard("test"));
        AnimComposer composer = body(inner);
        inner.addControlAt(0, composer);
        composer.setCurrentAction("walk");
        cinema.root.attachChild(root);
        double time = 0;
        for (int i = 0; i < 60; i++) {
            rig.apply(yaw(.4));
            update();
            time += Cinema.STEP;
        }
        assertNear(expectedNose(time, .4), nose(inner), 2e-3, "composer below the root");
    }

    @Test
    void headNodesWithoutASkinAreFollowed() {
        Node model = new Node("robot");
        Node head = new Node("Head");
        model.attachChild(head);
        head.attachChild(Heads.face("face", Heads.arkitNames()));
        RigProfile profile = new RigProfile("robot", new RigProfile.Joints("Head", null, null, null), 0, null, null,
                null, 0, null, null, null, null, null);
        AvatarRig rig = AvatarRig.of(model, profile);
        float[] times = {0, LENGTH};
        AnimClip clip = new AnimClip("nod");
        clip.setTracks(new AnimTrack<?>[] {turns(head, times,
                new Quaternion[] {new Quaternion(), about(Vector3f.UNIT_X, nod(LENGTH))})});
        AnimComposer composer = new AnimComposer();
        composer.addAnimClip(clip);
        model.addControl(composer);
        cinema.root.attachChild(model);
        composer.setCurrentAction("nod");
        for (int i = 0; i < 60; i++) {
            rig.apply(yaw(.4));
            update();
        }
        Vector3f expected = about(Vector3f.UNIT_Y, .4).mult(about(Vector3f.UNIT_X, nod(1))).mult(NOSE);
        assertNear(expected, head.getWorldRotation().mult(NOSE), 2e-3, "a node");
    }

    @Test
    void morphTracksOfTheSameMeshAddToTheSpeech() {
        AvatarRig rig = new AvatarLoader(Cinema.ASSETS).load("woman");
        cinema.root.attachChild(rig.root());
        Geometry face = TestHeads.part(rig, "Face");
        int smile = face.getMesh().getMorphIndex("mouthSmileLeft");
        float[] weights = new float[2 * face.getMesh().getMorphTargets().length];
        weights[weights.length / 2 + smile] = 1;
        AnimClip clip = new AnimClip("smile");
        clip.setTracks(new AnimTrack<?>[] {new MorphTrack(face, new float[] {0, LENGTH}, weights, weights.length / 2)});
        AnimComposer composer = new AnimComposer();
        composer.addAnimClip(clip);
        rig.root().addControl(composer);
        composer.setCurrentAction("smile");
        FloatBuffer shown = face.getMesh().getFloatBuffer(Type.MorphTarget0);
        FloatBuffer jaw = face.getMesh().getMorphTargets()[face.getMesh().getMorphIndex("jawOpen")]
                .getBuffer(Type.Position);
        FloatBuffer side = face.getMesh().getMorphTargets()[smile].getBuffer(Type.Position);
        for (int frame = 1; frame <= 90; frame++) {
            update();
            rig.apply(yaw(0));
            double share = frame * (double) Cinema.STEP / LENGTH;
            for (int i = 0; i < shown.limit(); i += 97) {
                assertEquals(.5 * jaw.get(i) + share * side.get(i), shown.get(i), 1e-6, "frame " + frame);
            }
        }
    }

    /** A doll of the woman's: her head and neck hang on her bust. */
    private AvatarRig doll(BulletAppState physics) {
        AvatarRig rig = new AvatarLoader(Cinema.ASSETS).load("woman");
        DynamicAnimControl doll = new DynamicAnimControl();
        doll.setMass(DynamicAnimControl.torsoName, 3);
        doll.link("Neck", 1, new RangeOfMotion(.6f));
        doll.link("Head", 3, new RangeOfMotion(.4f));
        RigJoint.controls(rig.root(), SkinningControl.class).get(0).getSpatial().addControl(doll);
        cinema.root.attachChild(rig.root());
        doll.setPhysicsSpace(physics.getPhysicsSpace());
        physics.getPhysicsSpace().update(Cinema.STEP, 0);
        update();
        doll.setRagdollMode();
        return rig;
    }

    /** How the head is turned in the world. */
    private static Quaternion head(AvatarRig rig) {
        SkinningControl skin = RigJoint.controls(rig.root(), SkinningControl.class).get(0);
        return skin.getSpatial().getWorldRotation().mult(skin.getArmature().getJoint("Head").getModelTransform()
                .getRotation());
    }

    @Test
    void aRagdollsFaceGoesOnTalkingAndItsHeadIsThePhysics() {
        com.jme3.system.NativeLibraryLoader.loadNativeLibrary("bulletjme", true);
        BulletAppState physics = new BulletAppState();
        cinema.attach(physics);
        cinema.frame();
        AvatarRig silent = doll(physics);
        AvatarRig rig = doll(physics);
        rig.root().setLocalTranslation(100, 0, 0);
        Quaternion rest = head(silent);
        assertTrue(drop(silent, 0) < .05, "the head is as physics has it");
        assertTrue(angle(rest, head(silent)) > .05, "physics moves the head: " + angle(rest, head(silent)));
        assertTrue(drop(rig, .3) < .05, "and so it is when the face would turn it: physics comes last");
        FloatBuffer jaw = TestHeads.part(rig, "Face").getMesh().getFloatBuffer(Type.MorphTarget0);
        float lowest = 0;
        for (int i = 1; i < jaw.limit(); i += 3) {
            lowest = Math.min(lowest, jaw.get(i));
        }
        assertTrue(lowest < -.008, "the jaw is open: " + lowest);
    }

    /** Lets a doll fall for two seconds, and returns the angle between its head as drawn and the head's body. */
    private double drop(AvatarRig rig, double yaw) {
        PhysicsRigidBody body = RigJoint.controls(rig.root(), DynamicAnimControl.class).get(0).findBoneLink("Head")
                .getRigidBody();
        Quaternion offset = body.getPhysicsRotation(null).inverse().mult(head(rig));
        Quaternion before = new Quaternion();
        for (int frame = 0; frame < 120; frame++) {
            rig.apply(yaw(yaw));
            body.getPhysicsRotation(before);
            ((com.jme3.bullet.PhysicsSpace) body.getCollisionSpace()).update(Cinema.STEP, 0);
            update();
        }
        return angle(before.mult(offset), head(rig));
    }

    private static double angle(Quaternion one, Quaternion other) {
        return 2 * Math.acos(Math.min(1, Math.abs(one.dot(other))));
    }
}
