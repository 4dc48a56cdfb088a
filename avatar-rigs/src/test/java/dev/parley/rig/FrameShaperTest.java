package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameShaperTest {

    private final RigProfile plain = RigProfile.standard("plain");

    private static RigProfile with(RigRules rules, Map<String, Float> neutral, Map<String, Float> gains) {
        RigProfile standard = RigProfile.standard("test");
        return new RigProfile("test", standard.joints(), .3f, standard.eyes(), standard.gaze(), List.of(), .005f, rules,
                neutral, gains, null, null);
    }

    private static MotionFrame shape(RigProfile profile, MotionFrame frame) {
        return new FrameShaper(profile).shape(frame, new MotionFrame());
    }

    private static float weight(MotionFrame frame, String name) {
        return frame.get(MotionChannel.byName(name).orElseThrow());
    }

    @Test
    void closedLipsOpenNoFurtherThanTheJaw() {
        MotionFrame shaped = shape(plain, Heads.frame("mouthClose", .8, "jawOpen", .3));
        assertEquals(.3f, weight(shaped, "mouthClose"));
        assertEquals(0, weight(shape(plain, Heads.frame("mouthClose", .8)), "mouthClose"));
        assertEquals(.1f, weight(shape(plain, Heads.frame("mouthClose", .1, "jawOpen", .3)), "mouthClose"));
    }

    @Test
    void lidsThatBlinkNeitherSquintNorLookDown() {
        MotionFrame shaped = shape(plain, Heads.frame("eyeBlinkLeft", 1, "eyeBlinkRight", .25, "eyeSquintLeft", .6,
                "eyeSquintRight", .6, "leftEyePitch", .436, "rightEyePitch", .218));
        assertEquals(0, weight(shaped, "eyeSquintLeft"));
        assertEquals(.45f, weight(shaped, "eyeSquintRight"), 1e-6);
        assertEquals(0, weight(shaped, "eyeLookDownLeft"));
        assertEquals(.375f, weight(shaped, "eyeLookDownRight"), 1e-6);
    }

    @Test
    void eyesToTheFacesLeftAreOutForTheLeftAndInForTheRight() {
        MotionFrame shaped = shape(plain, Heads.frame("leftEyeYaw", .2445, "rightEyeYaw", .262));
        assertEquals(.5f, weight(shaped, "eyeLookOutLeft"), 1e-6);
        assertEquals(.5f, weight(shaped, "eyeLookInRight"), 1e-6);
        assertEquals(0, weight(shaped, "eyeLookInLeft"));
        assertEquals(0, weight(shaped, "eyeLookOutRight"));
    }

    @Test
    void eyesToTheFacesRightAreInForTheLeftAndOutForTheRight() {
        MotionFrame shaped = shape(plain, Heads.frame("leftEyeYaw", -.262, "rightEyeYaw", -.2445));
        assertEquals(.5f, weight(shaped, "eyeLookInLeft"), 1e-6);
        assertEquals(.5f, weight(shaped, "eyeLookOutRight"), 1e-6);
    }

    @Test
    void negativePitchLooksUp() {
        MotionFrame shaped = shape(plain, Heads.frame("leftEyePitch", -.349, "rightEyePitch", -.1745));
        assertEquals(1, weight(shaped, "eyeLookUpLeft"), 1e-6);
        assertEquals(.5f, weight(shaped, "eyeLookUpRight"), 1e-6);
        assertEquals(0, weight(shaped, "eyeLookDownLeft"));
    }

    @Test
    void eyesStopAtTheirLimits() {
        MotionFrame shaped = shape(plain, Heads.frame("leftEyeYaw", 2, "rightEyeYaw", 2, "leftEyePitch", -2));
        assertEquals(.489f, weight(shaped, "leftEyeYaw"));
        assertEquals(.524f, weight(shaped, "rightEyeYaw"));
        assertEquals(-.349f, weight(shaped, "leftEyePitch"));
        assertEquals(1, weight(shaped, "eyeLookOutLeft"));
    }

    @Test
    void gainsAndTheRestingFaceStayWithinOne() {
        RigProfile profile = with(RigRules.NONE, Map.of("mouthSmile", .08f), Map.of("mouthPucker", 1.5f));
        MotionFrame rest = shape(profile, new MotionFrame());
        assertEquals(.08f, weight(rest, "mouthSmileLeft"));
        assertEquals(.08f, weight(rest, "mouthSmileRight"));
        MotionFrame full = shape(profile, Heads.frame("mouthSmileLeft", 1, "mouthPucker", .4, "jawOpen", 1.7));
        assertEquals(1, weight(full, "mouthSmileLeft"));
        assertEquals(.6f, weight(full, "mouthPucker"), 1e-6);
        assertEquals(1, weight(full, "jawOpen"));
    }

    @Test
    void whatIsNotANumberBecomesRest() {
        MotionFrame shaped = shape(plain, Heads.frame("jawOpen", Float.NaN, "headYaw", Float.NaN, "headX",
                Float.POSITIVE_INFINITY, "leftEyeYaw", Float.NaN, "cheekPuff", -.4));
        for (MotionChannel channel : MotionChannel.all()) {
            assertEquals(0, shaped.get(channel), channel.name());
        }
    }

    @Test
    void theHeadPassesThroughAndTheFrameIsUnchanged() {
        MotionFrame frame = Heads.frame("headYaw", .3, "headPitch", -.2, "headRoll", .1, "headX", .01, "headY", .02,
                "headZ", -.03, "mouthClose", 1, "eyeLookUpLeft", .7);
        MotionFrame before = new MotionFrame();
        before.copyFrom(frame);
        MotionFrame shaped = shape(plain, frame);
        assertEquals(frame.headPose(), shaped.headPose());
        assertArrayEquals(before.weights(), frame.weights());
        assertEquals(0, weight(shaped, "eyeLookUpLeft"), "the eyes' angles decide");
    }

    @Test
    void aFrameMayBeItsOwnStore() {
        MotionFrame frame = Heads.frame("mouthClose", 1, "jawOpen", .5, "leftEyeYaw", .1);
        MotionFrame apart = shape(plain, frame);
        new FrameShaper(plain).shape(frame, frame);
        assertArrayEquals(apart.weights(), frame.weights());
        assertEquals(apart.gaze(), frame.gaze());
    }

    @Test
    void everyShapeWithoutARulePassesThrough() {
        MotionFrame frame = new MotionFrame();
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            frame.setWeight(shape, .4f);
        }
        MotionFrame shaped = shape(with(RigRules.NONE, Map.of(), Map.of()), frame);
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            assertEquals(shape.arkitName().startsWith("eyeLook") ? 0 : .4f, shaped.weight(shape), shape.arkitName());
        }
    }
}
