package dev.parley.rig.build;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.Joint;
import com.jme3.anim.SkinningControl;
import com.jme3.math.ColorRGBA;
import com.jme3.scene.Geometry;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.texture.image.ImageRaster;
import dev.parley.rig.build.AvatarGeometry.AvatarMesh;
import dev.parley.signal.ArkitBlendshape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shipped avatar as jME loads it: what a game, or a rig's profile, relies on. Each avatar has a test of its own. */
abstract class AvatarChecks {

    private static final List<String> FRONT = List.of("Face", "Eyes", "TeethUpper", "TeethLower", "Tongue");

    private final String name;

    AvatarChecks(String name) {
        this.name = name;
    }

    private AvatarGeometry avatar() {
        return AvatarGeometry.of(name);
    }

    private AvatarMesh mesh(String part) {
        AvatarMesh mesh = avatar().meshes().get(part);
        assertNotNull(mesh, "no mesh " + part + " among " + avatar().meshes().keySet());
        return mesh;
    }

    private Map<String, Joint> joints() {
        Map<String, Joint> joints = new LinkedHashMap<>();
        avatar().root().depthFirstTraversal(spatial -> {
            SkinningControl skin = spatial.getControl(SkinningControl.class);
            if (skin != null) {
                skin.getArmature().getJointList().forEach(joint -> joints.put(joint.getName(), joint));
            }
        });
        return joints;
    }

    private double eyeHeight() {
        double height = 0;
        for (Joint joint = joints().get("LeftEye"); joint != null; joint = joint.getParent()) {
            height += joint.getLocalTranslation().y;
        }
        return height;
    }

    @Test
    void hasTheJointsAndMeshesThatRigsAndProfilesName() {
        Map.of("Neck", "Bust", "Head", "Neck", "LeftEye", "Head", "RightEye", "Head").forEach((joint, parent) ->
            assertEquals(parent, joints().get(joint).getParent().getName(), joint));
        for (String part : List.of("Face", "HeadStatic", "Lashes", "Brows", "Eyes", "TeethUpper", "TeethLower", "Tongue",
            "Hair", "HairFringe", "Clothes")) {
            mesh(part);
        }
    }

    @Test
    void faceHasAll52ShapesInApplesOrder() {
        assertEquals(Arrays.stream(ArkitBlendshape.values()).map(ArkitBlendshape::arkitName).toList(),
            new ArrayList<>(mesh("Face").shapes().keySet()));
    }

    @ParameterizedTest
    @CsvSource({"Eyes,8", "TeethLower,6", "Tongue,6", "TeethUpper,0", "Hair,0", "Clothes,0"})
    void otherMeshesHaveOnlyTheShapesThatMoveThem(String part, int shapes) {
        assertEquals(shapes, mesh(part).shapes().size());
        mesh(part).shapes().forEach((shape, delta) -> assertTrue(largest(delta) > 1e-5, part + " " + shape));
    }

    private static double largest(float[] delta) {
        double most = 0;
        for (int i = 0; i < delta.length; i += 3) {
            most = Math.max(most, length(delta, i));
        }
        return most;
    }

    private static double length(float[] xyz, int at) {
        return Math.sqrt(xyz[at] * xyz[at] + xyz[at + 1] * xyz[at + 1] + xyz[at + 2] * xyz[at + 2]);
    }

