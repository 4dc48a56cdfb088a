package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import dev.parley.rig.CoverageReport.Means;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.rig.glb.SchemeNames;
import dev.parley.signal.ArkitBlendshape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heads with fewer shapes than ARKit has: visemes, or nothing but bones. */
class PoseHeadTest {

    /** Oculus' fifteen, as Ready Player Me's documentation lists them. */
    private static final String[] OCULUS = SchemeNames.oculus();

    @TempDir
    Path folder;

    private AvatarRig load(HeadGlb head) {
        return new TestHeads(folder).load("head.glb", head);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "viseme_U|jawOpen=.16 mouthPucker=.85 mouthFunnel=.25",
        "viseme_aa|jawOpen=.72 mouthStretchLeft=.1 mouthStretchRight=.1",
        "viseme_FF|jawOpen=.1 mouthRollLower=.8 mouthUpperUpLeft=.22 mouthUpperUpRight=.22",
        "viseme_CH|jawOpen=.12 mouthFunnel=.75 mouthPucker=.25",
        "viseme_TH|jawOpen=.16 tongueOut=.52 mouthUpperUpLeft=.15 mouthUpperUpRight=.15 mouthLowerDownLeft=.18"
        + " mouthLowerDownRight=.18"})
    void aMouthLikeAVisemeIsThatViseme(String viseme, String mouth) {
        AvatarRig rig = load(TestHeads.plate(OCULUS));
        rig.apply(frame(mouth));
        for (int i = 0; i < OCULUS.length; i++) {
            assertEquals(OCULUS[i].equals(viseme) ? 1 : 0, TestHeads.pushed(rig, "Face", i), .12, OCULUS[i]);
        }
    }

    private static dev.parley.signal.MotionFrame frame(String mouth) {
        return Heads.frame(Arrays.stream(mouth.split(" ")).flatMap(part -> Arrays.stream(part.split("=")))
                .map(text -> text.matches("[.\\d]+") ? (Object) Float.valueOf(text) : text).toArray());
    }

    @Test
    void movementIsSmoothAndInRange() {
        AvatarRig rig = load(TestHeads.plate(OCULUS));
        float[] before = null;
        for (int step = 0; step <= 200; step++) {
            float share = step / 200f;
            rig.apply(Heads.frame("jawOpen", .72 - .5 * share, "mouthPucker", share, "mouthFunnel", .3 * share,
                    "mouthSmileLeft", .4 * (1 - share), "mouthSmileRight", .4 * (1 - share)));
            float[] now = new float[OCULUS.length];
            for (int i = 0; i < now.length; i++) {
                now[i] = TestHeads.pushed(rig, "Face", i);
                assertTrue(now[i] >= 0 && now[i] <= 1.0001, OCULUS[i] + " is " + now[i]);
                assertTrue(before == null || Math.abs(now[i] - before[i]) < .03, OCULUS[i] + " jumps at " + step);
            }
            before = now;
        }
    }

    @Test
    void ownTargetsAndVisemesShareTheWork() {
        AvatarRig rig = load(TestHeads.plate("mouthOpen", "viseme_U", "viseme_aa"));
        rig.apply(frame("jawOpen=.6 mouthPucker=.85 mouthFunnel=.25"));
        float u = TestHeads.pushed(rig, "Face", 1);
        assertEquals(1, u, .05);
        assertEquals(.6, TestHeads.pushed(rig, "Face", 0) + .16 * u, .02, "the viseme opens the mouth by 0.16 itself");
        assertEquals(0, TestHeads.pushed(rig, "Face", 2), 1e-6, "nothing is left for the other");
    }

    @Test
    void framesAllocateNothing() {
        AvatarRig rig = load(TestHeads.plate(OCULUS));
        var frames = new dev.parley.signal.MotionFrame[] {frame("jawOpen=.5 mouthPucker=.3"), frame("jawOpen=.1")};
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = threads.getThreadAllocatedBytes(own);
            for (int i = 0; i < 200; i++) {
                rig.apply(frames[i % 2]);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(own) - start);
        }
        assertEquals(0, least, "bytes in the best of ten rounds of 200 frames");
    }

    /** A head without a morph target: the lowest three rows hang on the jaw, two vertices on the eyes. */
    private static HeadGlb bones(Map<String, float[]> targets) {
        HeadGlb head = new HeadGlb();
        int hips = head.node("mixamorig:Hips", -1, 0, 0, 0);
        int neck = head.node("mixamorig:Neck", hips, 0, .02f, 0);
        int top = head.node("mixamorig:Head", neck, 0, .04f, 0);
        int jaw = head.node("CC_Base_JawRoot", top, 0, .02f, .02f);
        int left = head.node("eye.L", top, .03f, .06f, .06f);
        int right = head.node("eye.R", top, -.03f, .06f, .06f);
        int[] joints = new int[HeadGlb.VERTICES];
        Arrays.fill(joints, 2);
        Arrays.fill(joints, 0, 27, 3);
        joints[60] = 4;
        joints[61] = 5;
        head.face("Face", -1, 0, targets, head.skin(hips, neck, top, jaw, left, right), joints);
        return head;
    }

    private static Vector3f seen(AvatarRig rig, int vertex) {
        Geometry[] face = new Geometry[1];
        rig.root().depthFirstTraversal(spatial -> face[0] = spatial instanceof Geometry found ? found : face[0]);
        return Skins.positions(face[0], rig.root())[vertex];
    }

    @Test
    void bonesAloneSpeakLookAndTurn() {
        AvatarRig rig = load(bones(Map.of()));
        assertEquals(new RigProfile.Joints("mixamorig:Head", "mixamorig:Neck", "eye.L", "eye.R", "CC_Base_JawRoot"),
                rig.profile().joints());
        assertEquals(Means.JOINT, rig.report().entry(ArkitBlendshape.JAW_OPEN).means());
        assertEquals(12, rig.report().driven().size(), "jaw 4, gaze 8");
        Vector3f chin = seen(rig, 4);
        rig.apply(Heads.frame("jawOpen", 1));
        // about x through (0, 0.08, 0.02): chin at (y, z) = (0.02, 0.08)
        double cos = Math.cos(.33);
        double sin = Math.sin(.33);
        assertEquals(.08 + (chin.y - .08) * cos - .06 * sin, seen(rig, 4).y, 1e-4);
        assertEquals(.02 + (chin.y - .08) * sin + .06 * cos, seen(rig, 4).z, 1e-4);
        rig.apply(Heads.frame("jawOpen", 1, "mouthClose", 1));
        assertEquals(chin.y, seen(rig, 4).y, 1e-5, "closed lips close the jaw");
        Vector3f eye = seen(rig, 60);
        rig.apply(Heads.frame("leftEyeYaw", .3));
        assertTrue(seen(rig, 60).distance(eye) > .001);
        rig.apply(Heads.frame("headYaw", .5));
        assertTrue(seen(rig, 40).x > .03, "the nose turns to the face's left");
    }

    @Test
    void aJawsJointRestsWhereShapesMoveTheSameVertices() {
        AvatarRig rig = load(bones(Map.of("jawOpen", HeadGlb.opened(.02f))));
        assertEquals(null, rig.profile().joints().jaw());
        assertEquals(Means.TARGET, rig.report().entry(ArkitBlendshape.JAW_OPEN).means());
    }

    @Test
    void gazeIsNeverDrivenTwice() {
        float[] look = HeadGlb.pushed(60);
        AvatarRig rig = load(bones(Map.of("jawOpen", HeadGlb.opened(.02f), "eyeLookOutLeft", look)));
        assertEquals(RigProfile.Gaze.SHAPES, rig.profile().gaze());
        Vector3f eye = seen(rig, 60);
        rig.apply(Heads.frame("leftEyeYaw", .3));
        assertEquals(eye, seen(rig, 60));
        assertTrue(TestHeads.pushed(rig, "Face", 60) > .5);
    }
}
