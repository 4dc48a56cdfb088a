package dev.parley.rig;

import static dev.parley.rig.glb.HeadGlb.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.math.Vector3f;
import com.jme3.scene.Spatial;
import dev.parley.rig.CoverageReport.Means;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.rig.glb.HeadGlb.Names;
import dev.parley.signal.ArkitBlendshape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VRM files: the face is what their extension says, whatever the targets are called. */
class VrmHeadTest {

    /** Preset, and its place among the targets. */
    private static final List<String> ONE = List.of("aa", "ih", "ou", "ee", "oh", "blink", "blinkLeft", "blinkRight",
            "happy", "angry", "sad", "surprised", "lookUp", "lookDown", "lookLeft", "lookRight", "neutral");
    private static final List<String> ZERO = List.of("a", "i", "u", "e", "o", "blink", "blink_l", "blink_r", "joy",
            "angry", "sorrow", "unknown", "lookup", "lookdown", "lookleft", "lookright", "neutral");

    @TempDir
    Path folder;

    /** A head with joints whose names say nothing. */
    private static HeadGlb head(int version, String gaze) {
        HeadGlb head = new HeadGlb().names(Names.NONE);
        int[] bones = new int[5];
        bones[0] = head.node("b0", -1, 0, 0, 0);
        bones[1] = head.node("b1", bones[0], 0, .02f, 0);
        bones[2] = head.node("b2", bones[1], 0, .05f, 0);
        bones[3] = head.node("b3", bones[2], .03f, .05f, .06f);
        bones[4] = head.node("b4", bones[2], -.03f, .05f, .06f);
        int skin = head.skin(bones);
        int[] joints = new int[HeadGlb.VERTICES];
        java.util.Arrays.fill(joints, 2);
        int face = head.face("Face", -1, 0, HeadGlb.targets(IntStream.range(0, ONE.size()).mapToObj(i -> "m" + i)
                .toArray(String[]::new)), skin, joints);
        return version == 1 ? head.extension("VRMC_vrm", one(bones, face, gaze))
                : head.extension("VRM", zero(bones, gaze));
    }

    private static Map<String, Object> one(int[] bones, int face, String gaze) {
        Map<String, Object> preset = map();
        for (int i = 0; i < ONE.size(); i++) {
            preset.put(ONE.get(i), map("morphTargetBinds", List.of(map("node", face, "index", i, "weight", 1))));
        }
        Map<String, Object> range = map("inputMaxValue", 90, "outputScale", 10);
        return map("specVersion", "1.0", "humanoid", map("humanBones", map("head", map("node", bones[2]), "neck",
                map("node", bones[1]), "leftEye", map("node", bones[3]), "rightEye", map("node", bones[4]))),
                "expressions", map("preset", preset), "lookAt", map("type", gaze, "rangeMapHorizontalOuter", range,
                "rangeMapHorizontalInner", range, "rangeMapVerticalUp", range, "rangeMapVerticalDown", range));
    }

    private static Map<String, Object> zero(int[] bones, String gaze) {
        List<Object> groups = new ArrayList<>();
        for (int i = 0; i < ZERO.size(); i++) {
            groups.add(map("name", "group " + i, "presetName", ZERO.get(i), "isBinary", false, "binds",
                    List.of(map("mesh", 0, "index", i, "weight", 100)), "materialValues", List.of()));
        }
        return map("specVersion", "0.0", "humanoid", map("humanBones", List.of(map("bone", "head", "node", bones[2]),
                map("bone", "neck", "node", bones[1]), map("bone", "leftEye", "node", bones[3]),
                map("bone", "rightEye", "node", bones[4]))), "blendShapeMaster", map("blendShapeGroups", groups),
                "firstPerson", map("lookAtTypeName", gaze.equals("bone") ? "Bone" : "BlendShape"));
    }

    private AvatarRig load(int version, String gaze) {
        return new TestHeads(folder).load("head.vrm", head(version, gaze));
    }

