package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.export.binary.BinaryExporter;
import com.jme3.scene.Spatial;
import dev.parley.rig.CoverageReport.Means;
import dev.parley.rig.glb.HeadGlb;
import dev.parley.rig.glb.HeadGlb.Encoding;
import dev.parley.rig.glb.HeadGlb.Names;
import dev.parley.signal.ArkitBlendshape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same head in every encoding that glTF has for it moves the same way. */
class HeadEncodingTest {

    @TempDir
    Path folder;

    private static HeadGlb head(Encoding encoding, Names names) {
        Map<String, float[]> targets = new LinkedHashMap<>();
        targets.put("jawOpen", HeadGlb.opened(.04f));
        targets.put("mouthSmileLeft", HeadGlb.pushed(40));
        targets.put("mouthSmileRight", HeadGlb.pushed(41));
        targets.put("browInnerUp", new float[3 * HeadGlb.VERTICES]);
        HeadGlb head = new HeadGlb().encoding(encoding).names(names);
        head.face("Face", head.node("Head", -1, 0, 0, 0), targets);
        return head;
    }

    private static void speaks(AvatarRig rig, float unit) {
        rig.apply(Heads.frame("jawOpen", .5, "mouthSmileLeft", .25, "mouthSmileRight", 1));
        FloatBuffer moved = TestHeads.moved(rig, "Face");
        for (int i = 0; i < HeadGlb.VERTICES; i++) {
            assertEquals(0, moved.get(3 * i), 1e-6 / unit, "x of vertex " + i);
            assertEquals(i < HeadGlb.EDGE ? -.02 / unit : 0, moved.get(3 * i + 1), 2e-5 / unit, "y of vertex " + i);
            double out = i == 40 ? .0025 : i == 41 ? .01 : 0;
            assertEquals(out / unit, moved.get(3 * i + 2), 2e-5 / unit, "z of vertex " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void targetsOfEveryEncoding(Encoding encoding) {
        AvatarRig rig = new TestHeads(folder).load("head.glb", head(encoding, Names.MESH));
        speaks(rig, encoding == Encoding.INTEGER ? 1e-4f : 1);
        assertTrue(rig.report().notes().stream().noneMatch(note -> note.contains("finite")));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void namesWhereverExportersWriteThem(Names names) {
        speaks(new TestHeads(folder).load("head.glb", head(Encoding.SPARSE, names)), 1);
    }

    @Test
    void jsonWithItsBufferBeside() {
        TestHeads heads = new TestHeads(folder);
        HeadGlb head = head(Encoding.SPARSE, Names.MESH).bufferUri("he%61d.bin");
        heads.write("head.bin", head.buffer());
        heads.write("head.gltf", head.json(false));
        speaks(heads.loader().loadHead("head.gltf"), 1);
        heads.write("within.gltf", head.json(true));
        speaks(heads.loader().loadHead("within.gltf"), 1);
    }

    @Test
    void aBinaryWithItsBufferBeside() {
        TestHeads heads = new TestHeads(folder);
        HeadGlb head = head(Encoding.FLOAT, Names.MESH).bufferUri("head.bin");
        heads.write("head.bin", head.buffer());
        speaks(heads.load("head.glb", head), 1);
    }

    @Test
    void jmesOwnFormat() throws IOException {
        TestHeads heads = new TestHeads(folder);
        heads.write("head.glb", head(Encoding.SPARSE, Names.MESH).bytes());
        Spatial model = heads.loader().model("head.glb");
        ByteArrayOutputStream j3o = new ByteArrayOutputStream();
        BinaryExporter.getInstance().save(model, j3o);
        heads.write("head.j3o", j3o.toByteArray());
        speaks(heads.loader().loadHead("head.j3o"), 1);
    }

    @Test
    void targetsWithoutNamesAreAskedForAndCanBeTold() {
        TestHeads heads = new TestHeads(folder);
        heads.write("head.glb", head(Encoding.FLOAT, Names.NONE).bytes());
        String message = org.junit.jupiter.api.Assertions.assertThrows(RigException.class,
                () -> heads.loader().loadHead("head.glb")).getMessage();
        for (String part : new String[] {"head.glb", "node 'Face'", "4 morph targets have no names", "targetNames",
            "\"#0\""}) {
            assertTrue(message.contains(part), message);
        }
        heads.write("head.rig.json", ("{\"mapping\": {\"shapes\": {\"jawOpen\": {\"#0\": 1}, \"mouthSmileLeft\":"
                + " {\"#1\": 1}, \"mouthSmileRight\": {\"Face/#2\": 1}}}}").getBytes());
        AvatarRig rig = heads.loader().loadHead("head.glb");
        speaks(rig, 1);
        assertEquals(3, rig.report().count(Means.TARGET));
    }

    @Test
    void twoOfOneFileGoTheirOwnWays() {
        TestHeads heads = new TestHeads(folder);
        AvatarRig one = heads.load("head.glb", head(Encoding.SPARSE, Names.MESH));
        AvatarRig two = heads.loader().loadHead("head.glb");
        one.apply(Heads.frame("jawOpen", 1));
        two.apply(Heads.frame("jawOpen", .25));
        assertEquals(-.04, TestHeads.moved(one, "Face").get(1), 1e-6);
        assertEquals(-.01, TestHeads.moved(two, "Face").get(1), 1e-6);
        AvatarRig copy = one.cloneFor(one.root().clone());
        assertEquals(one.report().driven(), copy.report().driven());
        copy.apply(Heads.frame("mouthSmileLeft", 1));
        assertEquals(-.04, TestHeads.moved(one, "Face").get(1), 1e-6);
        assertEquals(1, TestHeads.pushed(copy, "Face", 40), 1e-4);
        assertEquals(1, one.applied().weight(ArkitBlendshape.JAW_OPEN));
    }

    @Test
    void stepsOfANodesScaleAreMetres() {
        AvatarRig rig = new TestHeads(folder).load("head.glb", head(Encoding.INTEGER, Names.MESH));
        assertEquals(1, rig.profile().mapping().unit());
    }

    @Test
    void centimetresAreNoticed() {
        HeadGlb head = new HeadGlb();
        int scaled = head.node("Armature", -1, 0, 0, 0);
        head.scale(scaled, 100);
        head.face("Face", head.node("Head", scaled, 0, 0, 0), HeadGlb.targets(TestHeads.arkit(name -> name)));
        AvatarRig rig = new TestHeads(folder).load("head.glb", head);
        assertEquals(100, rig.profile().mapping().unit());
        assertTrue(rig.report().notes().get(0).contains("scale the model to metres"), rig.report()::toString);
        rig.apply(Heads.frame("headY", .02));
        float rise = RigJoint.named(rig.root(), "Head").getLocalTranslation().y;
        assertEquals(.02, rise, 1e-6, "two centimetres, in the scaled node's own metres");
        assertEquals(.12, rig.profile().camera().eyeHeight(), .05);
    }
}
