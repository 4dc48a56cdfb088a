package dev.parley.rig.build;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.javagl.jgltf.model.AccessorModel;
import de.javagl.jgltf.model.ImageModel;
import de.javagl.jgltf.model.NodeModel;
import dev.parley.rig.build.AvatarFile.AvatarMesh;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped {@code Models/woman.glb}: what a game, or the rig's profile, relies on. */
class WomanTest {

    private static final List<String> FRONT = List.of("Face", "Eyes", "TeethUpper", "TeethLower", "Tongue");
    private static AvatarFile woman;

    @BeforeAll
    static void read() throws IOException {
        woman = AvatarFile.read();
    }

    private static AvatarMesh mesh(String name) {
        AvatarMesh mesh = woman.meshes().get(name);
        assertNotNull(mesh, "no mesh " + name + " among " + woman.meshes().keySet());
        return mesh;
    }

    @Test
    void isAtMostFiveMegabytesInOneFile() {
        assertTrue(woman.bytes().length <= 5_000_000, woman.bytes().length + " bytes");
        for (ImageModel image : woman.model().getImageModels()) {
            assertNotNull(image.getBufferViewModel(), "a picture outside the file: " + image.getUri());
        }
    }

    @Test
    void hasTheJointsAndMeshesThatRigsAndProfilesName() {
        assertEquals(Map.of("Neck", "Bust", "Head", "Neck", "LeftEye", "Head", "RightEye", "Head"), parents());
        assertTrue(woman.meshes().keySet().containsAll(List.of("Face", "HeadStatic", "Lashes", "Brows", "Eyes",
            "TeethUpper", "TeethLower", "Tongue", "Hair", "HairFringe", "Clothes")), woman.meshes().keySet().toString());
    }

    private static Map<String, String> parents() {
        Map<String, String> parents = new LinkedHashMap<>();
        for (NodeModel node : woman.model().getNodeModels()) {
            if (node.getMeshModels().isEmpty() && node.getParent() != null && !node.getName().equals("Bust")) {
                parents.put(node.getName(), node.getParent().getName());
            }
        }
        return parents;
    }

    @Test
    void faceHasAll52ShapesInApplesOrder() {
        assertEquals(List.of(("eyeBlinkLeft eyeLookDownLeft eyeLookInLeft eyeLookOutLeft eyeLookUpLeft eyeSquintLeft "
            + "eyeWideLeft eyeBlinkRight eyeLookDownRight eyeLookInRight eyeLookOutRight eyeLookUpRight eyeSquintRight "
            + "eyeWideRight jawForward jawLeft jawRight jawOpen mouthClose mouthFunnel mouthPucker mouthLeft mouthRight "
            + "mouthSmileLeft mouthSmileRight mouthFrownLeft mouthFrownRight mouthDimpleLeft mouthDimpleRight "
            + "mouthStretchLeft mouthStretchRight mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper "
            + "mouthPressLeft mouthPressRight mouthLowerDownLeft mouthLowerDownRight mouthUpperUpLeft mouthUpperUpRight "
            + "browDownLeft browDownRight browInnerUp browOuterUpLeft browOuterUpRight cheekPuff cheekSquintLeft "
            + "cheekSquintRight noseSneerLeft noseSneerRight tongueOut").split(" ")),
            new ArrayList<>(mesh("Face").shapes().keySet()));
    }

    @ParameterizedTest
    @CsvSource({"Lashes,16", "Brows,25", "Eyes,8", "TeethLower,5", "Tongue,5", "TeethUpper,0", "Hair,0", "Clothes,0"})
    void otherMeshesHaveOnlyTheShapesThatMoveThem(String name, int shapes) {
        assertEquals(shapes, mesh(name).shapes().size());
        mesh(name).shapes().forEach((shape, delta) -> assertTrue(largest(delta) > 1e-5, name + " " + shape));
    }

