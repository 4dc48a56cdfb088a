package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rig.glb.HeadGlb;
import dev.parley.signal.ArkitBlendshape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken, too large or not a head: one line that names file, node and remedy, and the next one loads. */
class BadHeadTest {

    @TempDir
    Path folder;

    private Path models;
    private TestHeads heads;

    @BeforeEach
    void prepare() throws IOException {
        models = Files.createDirectory(folder.resolve("models"));
        heads = new TestHeads(models);
    }

    /** After whatever happened, the same loader still loads a good head. */
    @AfterEach
    void theGameGoesOn() {
        heads.write("good.glb", TestHeads.plate("jawOpen").bytes());
        AvatarRig rig = heads.loader().loadHead("good.glb");
        rig.apply(Heads.frame("jawOpen", 1));
        assertEquals(1, TestHeads.pushed(rig, "Face", 0), 1e-5);
    }

    private void refused(byte[] file, String... parts) {
        heads.write("bad.glb", file);
        String message = assertThrows(RigException.class, () -> heads.loader().loadHead("bad.glb")).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith("bad.glb: "), message);
        for (String part : parts) {
            assertTrue(message.contains(part), "'" + part + "' is missing in: " + message);
        }
    }

    private AvatarRig accepted(byte[] file, String... parts) {
        heads.write("odd.glb", file);
        AvatarRig rig = heads.loader().loadHead("odd.glb");
        String notes = String.join("\n", rig.report().notes());
        for (String part : parts) {
            assertTrue(notes.contains(part), "'" + part + "' is missing in: " + notes);
        }
        return rig;
    }

    @Test
    void withoutMorphs() {
        refused(TestHeads.plate().bytes(), "no mesh has morph targets", "no joint is named like a jaw", "Head",
                "Export it with its shape keys");
    }

    @Test
    void withUnknownNames() {
        refused(TestHeads.plate("Key 1", "Key 2").bytes(), "node 'Face'", "Key 1, Key 2", "mapping");
    }

    @Test
    void threeOfFiftyTwo() {
        AvatarRig rig = accepted(TestHeads.plate("jawOpen", "eyeBlinkLeft", "eyeBlinkRight").bytes(),
                "few of the 52", "Face");
        assertEquals(3, rig.report().driven().size());
        rig.apply(Heads.frame("jawOpen", 1, "eyeBlinkLeft", .5));
        assertEquals(.5, TestHeads.pushed(rig, "Face", 1), 1e-5);
    }

    @Test
    void deltasThatAreNoNumbers() {
        Map<String, float[]> targets = HeadGlb.targets("jawOpen", "mouthFunnel");
        targets.get("jawOpen")[7] = Float.NaN;
        targets.get("jawOpen")[8] = Float.POSITIVE_INFINITY;
        HeadGlb head = new HeadGlb();
        head.face("Face", head.node("Head", -1, 0, 0, 0), targets);
        AvatarRig rig = accepted(head.bytes(), "node 'Face', target 'jawOpen': 2 numbers are not finite",
                "mend the shape key");
        rig.apply(Heads.frame("jawOpen", 1));
        assertEquals(0, TestHeads.moved(rig, "Face").get(7));
        assertEquals(1, TestHeads.pushed(rig, "Face", 0), 1e-5);
    }

    @Test
    void threeHundredTargets() {
        String[] names = IntStream.range(0, 300).mapToObj(i -> i == 250 ? "jawOpen" : "corrective " + i)
                .toArray(String[]::new);
        AvatarRig rig = accepted(TestHeads.plate(names).bytes(), "node 'Face' has 300 morph targets",
                "299 of the model's 300 targets have no use", "leave them out");
        rig.apply(Heads.frame("jawOpen", 1));
        assertEquals(1, TestHeads.pushed(rig, "Face", 250 % HeadGlb.VERTICES), 1e-5);
    }

    private static byte[] twoHeads() {
        HeadGlb head = new HeadGlb();
        for (String name : List.of("Anna", "Ben")) {
            int node = head.node(name, -1, name.equals("Anna") ? 0 : 1, 0, 0);
            head.face(name + "Face", head.node("Head", node, 0, 0, 0), HeadGlb.targets("jawOpen", "mouthFunnel"));
        }
        return head.bytes();
    }

    @Test
    void twoHeads_oneSpeaks() {
        AvatarRig rig = accepted(twoHeads(), "2 heads", "Anna, Ben", "Anna speaks", "mapping.node");
        assertEquals(1, rig.deformers().size());
        assertEquals("Head", rig.profile().joints().head());
    }

    @Test
    void twoHeads_theProfileChooses() {
        heads.write("two.rig.json", "{\"mapping\": {\"node\": \"Ben\"}}".getBytes(StandardCharsets.UTF_8));
        heads.write("two.glb", twoHeads());
        AvatarRig rig = heads.loader().loadHead("two.glb");
        rig.apply(Heads.frame("jawOpen", 1, "headYaw", .5));
        assertEquals(1, TestHeads.pushed(rig, "BenFace", 0), 1e-5);
        float turn = RigJoint.named(RigJoint.named(rig.root(), "Ben"), "Head").getLocalRotation().getY();
        assertEquals(Math.sin(.25), turn, 1e-5, "Ben's head turns");
        assertEquals(0, RigJoint.named(RigJoint.named(rig.root(), "Anna"), "Head").getLocalRotation().getY(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11, 19, 400, 5000})
    void cutOff(int length) {
        byte[] whole = TestHeads.plate(TestHeads.arkit(name -> name)).bytes();
        refused(Arrays.copyOf(whole, length), length < 4 ? "rather than 'glTF'" : "cut off", "again");
    }

    @Test
    void cutOffInTheMiddleOfItsData() {
        byte[] whole = TestHeads.plate("jawOpen").bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 100);
        ByteBuffer header = ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(8, cut.length);
        int chunk = 20 + header.getInt(12);
        header.putInt(chunk, header.getInt(chunk) - 100);
        refused(cut, "buffers[0] is cut off", "again");
    }

    @Test
    void twoHundredMegabytes() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(models.resolve("bad.glb").toFile(), "rw")) {
            file.write(TestHeads.plate("jawOpen").bytes());
            file.setLength(200_000_000);
        }
        String message = assertThrows(RigException.class, () -> heads.loader().loadHead("bad.glb")).getMessage();
        assertTrue(message.startsWith("bad.glb: is larger than the 128 MB"), message);
        assertTrue(message.contains("setSizeLimit"), message);
    }

    @Test
    void wrongMagic() {
        refused("PK\3\4 and so on, like a zip".getBytes(StandardCharsets.UTF_8), "begins with 'PK..'", "export it as GLB");
        refused("version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.UTF_8), "begins with 'vers'",
                "fetch it again");
        refused("{\"asset\": {\"version\": \"1.0\"}}".getBytes(StandardCharsets.UTF_8), "glTF 1.0", "2.0 is needed");
        refused("{\"no\": true}".getBytes(StandardCharsets.UTF_8), "asset.version is missing");
        refused("{\"asset".getBytes(StandardCharsets.UTF_8), "JSON is broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.bin", "/etc/passwd", "file:///etc/passwd", "http://example.org/a.bin",
        "a/../../b.bin", "%2e%2e/secret.bin", "..\\secret.bin", "C:\\secret.bin"})
    void buffersOutsideItsFolder(String uri) throws IOException {
        Files.write(folder.resolve("secret.bin"), new byte[100_000]);
        refused(TestHeads.plate("jawOpen").bufferUri(uri).bytes(), "buffers[0] names '" + uri + "'",
                "outside the model's folder", "export one GLB");
    }

    @Test
    void picturesOutsideItsFolder() {
        String json = new String(TestHeads.plate("jawOpen").json(true), StandardCharsets.UTF_8).replace("\"scene\":0",
                "\"scene\":0,\"images\":[{\"uri\":\"skin.png\"},{\"uri\":\"../../secret.png\"}]");
        refused(json.getBytes(StandardCharsets.UTF_8), "images[1] names '../../secret.png'", "outside the model's folder",
                "export one GLB");
    }

    @Test
    void aBufferThatIsNotThere() {
        refused(TestHeads.plate("jawOpen").bufferUri("gone.bin").bytes(), "buffers[0]", "'gone.bin'", "not there");
    }

    @Test
    void whatJmeCannotDecode() {
        String json = new String(TestHeads.plate("jawOpen").json(true), StandardCharsets.UTF_8).replace(
                "\"scene\":0", "\"scene\":0,\"extensionsRequired\":[\"KHR_draco_mesh_compression\"]");
        refused(json.getBytes(StandardCharsets.UTF_8), "KHR_draco_mesh_compression", "without Draco");
    }

    @Test
    void numbersThatReachBeyondTheData() {
        String json = new String(TestHeads.plate("jawOpen").json(true), StandardCharsets.UTF_8).replaceFirst(
                "\"count\":" + HeadGlb.VERTICES, "\"count\":9999999");
        refused(json.getBytes(StandardCharsets.UTF_8), "node 'Face'", "reaches beyond the file's data");
    }

    @Test
    void aProfileThatNamesShapesThatAreNotThere() {
        Map<String, String> profiles = new LinkedHashMap<>();
        profiles.put("{\"mapping\": {\"shapes\": {\"jawOpen\": {\"Mund\": 1}}}}", "mapping.shapes.jawOpen|'Mund'|jawOpen");
        profiles.put("{\"mapping\": {\"poses\": {\"aa\": {\"targets\": {\"Ah\": 1}}}}}", "mapping.poses.aa|'Ah'|remove");
        profiles.put("{\"mapping\": {\"shapes\": {\"jawOpened\": {}}}}", "jawOpened|none of ARKit's 52");
        profiles.put("{\"joints\": {\"jaw\": \"Kiefer\"}}", "joints.jaw|Kiefer|leave the field out");
        profiles.put("{\"mapping\": {\"node\": \"Nobody\"}}", "mapping.node|Nobody");
        profiles.put("{\"mapping\": {\"unit\": -1}}", "mapping.unit is -1.0");
        profiles.put("{\"gains\": {\"mouthFunnel\": 2}}", "gains|mouthFunnel|remove the entry");
        profiles.put("{\"shapes\": {}}", "shapes|docs/rigs.md");
        profiles.put("[]", "no JSON object");
        profiles.forEach((json, parts) -> {
            heads.write("head.glb", TestHeads.plate("jawOpen").bytes());
            heads.write("head.rig.json", json.getBytes(StandardCharsets.UTF_8));
            String message = assertThrows(RigException.class, () -> heads.loader().loadHead("head.glb")).getMessage();
            assertTrue(message.startsWith("head.rig.json: "), message);
            for (String part : parts.split("\\|")) {
                assertTrue(message.contains(part), "'" + part + "' is missing in: " + message);
            }
            assertEquals(1, message.lines().count());
        });
    }

    @Test
    void everyShapeOfAGoodHeadStillWorks() {
        assertEquals(52, accepted(TestHeads.plate(TestHeads.arkit(name -> name)).bytes()).report().driven().size());
        assertEquals(0, ArkitBlendshape.EYE_BLINK_LEFT.ordinal());
    }
}
