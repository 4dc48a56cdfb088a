package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rig.CoverageReport.Means;
import dev.parley.signal.ArkitBlendshape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft changes one shape of a head that is loaded from a file, and nothing else. */
class ProfileDraftTest {

    @TempDir
    Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private AvatarRig load(ProfileDraft draft, String... targets) {
        TestHeads heads = new TestHeads(folder);
        heads.write("head.rig.json", draft.toJson());
        return heads.load("head.glb", TestHeads.plate(targets));
    }

    @Test
    void aShapeMovesWhatItIsTold() {
        ProfileDraft draft = new ProfileDraft();
        draft.drive(ArkitBlendshape.JAW_OPEN, Map.of("Mund", .5f));
        draft.drive(ArkitBlendshape.CHEEK_PUFF, Map.of());
        AvatarRig rig = load(draft, "Mund", "jawOpen", "cheekPuff", "mouthFunnel");
        rig.apply(Heads.frame("jawOpen", 1, "cheekPuff", 1, "mouthFunnel", .7));
        float[] expected = {.5f, 0, 0, .7f};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], TestHeads.pushed(rig, "Face", i), 1e-5, "target " + i);
        }
        assertEquals(Means.NONE, rig.report().entry(ArkitBlendshape.CHEEK_PUFF).means());
        draft.driveAsFound(ArkitBlendshape.JAW_OPEN);
        rig = load(draft, "Mund", "jawOpen", "cheekPuff", "mouthFunnel");
        rig.apply(Heads.frame("jawOpen", 1));
        assertEquals(1, TestHeads.pushed(rig, "Face", 1), 1e-5);
    }

    @Test
    void aGainIsOfOneSide() {
        ProfileDraft draft = new ProfileDraft(utf8("{\"gains\": {\"mouthSmile\": 0.5}}"), "a.json");
        draft.gain(ArkitBlendshape.MOUTH_SMILE_RIGHT, 1);
        AvatarRig rig = load(draft, "mouthSmileLeft", "mouthSmileRight");
        rig.apply(Heads.frame("mouthSmileLeft", .8, "mouthSmileRight", .8));
        assertEquals(.4, TestHeads.pushed(rig, "Face", 0), 1e-5);
        assertEquals(.8, TestHeads.pushed(rig, "Face", 1), 1e-5);
    }

    /** One smile for both sides, at half from each; the left side gets another target. */
    @Test
    void anEntryForBothSidesKeepsTheOtherSide() {
        ProfileDraft draft = new ProfileDraft(utf8("{\"mapping\": {\"shapes\": {\"mouthSmile\": {\"grin\": 1}}}}"),
                "a.json");
        assertEquals(Map.of("grin", .5f), draft.targets(ArkitBlendshape.MOUTH_SMILE_LEFT));
        draft.drive(ArkitBlendshape.MOUTH_SMILE_LEFT, Map.of("smirk", 1f));
        AvatarRig rig = load(draft, "grin", "smirk", "jawOpen");
        rig.apply(Heads.frame("mouthSmileLeft", 1, "mouthSmileRight", 1));
        assertEquals(.5, TestHeads.pushed(rig, "Face", 0), 1e-5);
        assertEquals(1, TestHeads.pushed(rig, "Face", 1), 1e-5);
        draft.driveAsFound(ArkitBlendshape.MOUTH_SMILE_LEFT);
        assertNull(draft.targets(ArkitBlendshape.MOUTH_SMILE_LEFT));
        assertEquals(Map.of("grin", .5f), draft.targets(ArkitBlendshape.MOUTH_SMILE_RIGHT));
    }

    /** In a file that people write, too, the name with a side is the one that counts. */
    @Test
    void aNameWithASideComesBeforeOneWithout() {
        TestHeads heads = new TestHeads(folder);
        heads.write("head.rig.json", utf8("{\"gains\": {\"mouthSmile\": 0.5, \"mouthSmileLeft\": 0.25}, \"mapping\": "
                + "{\"shapes\": {\"browDown\": {\"frown\": 1}, \"browDownLeft\": {\"other\": 1}}}}"));
        AvatarRig rig = heads.load("head.glb", TestHeads.plate("mouthSmileLeft", "mouthSmileRight", "frown", "other"));
        rig.apply(Heads.frame("mouthSmileLeft", 1, "mouthSmileRight", 1, "browDownLeft", 1, "browDownRight", 1));
        float[] expected = {.25f, .5f, .5f, 1};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], TestHeads.pushed(rig, "Face", i), 1e-5, "target " + i);
        }
    }

    @Test
    void whatElseTheFileSaysStays() {
        ProfileDraft draft = new ProfileDraft(
                utf8("{\"name\": \"hero\", \"neckShare\": 0.2, \"mapping\": {\"unit\": 1}}"), "a.json");
        draft.drive(ArkitBlendshape.JAW_OPEN, Map.of("Mund", 1f));
        AvatarRig rig = load(draft, "Mund", "cheekPuff");
        assertEquals("hero", rig.profile().name());
        assertEquals(.2f, rig.profile().neckShare());
    }

    /** A head of visemes: a shape may be told to move one, though the solver then has no use for it. */
    @Test
    void targetsAndPosesOfAHeadAreListed() {
        AvatarRig rig = load(new ProfileDraft(), "viseme_aa", "viseme_PP", "browInnerUp");
        assertEquals(List.of("viseme_aa", "viseme_PP", "browInnerUp"), rig.targets());
        assertEquals(Map.of("viseme_aa", 1f), rig.poses().get("viseme_aa"));
        ProfileDraft draft = new ProfileDraft();
        draft.drive(ArkitBlendshape.JAW_OPEN, rig.poses().get("viseme_aa"));
        AvatarRig told = load(draft, "viseme_aa", "viseme_PP", "browInnerUp");
        assertEquals(Means.TARGET, told.report().entry(ArkitBlendshape.JAW_OPEN).means());
        assertTrue(told.poses().containsKey("viseme_aa"), "it can still be chosen for another shape");
        told.apply(Heads.frame("jawOpen", .6));
        assertEquals(.6, TestHeads.pushed(told, "Face", 0), 1e-5);
    }

    @Test
    void whatIsNoProfileIsToldInALine() {
        for (String json : List.of("[]", "{\"mapping\": 3}", "{\"gains\": {\"jawOpened\": 1}}", "{",
                "{\"mapping\": {\"shapes\": {\"jawOpen\": {\"a\": 9}}}}")) {
            String message = assertThrows(RigException.class, () -> new ProfileDraft(utf8(json), "a.json"))
                    .getMessage();
            assertTrue(message.startsWith("a.json: "), message);
            assertEquals(1, message.lines().count(), message);
        }
    }
}