    /** What each shape does to the face's own left half, or to the whole: least and most millimetres, and where to. */
    @ParameterizedTest
    @CsvSource({"eyeBlinkLeft,6,18,-y", "eyeLookInLeft,.6,4,-x", "eyeLookOutLeft,.6,4,+x", "eyeLookDownLeft,2,9,-y", "eyeLookUpLeft,.8,4,+y", "eyeSquintLeft,2,8,",
        "eyeWideLeft,1.2,5,+y", "jawForward,6,10,+z", "jawLeft,6,10,+x", "jawRight,6,10,-x", "jawOpen,23,37,-y",
        "mouthClose,16,27,+y", "mouthFunnel,8,20,+z", "mouthPucker,10,20,+z", "mouthLeft,8,20,+x", "mouthRight,8,20,-x",
        "mouthSmileLeft,7,16,+y", "mouthFrownLeft,5,11,-y", "mouthDimpleLeft,4,10,", "mouthStretchLeft,5,12,+x",
        "mouthRollLower,7,16,-z", "mouthRollUpper,5,14,-z", "mouthShrugLower,6,13,+y", "mouthShrugUpper,3,7,+z",
        "mouthPressLeft,3,9,-z", "mouthLowerDownLeft,5,12,-y", "mouthUpperUpLeft,4,11,+y", "browDownLeft,4,10,-y",
        "browInnerUp,3,8,+y", "browOuterUpLeft,3,8,+y", "cheekPuff,10,19,+z", "cheekSquintLeft,6,13,+y",
        "noseSneerLeft,6,14,+y", "tongueOut,6,14,-y"})
    void shapesMoveTheSkinAsFarAsTheyShouldAndTheRightWay(String shape, double least, double most, String way) {
        float[] delta = mesh("Face").shapes().get(shape);
        double millimetres = 1000 * largest(delta);
        assertTrue(millimetres >= least && millimetres <= most, shape + " moves by " + millimetres + " mm");
        if (way != null) {
            double along = 0;
            double all = 0;
            for (int i = 0; i < delta.length; i += 3) {
                along += delta[i + way.charAt(1) - 'x'] * length(delta, i);
                all += length(delta, i) * length(delta, i);
            }
            double share = (way.charAt(0) == '-' ? -along : along) / all;
            assertTrue(share > .2, shape + " goes " + way + " with " + share + " of its way");
        }
    }

    @ParameterizedTest
    @CsvSource({"eyeBlink,-.048,.05", "eyeLook,-.048,.05", "eyeWide,-.048,.05", "eyeSquint,-.1,.03", "brow,-.035,.09",
        "jaw,-.22,-.002", "mouth,-.2,.004", "nose,-.085,.05", "cheekPuff,-.13,0", "cheekSquint,-.115,.008",
        "tongue,-.2,-.02"})
    void nothingElseMoves(String shapes, double lowest, double highest) {
        AvatarMesh face = mesh("Face");
        double eyes = eyeHeight();
        face.shapes().forEach((shape, delta) -> {
            for (int i = 0; i < delta.length && shape.startsWith(shapes); i += 3) {
                double above = face.positions()[i + 1] - eyes;
                if (length(delta, i) > .0005) {
                    assertTrue(above > lowest && above < highest, shape + " moves skin " + above + " m above the eyes");
                }
            }
        });
    }

    @Test
    void shapesOfOneSideLeaveTheOtherAlone() {
        AvatarMesh face = mesh("Face");
        face.shapes().forEach((shape, delta) -> {
            double side = shape.endsWith("Left") ? 1 : shape.endsWith("Right") ? -1 : 0;
            if (side != 0 && !List.of("jawLeft", "jawRight", "mouthLeft", "mouthRight").contains(shape)) {
                for (int i = 0; i < delta.length; i += 3) {
                    assertTrue(side * face.positions()[i] > -.016 || length(delta, i) < .001,
                        shape + " moves the skin at x = " + face.positions()[i]);
                }
            }
        });
    }

    @Test
    void holdsOnlyFiniteNumbersOfAHeadsSize() {
        avatar().meshes().forEach((part, mesh) -> {
            assertAll(() -> within(mesh.positions(), .6, part + " positions"),
                () -> within(mesh.uvs(), 2, part + " texture coordinates"));
            mesh.shapes().forEach((shape, delta) -> within(delta, .1, part + " " + shape));
            mesh.turns().forEach((shape, delta) -> within(delta, 1.001, part + " normals of " + shape));
        });
    }

    private static void within(float[] values, double limit, String what) {
        for (float value : values) {
            assertTrue(Math.abs(value) <= limit, () -> what + ": " + value + " exceeds " + limit);
        }
    }