    /** Largest displacements of the recipe's author, in millimetres. */
    @ParameterizedTest
    @CsvSource({"jawOpen,28.6", "mouthClose,22.0", "mouthPucker,16.2", "mouthLeft,15.4", "cheekPuff,14.9",
        "mouthFunnel,14.5", "mouthSmile*,12.4", "mouthRollLower,11.9", "noseSneer*,9.6", "eyeBlink*,9.4",
        "cheekSquint*,9.4", "mouthShrugLower,9.2", "mouthRollUpper,9.2", "tongueOut,9.2", "mouthStretch*,8.6",
        "jawLeft,8.2", "jawForward,7.9", "mouthFrown*,7.6", "mouthLowerDown*,7.6", "mouthUpperUp*,7.1",
        "mouthDimple*,7.0", "browDown*,6.5", "mouthPress*,5.3", "browOuterUp*,4.9", "browInnerUp,4.6",
        "mouthShrugUpper,4.6", "eyeLookDown*,4.3", "eyeSquint*,3.9", "eyeWide*,2.1", "eyeLookIn*,1.5", "eyeLookOut*,1.5",
        "eyeLookUp*,1.5"})
    void shapesMoveTheSkinAsFarAsTheRecipeSays(String name, double millimetres) {
        for (String shape : sides(name)) {
            assertEquals(millimetres, 1000 * largest(mesh("Face").shapes().get(shape)), .1 * millimetres, shape);
        }
    }

    private static List<String> sides(String name) {
        return name.endsWith("*") ? List.of(name.replace("*", "Left"), name.replace("*", "Right")) : List.of(name);
    }

    private static double largest(float[] delta) {
        double most = 0;
        for (int i = 0; i < delta.length; i += 3) {
            most = Math.max(most, Math.sqrt(delta[i] * delta[i] + delta[i + 1] * delta[i + 1] + delta[i + 2] * delta[i + 2]));
        }
        return most;
    }

    @Test
    void holdsOnlyFiniteNumbersOfAHeadsSize() {
        woman.meshes().forEach((name, mesh) -> {
            assertAll(() -> within(mesh.positions(), .3, name + " positions"),
                () -> within(mesh.uvs(), 2, name + " texture coordinates"));
            mesh.shapes().forEach((shape, delta) -> within(delta, .1, name + " " + shape));
            mesh.turns().forEach((shape, delta) -> within(delta, 1, name + " normals of " + shape));
        });
    }

    private static void within(float[] values, double limit, String what) {
        for (float value : values) {
            assertTrue(Math.abs(value) <= limit, () -> what + ": " + value + " exceeds " + limit);
        }
    }

    @Test
    void skinWeightsAddUpToOne() {
        woman.model().getMeshModels().forEach(mesh -> {
            AccessorModel accessor = mesh.getMeshPrimitiveModels().get(0).getAttributes().get("WEIGHTS_0");
            float[] weights = AvatarFile.floats(accessor);
            for (int i = 0; i < weights.length; i += 4) {
                assertEquals(1, weights[i] + weights[i + 1] + weights[i + 2] + weights[i + 3], 1e-5, mesh.getName());
            }
        });
    }

    @Test
    void lidsShut() {
        double open = new FrontView(woman, FRONT, Map.of()).area("Eyes");
        double shut = new FrontView(woman, FRONT, both("eyeBlink", 1)).area("Eyes");
        double wide = new FrontView(woman, FRONT, both("eyeWide", 1)).area("Eyes");
        assertTrue(open > 200, "open eyes show " + open + " mm2");
        assertTrue(shut < .01 * open, "shut eyes show " + shut + " mm2 of " + open);
        assertTrue(wide > 1.05 * open, "wide eyes show " + wide + " mm2, open ones " + open);
    }

    private static Map<String, Double> both(String shape, double weight) {
        return Map.of(shape + "Left", weight, shape + "Right", weight);
    }

