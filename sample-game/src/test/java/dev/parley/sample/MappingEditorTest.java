package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.asset.AssetManager;
import com.jme3.asset.DesktopAssetManager;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.CoverageReport.Means;
import dev.parley.rig.MorphDeformer;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.sample.MappingEditor.Choice;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The woman as somebody's own head, whose mapping is edited, saved and loaded by another. */
class MappingEditorTest {

    @TempDir
    Path folder;

    private final AssetManager assets = new DesktopAssetManager(true);

    @BeforeEach
    void copyAHead() throws IOException {
        try (InputStream woman = getClass().getClassLoader().getResourceAsStream("Models/woman.glb")) {
            Files.copy(woman, folder.resolve("hero.glb"));
        }
    }

    private AvatarChoice hero() {
        return AvatarChoice.of(folder.resolve("hero.glb").toString(), null);
    }

    private MappingEditor editor() {
        AvatarChoice hero = hero();
        return new MappingEditor(hero, assets, hero.load(assets));
    }

    private static Choice choice(MappingEditor editor, String label) {
        return editor.choices().stream().filter(choice -> choice.label().equals(label)).findFirst().orElseThrow();
    }

    /** The weight that a target of the face gets when a shape alone is at 1. */
    private static float weight(AvatarRig rig, ArkitBlendshape shape, ArkitBlendshape target) {
        MotionFrame frame = new MotionFrame();
        frame.setWeight(shape, 1);
        rig.apply(frame);
        MorphDeformer face = rig.deformers().stream().filter(part -> part.geometry().getName().startsWith("Face"))
                .findFirst().orElseThrow();
        return face.targetWeights(new float[face.targets()])[target.ordinal()];
    }

    @Test
    void aChoiceIsSeenAtOnceAndLastsWhenSaved() throws IOException {
        MappingEditor editor = editor();
        AvatarRig before = editor.rig();
        assertSame(MappingEditor.AS_FOUND, editor.choice(ArkitBlendshape.CHEEK_PUFF));
        editor.choose(ArkitBlendshape.CHEEK_PUFF, choice(editor, "mouthPucker"));
        editor.setGain(ArkitBlendshape.CHEEK_PUFF, .5f);
        editor.choose(ArkitBlendshape.TONGUE_OUT, MappingEditor.NOTHING);
        assertNotSame(before, editor.rig());
        assertEquals(.5, weight(editor.rig(), ArkitBlendshape.CHEEK_PUFF, ArkitBlendshape.MOUTH_PUCKER), 1e-6);
        assertEquals(Means.NONE, editor.report().entry(ArkitBlendshape.TONGUE_OUT).means());
        assertTrue(editor.report().entry(ArkitBlendshape.CHEEK_PUFF).by().contains("mouthPucker"));

        editor.save();
        assertEquals("saved hero.rig.json", editor.message());
        AvatarRig another = hero().load(new DesktopAssetManager(true));
        assertEquals(.5, weight(another, ArkitBlendshape.CHEEK_PUFF, ArkitBlendshape.MOUTH_PUCKER), 1e-6);
        assertEquals(1, weight(another, ArkitBlendshape.JAW_OPEN, ArkitBlendshape.JAW_OPEN), 1e-6);
        MappingEditor later = editor();
        assertEquals("mouthPucker", later.choice(ArkitBlendshape.CHEEK_PUFF).label());
        assertEquals(.5f, later.gain(ArkitBlendshape.CHEEK_PUFF));
        assertTrue(Files.size(folder.resolve("hero.rig.json")) < 400, "only what differs is saved");
    }