    private static float weight(AvatarRig rig, String preset) {
        return TestHeads.pushed(rig, "Face", ONE.indexOf(preset));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void vowelsFollowTheMouth(int version) {
        AvatarRig rig = load(version, "bone");
        rig.apply(Heads.frame("jawOpen", .72, "mouthStretchLeft", .1, "mouthStretchRight", .1));
        assertEquals(1, weight(rig, "aa"), .05);
        assertEquals(0, weight(rig, "ou"), .05);
        rig.apply(Heads.frame("jawOpen", .16, "mouthPucker", .85, "mouthFunnel", .25));
        assertEquals(1, weight(rig, "ou"), .05);
        assertEquals(0, weight(rig, "aa"), .05);
        rig.apply(Heads.frame("jawOpen", .36, "mouthStretchLeft", .05, "mouthStretchRight", .05));
        assertEquals(.5, weight(rig, "aa"), .05, "half the movement, half the vowel");
        rig.apply(Heads.frame("jawOpen", .5, "mouthClose", .5));
        assertEquals(0, weight(rig, "aa") + weight(rig, "oh") + weight(rig, "ee"), .02, "lips are closed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void lidsBlinkEachByItself(int version) {
        AvatarRig rig = load(version, "bone");
        rig.apply(Heads.frame("eyeBlinkLeft", 1, "eyeBlinkRight", .25));
        assertEquals(1, weight(rig, "blinkLeft"), .01);
        assertEquals(.25, weight(rig, "blinkRight"), .01);
        assertEquals(0, weight(rig, "blink"), 1e-6);
    }

    @Test
    void emotionsNeedMoreThanASmile() {
        AvatarRig rig = load(1, "bone");
        rig.apply(Heads.frame("mouthSmileLeft", .2, "mouthSmileRight", .2, "jawOpen", .16));
        assertEquals(0, weight(rig, "happy"), .1);
        rig.apply(Heads.frame("mouthSmileLeft", .7, "mouthSmileRight", .7, "cheekSquintLeft", .6, "cheekSquintRight",
                .6, "eyeSquintLeft", .3, "eyeSquintRight", .3));
        assertTrue(weight(rig, "happy") > .6, "joy is " + weight(rig, "happy"));
        rig.apply(Heads.frame("browDownLeft", 1, "browDownRight", 1, "noseSneerLeft", .3, "noseSneerRight", .3));
        assertTrue(weight(rig, "angry") > .5, "anger is " + weight(rig, "angry"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void gazeByBonesLeavesTheLookShapesAlone(int version) {
        AvatarRig rig = load(version, "bone");
        assertEquals(RigProfile.Gaze.JOINTS, rig.profile().gaze());
        rig.apply(Heads.frame("leftEyePitch", .436, "rightEyePitch", .436));
        assertEquals(0, weight(rig, "lookDown"), 1e-6);
        // an output of 10 degrees, for looks of 28, 30, 20 and 25 degrees
        assertEquals(.40, rig.profile().mapping().eyeTurn(), .01);
        assertEquals("b3", rig.profile().joints().leftEye());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void gazeByExpressionsMovesBothEyes(int version) {
        AvatarRig rig = load(version, "expression");
        rig.apply(Heads.frame("leftEyeYaw", .489, "rightEyeYaw", .524));
        assertEquals(1, weight(rig, "lookLeft"), .01);
        assertEquals(0, weight(rig, "lookRight"), .01);
        rig.apply(Heads.frame("leftEyePitch", -.349, "rightEyePitch", -.349));
        assertEquals(1, weight(rig, "lookUp"), .01);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theFaceLooksAlongZ(int version) {
        AvatarRig rig = load(version, "bone");
        Spatial part = TestHeads.part(rig, "Face");
        rig.root().updateGeometricState();
        Vector3f out = part.localToWorld(Vector3f.UNIT_Z, null).subtract(part.localToWorld(Vector3f.ZERO, null));
        assertEquals(version == 0 ? -1 : 1, out.z, 1e-5, "VRM 0 is modelled to look along -z, and turned");
    }

    @Test
    void theReportSaysWhatIsLost() {
        CoverageReport report = load(1, "bone").report();
        assertEquals(Means.POSES, report.entry(ArkitBlendshape.JAW_OPEN).means());
        assertTrue(report.entry(ArkitBlendshape.JAW_OPEN).loss() > .05);
        assertTrue(report.entry(ArkitBlendshape.EYE_BLINK_LEFT).loss() < .02);
        assertEquals(Means.JOINT, report.entry(ArkitBlendshape.EYE_LOOK_IN_LEFT).means());
        assertEquals(Means.NONE, report.entry(ArkitBlendshape.TONGUE_OUT).means());
        assertEquals("head: b2; neck: b1", report.joints().get(0));
    }
}