    /** What is seen of teeth, tongue and the mouth's inside, which the atlas keeps in its lower right corner. */
    private static double opening(Map<String, Double> weights) {
        FrontView view = new FrontView(woman, FRONT, weights);
        return view.area("TeethUpper") + view.area("TeethLower") + view.area("Tongue")
            + view.area("Face", (u, v) -> u > .78 && v > .85 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.25, .5, 1})
    void lipsSealHoweverFarTheJawIsOpen(double weight) {
        double open = opening(Map.of("jawOpen", weight));
        double closed = opening(Map.of("jawOpen", weight, "mouthClose", weight));
        assertTrue(open > 300 * weight, "jawOpen " + weight + " shows " + open + " mm2 of the mouth");
        assertTrue(closed < 2, "with mouthClose still " + closed + " mm2 of " + open);
    }

    @Test
    void lipsTouchAtRest() {
        assertTrue(opening(Map.of()) < 2, opening(Map.of()) + " mm2 of the mouth is seen");
    }

    @Test
    void lowerTeethFollowTheJawAsOneRigidBody() {
        AvatarMesh teeth = mesh("TeethLower");
        float[] moved = teeth.posed(Map.of("jawOpen", 1.0));
        for (int i = 0; i < moved.length / 3; i += 37) {
            for (int j = i + 11; j < moved.length / 3; j += 101) {
                assertEquals(distance(teeth.positions(), i, j), distance(moved, i, j), .0001);
            }
        }
        assertTrue(largest(teeth.shapes().get("jawOpen")) > .02);
    }

    private static double distance(float[] p, int a, int b) {
        return Math.sqrt(Math.pow(p[3 * a] - p[3 * b], 2) + Math.pow(p[3 * a + 1] - p[3 * b + 1], 2)
            + Math.pow(p[3 * a + 2] - p[3 * b + 2], 2));
    }

    @Test
    void rightShapesMirrorLeftOnes() {
        AvatarMesh face = mesh("Face");
        int[] twins = Mirror.twins(face.positions());
        face.shapes().forEach((name, left) -> {
            if (name.contains("Left")) {
                float[] right = face.shapes().get(name.replace("Left", "Right"));
                assertEquals(1, Mirror.agreement(left, right, twins, .0005), .02, name);
            }
        });
    }

    @Test
    void leftIsTheFacesOwnLeft() {
        AvatarMesh face = mesh("Face");
        float[] blink = face.shapes().get("eyeBlinkLeft");
        float[] jaw = face.shapes().get("jawLeft");
        double x = 0;
        double slide = 0;
        for (int i = 0; i < blink.length; i += 3) {
            x += face.positions()[i] * Math.abs(blink[i + 1]);
            slide += jaw[i];
        }
        assertTrue(x > 0, "the left eye is at +x");
        assertTrue(slide > 0, "jawLeft moves to +x");
    }

    @Test
    void skinPicturesKeepTheirFullColour() {
        for (ImageModel image : woman.model().getImageModels()) {
            if (image.getMimeType().equals("image/jpeg")) {
                for (int factor : samplingFactors(image.getImageData())) {
                    assertEquals(0x11, factor, "chroma is subsampled");
                }
            }
        }
    }

    /** The sampling factors of the components in a JPEG's frame header (ITU T.81, B.2.2). */
    private static List<Integer> samplingFactors(ByteBuffer image) {
        ByteBuffer jpeg = image.slice().order(ByteOrder.BIG_ENDIAN);
        int at = 2;
        while ((jpeg.get(at + 1) & 0xff) < 0xc0 || (jpeg.get(at + 1) & 0xff) > 0xc2) {
            at += 2 + (jpeg.getShort(at + 2) & 0xffff);
        }
        List<Integer> factors = new ArrayList<>();
        for (int c = 0; c < jpeg.get(at + 9); c++) {
            factors.add(jpeg.get(at + 11 + 3 * c) & 0xff);
        }
        return factors;
    }
}