    /** A VRM whose targets have no names: its vowels can be given to shapes, whole. */
    @Test
    void aPoseMayBeChosen() throws IOException {
        HeadGlb vrm = new HeadGlb().names(HeadGlb.Names.NONE);
        int face = vrm.face("Face", vrm.node("Head", -1, 0, 0, 0), HeadGlb.targets("one", "two", "three"));
        vrm.extension("VRMC_vrm", HeadGlb.map("specVersion", "1.0", "expressions", HeadGlb.map("preset", HeadGlb.map(
                "aa", binds(face, 0, 1), "ou", binds(face, 1, 1), "oh", binds(face, 2, .5)))));
        vrm.write(folder.resolve("v.vrm"));
        AvatarChoice own = AvatarChoice.of(folder.resolve("v.vrm").toString(), null);
        MappingEditor editor = new MappingEditor(own, assets, own.load(assets));
        assertEquals(Means.POSES, editor.report().entry(ArkitBlendshape.MOUTH_PUCKER).means());
        assertEquals(List.of("as found", "nothing", "pose aa", "pose ou", "pose oh", "Face/#2"),
                editor.choices().stream().map(Choice::label).toList());
        editor.choose(ArkitBlendshape.BROW_INNER_UP, choice(editor, "pose oh"));
        assertEquals(Means.TARGET, editor.report().entry(ArkitBlendshape.BROW_INNER_UP).means(), editor.message());
        MotionFrame frame = new MotionFrame();
        frame.setWeight(ArkitBlendshape.BROW_INNER_UP, 1);
        editor.rig().apply(frame);
        assertEquals(.5, editor.rig().deformers().get(0).targetWeights(new float[3])[2], 1e-6);
    }

    private static Map<String, Object> binds(int node, int index, double weight) {
        return HeadGlb.map("morphTargetBinds",
                List.of(HeadGlb.map("node", node, "index", index, "weight", weight)));
    }

    @Test
    void reloadingTakesTheFileAsItIsNow() throws IOException {
        MappingEditor editor = editor();
        editor.choose(ArkitBlendshape.JAW_OPEN, MappingEditor.NOTHING);
        Files.writeString(folder.resolve("hero.rig.json"),
                "{\"mapping\": {\"shapes\": {\"jawOpen\": {\"mouthFunnel\": 0.25}}}}");
        editor.reload();
        assertEquals(.25, weight(editor.rig(), ArkitBlendshape.JAW_OPEN, ArkitBlendshape.MOUTH_FUNNEL), 1e-6);
        assertEquals(Map.of("mouthFunnel", .25f), editor.choice(ArkitBlendshape.JAW_OPEN).targets());
        editor.choose(ArkitBlendshape.JAW_OPEN, MappingEditor.AS_FOUND);
        assertEquals(1, weight(editor.rig(), ArkitBlendshape.JAW_OPEN, ArkitBlendshape.JAW_OPEN), 1e-6);
    }

    @Test
    void whatCannotBeIsToldAndChangesNothing() throws IOException {
        MappingEditor editor = editor();
        AvatarRig before = editor.rig();
        editor.choose(ArkitBlendshape.JAW_OPEN, new Choice("Mund", Map.of("Mund", 1f)));
        assertTrue(editor.message().contains("'Mund'") && editor.message().lines().count() == 1, editor.message());
        assertSame(before, editor.rig());
        assertSame(MappingEditor.AS_FOUND, editor.choice(ArkitBlendshape.JAW_OPEN));
        Files.write(folder.resolve("hero.rig.json"), "{broken".getBytes(StandardCharsets.UTF_8));
        editor.reload();
        assertTrue(editor.message().contains("hero.rig.json: "), editor.message());
        assertSame(before, editor.rig());
    }

    @Test
    void anAvatarOfTheAssetsIsShownAndTriedButNotSaved() {
        AvatarChoice woman = AvatarChoice.of("woman", null);
        MappingEditor editor = new MappingEditor(woman, assets, woman.load(assets));
        editor.choose(ArkitBlendshape.JAW_OPEN, choice(editor, "mouthFunnel"));
        assertEquals(1, weight(editor.rig(), ArkitBlendshape.JAW_OPEN, ArkitBlendshape.MOUTH_FUNNEL), 1e-6);
        editor.save();
        assertTrue(editor.message().startsWith("woman is not saved: "), editor.message());
        editor.reload();
        assertEquals(1, weight(editor.rig(), ArkitBlendshape.JAW_OPEN, ArkitBlendshape.JAW_OPEN), 1e-6);
    }
}
