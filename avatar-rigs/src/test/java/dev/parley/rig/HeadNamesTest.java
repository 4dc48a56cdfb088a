package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rig.CoverageReport.Means;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.rig.glb.SchemeNames;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heads whose targets have the names that exporters and makers give them, written to GLB and loaded by jME. */
class HeadNamesTest {

    @TempDir
    Path folder;

    private AvatarRig load(String... targets) {
        return new TestHeads(folder).load("head.glb", TestHeads.plate(targets));
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String shortSide(String name) {
        return name.replaceAll("Left$", "_L").replaceAll("Right$", "_R");
    }

    static Stream<Arguments> spellings() {
        return Stream.of(Arguments.of("camelCase", (UnaryOperator<String>) name -> name),
                Arguments.of("PascalCase", (UnaryOperator<String>) n -> Character.toUpperCase(n.charAt(0)) + n.substring(1)),
                Arguments.of("snake_case", (UnaryOperator<String>) HeadNamesTest::snake),
                Arguments.of("_L and _R", (UnaryOperator<String>) HeadNamesTest::shortSide),
                Arguments.of("snake_case _l and _r", (UnaryOperator<String>) n -> snake(n)
                        .replaceAll("_left$", "_l").replaceAll("_right$", "_r")),
                Arguments.of("L and R", (UnaryOperator<String>) n -> shortSide(n).replaceAll("_([LR])$", "$1")),
                Arguments.of("Maya", (UnaryOperator<String>) n -> "head_geo." + shortSide(n)),
                Arguments.of("a material's prefix", (UnaryOperator<String>) n -> "Face.M_" + n),
                Arguments.of("Blender's copies", (UnaryOperator<String>) n -> n + ".001"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void everyShapeMovesItsOwnTarget(String name, UnaryOperator<String> spelling) {
        AvatarRig rig = load(TestHeads.arkit(spelling));
        assertEquals(52, rig.report().count(Means.TARGET), rig.report()::toString);
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            MotionFrame frame = new MotionFrame();
            frame.setWeight(ArkitBlendshape.JAW_OPEN, 1);
            frame.setWeight(shape, .5f);
            if (!AvatarRig.LOOKS.contains(shape)) {
                rig.apply(frame);
                assertEquals(.5, TestHeads.pushed(rig, "Face", shape.ordinal()), 1e-5, shape.arkitName());
            }
        }
    }

    @Test
    void gazeMovesTheShapesOfASingleMesh() {
        AvatarRig rig = load(TestHeads.arkit(name -> name));
        assertEquals(RigProfile.Gaze.SHAPES, rig.profile().gaze());
        rig.apply(Heads.frame("leftEyeYaw", .489 / 2, "rightEyeYaw", .524 / 2));
        assertEquals(.5, TestHeads.pushed(rig, "Face", ArkitBlendshape.EYE_LOOK_OUT_LEFT.ordinal()), 1e-4);
        assertEquals(.5, TestHeads.pushed(rig, "Face", ArkitBlendshape.EYE_LOOK_IN_RIGHT.ordinal()), 1e-4);
    }

    @Test
    void readyPlayerMesDefaultsMoveMouthAndEyes() {
        AvatarRig rig = load("mouthOpen", "mouthSmile", "eyesClosed", "eyesLookUp", "eyesLookDown");
        CoverageReport report = rig.report();
        assertEquals(Means.TARGET, report.entry(ArkitBlendshape.JAW_OPEN).means());
        assertEquals(Means.SHARED, report.entry(ArkitBlendshape.MOUTH_SMILE_LEFT).means());
        assertEquals(Math.sqrt(.5), report.entry(ArkitBlendshape.MOUTH_SMILE_LEFT).loss(), 1e-5,
                "half the smile, half on the wrong side");
        assertEquals(Means.NONE, report.entry(ArkitBlendshape.BROW_INNER_UP).means());
        rig.apply(Heads.frame("jawOpen", .6, "mouthSmileLeft", .4, "mouthSmileRight", .8, "eyeBlinkLeft", 1,
                "eyeBlinkRight", 1));
        assertEquals(.6, TestHeads.pushed(rig, "Face", 0), 1e-5);
        assertEquals(.6, TestHeads.pushed(rig, "Face", 1), 1e-5, "the mean of both corners");
        assertEquals(1, TestHeads.pushed(rig, "Face", 2), 1e-5);
    }

    @Test
    void readyPlayerMesFullSetUsesEachMovementOnce() {
        String[] names = Stream.concat(Stream.of(TestHeads.arkit(name -> name)), Stream.of("mouthOpen", "mouthSmile",
                "eyesClosed", "viseme_sil", "viseme_PP", "viseme_aa", "viseme_O", "viseme_U")).toArray(String[]::new);
        AvatarRig rig = load(names);
        assertEquals(52, rig.report().count(Means.TARGET));
        rig.apply(Heads.frame("jawOpen", .72, "mouthStretchLeft", .1, "mouthStretchRight", .1, "mouthSmileLeft", 1));
        for (int extra = 52; extra < names.length; extra++) {
            assertEquals(0, TestHeads.pushed(rig, "Face", extra), 1e-6, names[extra]);
        }
        assertEquals(.72, TestHeads.pushed(rig, "Face", ArkitBlendshape.JAW_OPEN.ordinal()), 1e-5);
    }

    @Test
    void severalMeshesShareNames() {
        HeadGlb head = new HeadGlb();
        int node = head.node("Head", -1, 0, 0, 0);
        head.face("Face", node, HeadGlb.targets("jawOpen", "mouthSmileLeft"));
        head.face("Teeth", node, HeadGlb.targets("other", "jawOpen"));
        head.face("Beard", node, HeadGlb.targets("mouthOpen"));
        AvatarRig rig = new TestHeads(folder).load("head.glb", head);
        rig.apply(Heads.frame("jawOpen", .5));
        assertEquals(.5, TestHeads.pushed(rig, "Face", 0), 1e-5);
        assertEquals(.5, TestHeads.pushed(rig, "Teeth", 1), 1e-5);
        assertEquals(.5, TestHeads.pushed(rig, "Beard", 0), 1e-5, "a mesh that spells it otherwise");
        assertEquals(0, TestHeads.pushed(rig, "Teeth", 0), 1e-6);
    }

    @Test
    void characterCreatorsArkitNames() {
        String[] names = {"A25_Jaw_Open", "A14_Eye_Blink_Left", "A15_Eye_Blink_Right", "A37_Mouth_Close",
            "A01_Brow_Inner_Up", "A50_Mouth_Stretch_Left", "A20_Cheek_Puff", "A11_Eye_Look_In_Left", "T01_Tongue_Out"};
        CoverageReport report = load(names).report();
        assertEquals(names.length, report.count(Means.TARGET), report::toString);
        assertTrue(report.entry(ArkitBlendshape.EYE_LOOK_IN_LEFT).by().contains("A11_Eye_Look_In_Left"));
    }

    @Test
    void characterCreatorsExtendedProfile() {
        AvatarRig rig = load(SchemeNames.characterCreator());
        Set<ArkitBlendshape> missing = EnumSet.complementOf(EnumSet.copyOf(rig.report().driven()));
        assertEquals(EnumSet.of(ArkitBlendshape.TONGUE_OUT), missing);
        rig.apply(Heads.frame("mouthPucker", .5, "leftEyeYaw", .489, "jawOpen", .3, "cheekSquintRight", .7));
        for (String part : List.of("Mouth_Pucker_Up_L", "Mouth_Pucker_Up_R", "Mouth_Pucker_Down_L",
                "Mouth_Pucker_Down_R")) {
            assertEquals(.5, pushed(rig, part), 1e-5, part);
        }
        assertEquals(1, pushed(rig, "Eye_L_Look_L"), 1e-5);
        assertEquals(0, pushed(rig, "Eye_R_Look_L"), 1e-5);
        assertEquals(.7, pushed(rig, "Cheek_Raise_R"), 1e-5);
        for (String unused : List.of("V_Open", "V_Wide", "Mouth_Smile_Sharp_L", "Nose_Tip_L", "Head_Turn_L")) {
            assertEquals(0, pushed(rig, unused), 1e-6, unused);
        }
    }

    private static float pushed(AvatarRig rig, String name) {
        return TestHeads.pushed(rig, "Face", List.of(SchemeNames.characterCreator()).indexOf(name));
    }

    @Test
    void metaHumansCurves() {
        String[] names = SchemeNames.metaHuman();
        AvatarRig rig = load(names);
        assertEquals(52, rig.report().count(Means.TARGET), rig.report()::toString);
        rig.apply(Heads.frame("mouthSmileLeft", .4, "mouthFunnel", .6, "jawOpen", 1, "mouthClose", .3));
        List<String> all = List.of(names);
        assertEquals(.4, TestHeads.pushed(rig, "Face", all.indexOf("CTRL_expressions_mouthCornerPullL")), 1e-5);
        assertEquals(.6, TestHeads.pushed(rig, "Face", all.indexOf("CTRL_expressions_mouthFunnelDR")), 1e-5);
        assertEquals(.3, TestHeads.pushed(rig, "Face", all.indexOf("CTRL_expressions_mouthLipsTogetherDL")), 1e-5);
    }

    @Test
    void aProfileOverridesWhatIsFound() {
        TestHeads heads = new TestHeads(folder);
        heads.write("head.rig.json", """
                {"name": "hero", "mapping": {"shapes": {"jawOpen": {"Mund": 0.5}, "mouthSmile": {"grin": 1},
                "cheekPuff": {}, "browInnerUp": {"Face/#4": 1}}}}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        AvatarRig rig = heads.load("head.glb", TestHeads.plate("Mund", "grin", "cheekPuff", "jawOpen", "x17"));
        assertEquals("hero", rig.profile().name());
        rig.apply(Heads.frame("jawOpen", 1, "mouthSmileLeft", 1, "mouthSmileRight", .5, "cheekPuff", 1, "browInnerUp",
                .8));
        float[] expected = {.5f, .75f, 0, 0, .8f};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], TestHeads.pushed(rig, "Face", i), 1e-5, "target " + i);
        }
    }

    @Test
    void theFoundProfileCanBeWrittenAndReadBack() throws Exception {
        TestHeads heads = new TestHeads(folder);
        RigProfile found = heads.load("head.glb", TestHeads.plate("jawOpen", "viseme_U")).profile();
        RigProfile read = RigProfile.read(new java.io.ByteArrayInputStream(found.toJson()
                .replaceFirst("\"head\" : null", "\"head\" : \"Head\"").getBytes()), found.origin());
        assertEquals(found, read);
    }

    @Test
    void theReportIsReadable() {
        String text = load("jawOpen", "mouthSmile", "viseme_U", "viseme_PP").report().toString();
        assertTrue(text.startsWith("head.glb: "), text);
        assertTrue(text.contains("jawOpen              target  0.00  Face/jawOpen"), text);
        assertTrue(text.contains("mouthPucker          poses"), text);
        assertTrue(text.contains("tongueOut            -       1.00"), text);
        assertEquals(text.lines().count(), text.split("\n", -1).length - 1);
    }
}