    @Test
    void skinWeightsAddUpToOne() {
        avatar().root().depthFirstTraversal(spatial -> {
            if (spatial instanceof Geometry geometry) {
                FloatBuffer weights = (FloatBuffer) geometry.getMesh().getBuffer(Type.BoneWeight).getDataReadOnly();
                for (int i = 0; i < weights.limit(); i += 4) {
                    assertEquals(1, weights.get(i) + weights.get(i + 1) + weights.get(i + 2) + weights.get(i + 3), 1e-5,
                        geometry.getName());
                }
            }
        });
    }

    @Test
    void lidsShut() {
        double open = new FrontView(avatar(), FRONT, Map.of()).area("Eyes");
        double shut = new FrontView(avatar(), FRONT, both("eyeBlink", 1)).area("Eyes");
        double wide = new FrontView(avatar(), FRONT, both("eyeWide", 1)).area("Eyes");
        assertTrue(open > 150, "open eyes show " + open + " mm2");
        assertTrue(shut < .01 * open, "shut eyes show " + shut + " mm2 of " + open);
        assertTrue(wide > 1.05 * open, "wide eyes show " + wide + " mm2, open ones " + open);
    }

    private static Map<String, Double> both(String shape, double weight) {
        return Map.of(shape + "Left", weight, shape + "Right", weight);
    }

    /** What is seen of teeth, tongue and the mouth's inside, which the atlas keeps in its lower right corner. */
    private double opening(Map<String, Double> weights) {
        FrontView view = new FrontView(avatar(), FRONT, weights);
        return view.area("TeethUpper") + view.area("TeethLower") + view.area("Tongue")
            + view.area("Face", (u, v) -> u > .78 && v > .85 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.25, .5, 1})
    void lipsSealHoweverFarTheJawIsOpen(double weight) {
        double open = opening(Map.of("jawOpen", weight));
        double closed = opening(Map.of("jawOpen", weight, "mouthClose", weight));
        assertTrue(open > 250 * weight, "jawOpen " + weight + " shows " + open + " mm2 of the mouth");
        assertTrue(closed < 2, "with mouthClose still " + closed + " mm2 of " + open);
    }

    @Test
    void lipsTouchAtRest() {
        double open = opening(Map.of());
        assertTrue(open < 2, open + " mm2 of the mouth is seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper", "mouthPucker",
        "mouthLeft", "mouthSmileLeft", "mouthFrownLeft", "mouthDimpleLeft", "mouthStretchLeft", "mouthPressLeft",
        "jawForward", "jawLeft", "cheekPuff"})
    void lipsStayTogetherAndTheMouthBehindTheSkinWhereTheShapeDoesNotPartThem(String shape) {
        double open = opening(Map.of(shape, 1.0));
        assertTrue(open < 3, shape + " shows " + open + " mm2 of the mouth");
    }

    /** Seen along the midline, the raised forehead has dips between rises; the picture book's face stays smooth. */
    @Test
    void raisedBrowsFurrowTheForehead() {
        AvatarMesh face = mesh("Face");
        float[] up = face.shapes().get("browInnerUp");
        TreeMap<Float, Float> depths = new TreeMap<>();
        for (int i = 0; i < up.length; i += 3) {
            double above = face.positions()[i + 1] - eyeHeight();
            if (Math.abs(face.positions()[i]) < .0005 && face.positions()[i + 2] > .08 && above > .02 && above < .08) {
                depths.put(face.positions()[i + 1], up[i + 2]);
            }
        }
        List<Float> z = List.copyOf(depths.values());
        long dips = IntStream.range(1, z.size() - 1)
            .filter(i -> z.get(i) < z.get(i - 1) - .0003 && z.get(i) < z.get(i + 1) - .0003).count();
        assertTrue(name.equals("toon") ? dips == 0 : dips >= 2 && dips <= 5, dips + " furrows in " + z);
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
        assertTrue(largest(teeth.shapes().get("jawOpen")) > .018);
    }

