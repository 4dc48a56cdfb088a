package dev.parley.jme;

import static dev.parley.rig.glb.HeadGlb.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.jme.HeadStage.Result;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.rig.glb.HeadGlb.Encoding;
import dev.parley.rig.glb.HeadGlb.Names;
import dev.parley.rig.glb.SchemeNames;
import dev.parley.signal.ArkitBlendshape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every naming scheme in every encoding, in one mesh and in two that share their names: which shapes are driven, and
 * that a jaw that opens is seen in a rendered frame. The jaw's target lowers the plate's edge, the others push a vertex.
 */
class HeadSchemesTest {

    private static final float DROP = .04f;
    private static final List<String> VRM_ONE = List.of("aa", "ih", "ou", "ee", "oh", "blinkLeft", "blinkRight",
            "happy");
    private static final List<String> VRM_ZERO = List.of("a", "i", "u", "e", "o", "blink_l", "blink_r", "joy");

    /** A scheme: how many of the 52 shapes it drives (0: see below), how large it is seen, its jaw and all its names. */
    private enum Scheme {
        ARKIT(52, 1, "jawOpen", Arrays.stream(ArkitBlendshape.values()).map(shape -> "head_geo."
                + shape.arkitName().replaceAll("Left$", "_L").replaceAll("Right$", "_R")).toArray(String[]::new)),
        READY_PLAYER_ME(9, 1, "mouthOpen", SchemeNames.readyPlayerMe()),
        CHARACTER_CREATOR(51, 1, "Jaw_Open", SchemeNames.characterCreator()),
        META_HUMAN(52, 1, "jawOpen", SchemeNames.metaHuman()),
        OCULUS(0, 1, "viseme_aa", SchemeNames.oculus()),
        VRM1(0, 1, "aa", VRM_ONE.toArray(String[]::new)),
        /** It looks along -z, so the plate is turned to the far side, 16 cm further from the camera. */
        VRM0(0, 1 / 1.16, "a", VRM_ZERO.toArray(String[]::new));

        private final int driven;
        private final double size;
        private final String jaw;
        private final String[] names;

        Scheme(int driven, double size, String jaw, String... names) {
            this.driven = driven;
            this.size = size;
            this.jaw = jaw;
            this.names = names;
        }

        boolean isVrm() {
            return this == VRM1 || this == VRM0;
        }

        Map<String, float[]> targets() {
            Map<String, float[]> targets = HeadGlb.targets(names);
            String open = Arrays.stream(names).filter(name -> name.endsWith(jaw)).findFirst().orElseThrow();
            targets.put(open, HeadGlb.opened(DROP));
            return targets;
        }
    }

    @TempDir
    Path folder;

    private final Map<String, Scheme> written = new LinkedHashMap<>();

    private void write(Scheme scheme, Encoding encoding, boolean two, Names names) throws Exception {
        HeadGlb head = new HeadGlb().encoding(encoding).names(names);
        int node = head.node("Head", -1, 0, 0, 0);
        List<Integer> faces = new ArrayList<>();
        faces.add(head.face("Face", node, two ? -.08f : 0, scheme.targets(), -1, null));
        if (two) {
            faces.add(head.face("Teeth", node, .08f, scheme.targets(), -1, null));
        }
        if (scheme == Scheme.VRM1) {
            head.extension("VRMC_vrm", vrm1(faces));
        } else if (scheme == Scheme.VRM0) {
            head.extension("VRM", vrm0(faces.size()));
        }
        String name = scheme + "-" + encoding + (two ? "-two" : "-one") + "-" + names + ".glb";
        head.write(folder.resolve(name));
        written.put(name, scheme);
    }

    private static Map<String, Object> vrm1(List<Integer> nodes) {
        Map<String, Object> presets = map();
        for (int i = 0; i < VRM_ONE.size(); i++) {
            int index = i;
            presets.put(VRM_ONE.get(i), map("morphTargetBinds", nodes.stream()
                    .map(node -> map("node", node, "index", index, "weight", 1)).toList()));
        }
        return map("specVersion", "1.0", "expressions", map("preset", presets));
    }

