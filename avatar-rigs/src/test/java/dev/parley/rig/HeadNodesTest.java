package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.SkinningControl;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import dev.parley.rig.CoverageReport.Means;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.signal.ArkitBlendshape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads that are put together as games' characters are: eyeballs apart, several skins, things that hang on joints. */
class HeadNodesTest {

    @TempDir
    Path folder;

    private static int[] all(int joint) {
        int[] joints = new int[HeadGlb.VERTICES];
        Arrays.fill(joints, joint);
        return joints;
    }

    private static Vector3f seen(AvatarRig rig, String mesh, int vertex) {
        Geometry[] found = new Geometry[1];
        rig.root().depthFirstTraversal(spatial -> found[0] = spatial instanceof Geometry geometry
                && HeadTargets.mesh(geometry).equals(mesh) ? geometry : found[0]);
        assertNotNull(found[0], mesh);
        return Skins.positions(found[0], rig.root())[vertex];
    }

    /** Like Ready Player Me: eyeballs of their own, on joints, and with the face's targets. */
    @Test
    void eyeballsOnJointsIgnoreTheirLookShapes() {
        HeadGlb head = new HeadGlb();
        int neck = head.node("Neck", -1, 0, 0, 0);
        int top = head.node("Head", neck, 0, .05f, 0);
        int left = head.node("LeftEye", top, .03f, .05f, .06f);
        int right = head.node("RightEye", top, -.03f, .05f, .06f);
        int skin = head.skin(neck, top, left, right);
        head.face("Wolf3D_Head", -1, 0, HeadGlb.targets("jawOpen", "eyeLookOutLeft"), skin, all(1));
        head.face("EyeLeft", -1, .03f, HeadGlb.targets("jawOpen", "eyeLookOutLeft"), skin, all(2));
        head.face("EyeRight", -1, -.03f, HeadGlb.targets("jawOpen", "eyeLookOutLeft"), skin, all(3));
        AvatarRig rig = new TestHeads(folder).load("head.glb", head);
        assertEquals(RigProfile.Gaze.JOINTS, rig.profile().gaze());
        assertEquals(List.of("EyeLeft_0"), rig.profile().eyeMeshes().stream().filter(n -> n.contains("Left")).toList());
        assertEquals(Means.JOINT, rig.report().entry(ArkitBlendshape.EYE_LOOK_OUT_LEFT).means());
        Vector3f before = seen(rig, "EyeLeft", 0);
        rig.apply(Heads.frame("leftEyeYaw", .489, "jawOpen", .5));
        assertEquals(1, TestHeads.pushed(rig, "Wolf3D_Head", 1), 1e-4, "the lids follow");
        assertEquals(0, TestHeads.pushed(rig, "EyeLeft", 1), 1e-6, "the eyeball does not turn twice");
        assertEquals(.5, TestHeads.pushed(rig, "EyeLeft", 0), 1e-5);
        assertTrue(seen(rig, "EyeLeft", 0).distance(before) > .01, "it turns once");
    }

    /** Exporters write a skin a mesh, with other joints in each; jME would mix them up. */
    @Test
    void skinsThatShareJointsTurnTogether() {
        HeadGlb head = new HeadGlb();
        int armature = head.node("Armature", -1, 0, 0, 0);
        int neck = head.node("Neck", armature, 0, 0, 0);
        int top = head.node("Head", neck, 0, .05f, 0);
        head.face("Body", armature, 0, HeadGlb.targets(), head.skin(neck, top), all(0));
        head.face("Face", armature, 0, HeadGlb.targets("jawOpen"), head.skin(top, neck), all(0));
        AvatarRig rig = new TestHeads(folder).load("head.glb", head);
        Vector3f nose = seen(rig, "Face", 40);
        rig.apply(Heads.frame("headYaw", .5));
        // about y through x = z = 0: all of it at the head, a share of it at the neck
        assertEquals(nose.z * Math.sin(.5), seen(rig, "Face", 40).x, 1e-4);
        assertEquals(.08 * Math.sin(.5 * .3), seen(rig, "Body", 40).x, 1e-4);
        for (String mesh : List.of("Body", "Face")) {
            Geometry[] part = new Geometry[1];
            rig.root().depthFirstTraversal(s -> part[0] = s instanceof Geometry g && HeadTargets.mesh(g).equals(mesh)
                    ? g : part[0]);
            SkinningControl own = Skins.of(part[0]);
            assertEquals(mesh.equals("Body") ? "Neck" : "Head", own.getArmature().getJoint(0).getName());
        }
    }

    /** jME keeps one of several things that hang on a joint. */
    @Test
    void everythingThatHangsOnAJointStays() {
        HeadGlb head = new HeadGlb();
        int top = head.node("Head", -1, 0, 0, 0);
        head.face("Face", -1, 0, HeadGlb.targets("jawOpen"), head.skin(top), all(0));
        head.face("Hat", top, HeadGlb.targets());
        head.face("Beard", top, HeadGlb.targets("jawOpen"));
        head.face("Glasses", top, HeadGlb.targets());
        AvatarRig rig = new TestHeads(folder).load("head.glb", head);
        for (String part : List.of("Hat", "Beard", "Glasses")) {
            assertNotNull(seen(rig, part, 0));
        }
        rig.apply(Heads.frame("jawOpen", .5));
        assertEquals(.5, TestHeads.pushed(rig, "Beard", 0), 1e-5);
    }

    @Test
    void aHeadWithoutAJointSpeaksAndSaysSo() {
        HeadGlb head = new HeadGlb();
        head.face("Face", -1, HeadGlb.targets(TestHeads.arkit(name -> name)));
        AvatarRig rig = new TestHeads(folder).load("mask.glb", head);
        rig.apply(Heads.frame("headYaw", .5, "jawOpen", .5));
        assertTrue(rig.report().joints().get(0).startsWith("head: no joint"), rig.report()::toString);
    }
}