    /** Closed, both rows would stand in the funnel like a fence. */
    @ParameterizedTest
    @CsvSource({"0,-.004,0", "1,.0008,.005"})
    void mouthFunnelPartsTheTeeth(double weight, double least, double most) {
        float[] upper = mesh("TeethUpper").positions();
        float[] lower = mesh("TeethLower").posed(Map.of("mouthFunnel", weight));
        double apart = -edge(upper, -1) - edge(lower, 1);
        assertTrue(apart >= least && apart <= most, "the rows are " + apart + " m apart");
    }

    /** How far the front teeth reach up (1) or down (-1). */
    private static double edge(float[] teeth, int sign) {
        double front = front(teeth, -1, 1);
        double edge = -1;
        for (int i = 0; i < teeth.length; i += 3) {
            boolean inFront = Math.abs(teeth[i]) < .01 && teeth[i + 2] > front - .006;
            edge = inFront ? Math.max(edge, sign * teeth[i + 1]) : edge;
        }
        return edge;
    }

    /** Light teeth there are flecks at the corners of the mouth when it speaks. */
    @Test
    void teethAreDarkAtTheCornersOfTheMouth() {
        AvatarMesh teeth = mesh("TeethUpper");
        ImageRaster paint = avatar().paint("TeethUpper");
        for (int i = 0; i < teeth.positions().length / 3; i++) {
            double aside = Math.abs(teeth.positions()[3 * i]);
            ColorRGBA colour = paint.getPixel((int) (teeth.uvs()[2 * i] * paint.getWidth()),
                (int) (teeth.uvs()[2 * i + 1] * paint.getHeight()));
            assertTrue(aside < .022 || colour.g < .3, "at x = " + aside + " m a tooth is " + colour);
        }
    }

    @Test
    void theTongueGoesWithTheJawAndComesOutBetweenTheLips() {
        AvatarMesh tongue = mesh("Tongue");
        double fall = mean(tongue.shapes().get("jawOpen"), 1);
        assertTrue(fall < -.008, "the tongue falls by " + fall + " m");
        assertTrue(opening(Map.of("tongueOut", 1.0)) > 50, "the tongue is seen");
        double lips = front(mesh("Face").posed(Map.of("tongueOut", 1.0)), eyeHeight() - .09, eyeHeight() - .05);
        assertTrue(front(tongue.posed(Map.of("tongueOut", 1.0)), -1, 1) > lips - .004, "its tip reaches the lips");
    }

    private static double mean(float[] delta, int axis) {
        double sum = 0;
        for (int i = axis; i < delta.length; i += 3) {
            sum += delta[i];
        }
        return sum * 3 / delta.length;
    }

    private static double front(float[] points, double low, double high) {
        double front = -1;
        for (int i = 0; i < points.length; i += 3) {
            boolean inside = Math.abs(points[i]) < .01 && points[i + 1] > low && points[i + 1] < high;
            front = inside ? Math.max(front, points[i + 2]) : front;
        }
        return front;
    }

    private static double distance(float[] p, int a, int b) {
        return Math.sqrt(Math.pow(p[3 * a] - p[3 * b], 2) + Math.pow(p[3 * a + 1] - p[3 * b + 1], 2)
            + Math.pow(p[3 * a + 2] - p[3 * b + 2], 2));
    }

    @Test
    void rightShapesMirrorLeftOnes() {
        AvatarMesh face = mesh("Face");
        int[] twins = Mirror.twins(face.positions());
        face.shapes().forEach((shape, left) -> {
            if (shape.contains("Left")) {
                float[] right = face.shapes().get(shape.replace("Left", "Right"));
                assertEquals(1, Mirror.agreement(left, right, twins, .0005), .02, shape);
            }
        });
    }

    @Test
    void leftIsTheFacesOwnLeft() {
        AvatarMesh face = mesh("Face");
        float[] blink = face.shapes().get("eyeBlinkLeft");
        double x = 0;
        for (int i = 0; i < blink.length; i += 3) {
            x += face.positions()[i] * Math.abs(blink[i + 1]);
        }
        assertTrue(x > 0, "the left eye is at +x");
    }
}
