package dev.parley.jme;

import static dev.parley.rig.glb.HeadGlb.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.jme.HeadStage.Result;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.rig.glb.HeadGlb.Encoding;
import dev.parley.rig.glb.HeadGlb.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads of every encoding and several makers, in rendered frames of one game, which bad files do not stop. */
class HeadFramesTest {

    /** Metres by which an open jaw lowers the plate's edge. */
    private static final double DROP = .04;

    @TempDir
    Path folder;

    private final Map<String, Double> drops = new LinkedHashMap<>();

    private void head(String file, double drop, HeadGlb head) throws IOException {
        head.write(folder.resolve(file));
        drops.put(file, drop);
    }

    private static HeadGlb plate(Encoding encoding, Names names, String target) {
        HeadGlb head = new HeadGlb().encoding(encoding).names(names);
        head.face("Face", head.node("Head", -1, 0, 0, 0), Map.of(target, HeadGlb.opened((float) DROP)));
        return head;
    }

    /** A VRM whose jaw is the vowel aa; of version 0, which looks along -z, the plate is seen from behind, turned. */
    private static HeadGlb vrm(int version) {
        HeadGlb head = plate(Encoding.SPARSE, Names.NONE, "unnamed");
        return version == 1
                ? head.extension("VRMC_vrm", map("specVersion", "1.0", "expressions", map("preset", map("aa",
                        map("morphTargetBinds", List.of(map("node", 1, "index", 0, "weight", 1)))))))
                : head.extension("VRM", map("blendShapeMaster", map("blendShapeGroups", List.of(map("name", "A",
                        "presetName", "a", "binds", List.of(map("mesh", 0, "index", 0, "weight", 100)))))));
    }

    private static HeadGlb skinned() {
        HeadGlb head = new HeadGlb().encoding(Encoding.SPARSE_OVER_BASE);
        int armature = head.node("Armature", -1, 0, 0, 0);
        int neck = head.node("Neck", armature, 0, 0, 0);
        int top = head.node("Head", neck, 0, .05f, 0);
        int[] joints = new int[HeadGlb.VERTICES];
        head.face("Face", armature, 0, Map.of("JawOpen", HeadGlb.opened((float) DROP)), head.skin(top, neck), joints);
        head.face("Hidden", armature, 5, Map.of(), head.skin(neck, top), joints);
        return head;
    }

    /** No targets: the lowest row hangs on a jaw 8 cm behind it and at its height. */
    private static HeadGlb bones() {
        HeadGlb head = new HeadGlb();
        int top = head.node("Head", -1, 0, 0, 0);
        int jaw = head.node("Jaw", top, 0, .02f, 0);
        int[] joints = new int[HeadGlb.VERTICES];
        Arrays.fill(joints, 0, HeadGlb.EDGE, 1);
        head.face("Face", -1, 0, Map.of(), head.skin(top, jaw), joints);
        return head;
    }

    @Test
    void anOpenJawIsSeenWhateverTheFileIsLike() throws Exception {
        for (Encoding encoding : Encoding.values()) {
            head(encoding + ".glb", DROP, plate(encoding, Names.MESH, "head_geo.jawOpen"));
        }
        head("primitive-names.glb", DROP, plate(Encoding.SPARSE, Names.PRIMITIVE, "A25_Jaw_Open"));
        head("metahuman.glb", DROP, plate(Encoding.NORMALIZED, Names.MESH, "CTRL_expressions_jawOpen"));
        head("rpm.glb", DROP, plate(Encoding.FLOAT, Names.MESH, "mouthOpen"));
        head("skinned.glb", DROP, skinned());
        // a recipe of 0.72 jaw and 0.1 stretch comes nearest to a jaw alone at full weight
        head("viseme.glb", DROP, plate(Encoding.FLOAT, Names.MESH, "viseme_aa"));
        head("one.vrm", DROP, vrm(1));
        head("zero.vrm", Double.NaN, vrm(0));
        // a turn by 0.33 about a point 8 cm behind
        head("bones.glb", .08 * Math.sin(.33), bones());
        Files.write(folder.resolve("broken.glb"), new byte[] {'P', 'K', 3, 4});
        drops.put("broken.glb", null);
        Files.write(folder.resolve("cut.glb"), Arrays.copyOf(vrm(1).bytes(), 3000));
        drops.put("cut.glb", null);
        head("last.glb", DROP, plate(Encoding.FLOAT, Names.MESH, "jawOpen"));

        List<Result> results = HeadStage.show(folder, List.copyOf(drops.keySet()));
        int at = 0;
        for (Map.Entry<String, Double> expected : drops.entrySet()) {
            check(expected.getKey(), expected.getValue(), results.get(at++));
        }
    }

    private static void check(String file, Double drop, Result seen) {
        if (drop == null) {
            assertNotNull(seen.message(), file);
            assertTrue(seen.message().startsWith(file + ": "), seen.message());
            return;
        }
        assertEquals(null, seen.message(), file);
        if (drop.isNaN()) {
            // turned about y, the plate is 8 cm behind the middle: smaller, and still lowered
            drop = DROP * 1 / 1.16;
        } else {
            assertEquals(.02, height(lowest(seen.rest())), .004, file + ": the plate's lower edge at rest");
        }
        double lowered = (lowest(seen.open()) - lowest(seen.rest())) / HeadStage.SCALE;
        assertEquals(drop, lowered, .004, file + ": metres by which the edge is lowered");
        assertEquals(highest(seen.rest()), highest(seen.open()), file + ": the upper edge stays");
    }

    private static double height(int row) {
        return .1 - (row + .5 - HeadStage.SIZE / 2.0) / HeadStage.SCALE;
    }

    private static int lowest(boolean[] white) {
        for (int i = white.length - 1; i >= 0; i--) {
            if (white[i]) {
                return i / HeadStage.SIZE;
            }
        }
        return -1;
    }

    private static int highest(boolean[] white) {
        for (int i = 0; i < white.length; i++) {
            if (white[i]) {
                return i / HeadStage.SIZE;
            }
        }
        return -1;
    }
}