    private static Map<String, Object> vrm0(int meshes) {
        List<Object> groups = new ArrayList<>();
        for (int i = 0; i < VRM_ZERO.size(); i++) {
            List<Object> binds = new ArrayList<>();
            for (int mesh = 0; mesh < meshes; mesh++) {
                binds.add(map("mesh", mesh, "index", i, "weight", 100));
            }
            groups.add(map("name", VRM_ZERO.get(i), "presetName", VRM_ZERO.get(i), "binds", binds));
        }
        return map("blendShapeMaster", map("blendShapeGroups", groups));
    }

    @Test
    void everySchemeSpeaksInEveryEncoding() throws Exception {
        for (Scheme scheme : Scheme.values()) {
            for (Encoding encoding : Encoding.values()) {
                write(scheme, encoding, false, scheme.isVrm() ? Names.NONE : Names.MESH);
                write(scheme, encoding, true, scheme.isVrm() ? Names.NONE : Names.MESH);
            }
        }
        List<Result> seen = HeadStage.show(folder, List.copyOf(written.keySet()));
        Map<Scheme, Set<ArkitBlendshape>> driven = new TreeMap<>();
        int at = 0;
        for (Map.Entry<String, Scheme> head : written.entrySet()) {
            Result result = seen.get(at++);
            assertNull(result.message(), head.getKey());
            assertSeen(head.getKey(), head.getValue(), result);
            driven.putIfAbsent(head.getValue(), result.report().driven());
            assertEquals(driven.get(head.getValue()), result.report().driven(),
                    head.getKey() + " as in other encodings");
        }
        driven.forEach(HeadSchemesTest::assertDriven);
    }

    private static void assertSeen(String name, Scheme scheme, Result result) {
        boolean two = name.contains("-two");
        // poses come near to a jaw alone; the other targets of a scheme rest
        double tolerance = scheme.driven > 0 ? .004 : .009;
        for (double[] half : two ? new double[][] {{0, .5}, {.5, 1}} : new double[][] {{0, 1}}) {
            assertEquals(DROP * scheme.size, result.lowered(half[0], half[1]), tolerance,
                    name + ": metres by which the edge is lowered from " + half[0]);
        }
    }

    private static void assertDriven(Scheme scheme, Set<ArkitBlendshape> driven) {
        if (scheme.driven > 0) {
            assertEquals(scheme.driven, driven.size(), scheme + " drives " + driven);
            return;
        }
        assertTrue(driven.containsAll(Set.of(ArkitBlendshape.JAW_OPEN, ArkitBlendshape.MOUTH_PUCKER,
                ArkitBlendshape.MOUTH_STRETCH_LEFT)), scheme + " drives " + driven);
        assertFalse(driven.contains(ArkitBlendshape.BROW_INNER_UP), scheme + " drives " + driven);
        assertEquals(scheme.isVrm(), driven.contains(ArkitBlendshape.EYE_BLINK_LEFT), scheme + " drives " + driven);
    }

    /** Nobody can tell what they are, until a profile does; in two meshes an index stands for both. */
    @Test
    void targetsWithoutNamesSpeakOnceAProfileNamesThem() throws Exception {
        for (Encoding encoding : Encoding.values()) {
            for (boolean two : new boolean[] {false, true}) {
                write(Scheme.READY_PLAYER_ME, encoding, two, Names.NONE);
            }
        }
        List<String> files = List.copyOf(written.keySet());
        for (Result refused : HeadStage.show(folder, files)) {
            assertTrue(refused.message().contains("morph targets have no names"), refused.message());
        }
        for (String file : files) {
            Files.writeString(folder.resolve(file.replace(".glb", ".rig.json")),
                    "{\"mapping\": {\"shapes\": {\"jawOpen\": {\"#0\": 1}, \"cheekPuff\": {\"#1\": 0.5}}}}");
        }
        int at = 0;
        for (Result result : HeadStage.show(folder, files)) {
            String file = files.get(at++);
            assertNull(result.message(), file);
            assertSeen(file, Scheme.READY_PLAYER_ME, result);
            assertEquals(Set.of(ArkitBlendshape.JAW_OPEN, ArkitBlendshape.CHEEK_PUFF), result.report().driven(), file);
        }
    }
}
