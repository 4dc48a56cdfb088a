package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.asset.DesktopAssetManager;
import com.jme3.scene.Spatial;
import com.jme3.scene.VertexBuffer.Type;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shader adds to the woman's vertices, against her file's own numbers added up in double precision. */
class MorphExactnessTest {

    private static final String[] MESHES = {"Face", "Lashes", "Brows", "TeethLower", "Tongue"};
    private static final double MOST = 1e-6;
    private static final Map<String, Map<String, double[]>> MOVES = new LinkedHashMap<>();
    private static final Map<String, Map<String, double[]>> TURNS = new LinkedHashMap<>();

    /** The file as jME loads it, in its own order of vertices. */
    private static final Spatial FILE = new DesktopAssetManager(true).loadModel("Models/woman.glb");

    private final AvatarRig rig = new AvatarLoader(new DesktopAssetManager(true)).load("woman");
    private final Random random = new Random(5);

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = MorphExactnessTest.class.getResourceAsStream("/Models/woman.glb")) {
            GlbTargets file = new GlbTargets(in);
            for (String mesh : MESHES) {
                MOVES.put(mesh, file.of(mesh, "POSITION"));
                TURNS.put(mesh, file.of(mesh, "NORMAL"));
            }
        }
    }

    /** A face with some shapes, none of which the rig's rules change. */
    private MotionFrame face(int shapes) {
        MotionFrame frame = new MotionFrame();
        int left = shapes;
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            if (left > 0 && !AvatarRig.LOOKS.contains(shape)) {
                left--;
                frame.setWeight(shape, .01f + .99f * random.nextFloat());
            }
        }
        frame.setWeight(ArkitBlendshape.EYE_SQUINT_LEFT, 0);
        frame.setWeight(ArkitBlendshape.EYE_SQUINT_RIGHT, 0);
        frame.setWeight(ArkitBlendshape.MOUTH_CLOSE, 0);
        return frame;
    }

    private void assertShown(MotionFrame frame) {
        double most = 0;
        for (String mesh : MESHES) {
            int[] inFile = VertexOrderTest.order(FILE, TestHeads.part(rig, mesh));
            most = Math.max(most, error(MOVES.get(mesh), frame, buffer(mesh, Type.MorphTarget0), inFile));
            most = Math.max(most, error(TURNS.get(mesh), frame, buffer(mesh, Type.MorphTarget1), inFile));
        }
        assertTrue(most <= MOST, "the largest error is " + most);
    }

    private FloatBuffer buffer(String mesh, Type type) {
        return TestHeads.part(rig, mesh).getMesh().getFloatBuffer(type);
    }

    private static double error(Map<String, double[]> targets, MotionFrame frame, FloatBuffer shown, int[] inFile) {
        double[] sum = new double[shown.limit()];
        targets.forEach((name, deltas) -> {
            double weight = frame.weight(ArkitBlendshape.byName(name).orElseThrow());
            assertEquals(sum.length, deltas.length, name);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * deltas[3 * inFile[i / 3] + i % 3];
            }
        });
        double most = 0;
        for (int i = 0; i < sum.length; i++) {
            most = Math.max(most, Math.abs(sum[i] - shown.get(i)));
        }
        return most;
    }

    @Test
    void fifteenShapesAreExact() {
        MotionFrame frame = face(15);
        rig.apply(frame);
        assertShown(frame);
    }

    @Test
    void allFortyFourAreExact() {
        MotionFrame frame = face(44);
        rig.apply(frame);
        assertShown(frame);
    }

    @Test
    void nothingIsLeftAfterTwoHundredFaces() {
        MotionFrame first = face(15);
        rig.apply(first);
        float[] before = copy(buffer("Face", Type.MorphTarget0));
        for (int i = 0; i < 200; i++) {
            MotionFrame frame = face(1 + random.nextInt(44));
            rig.apply(frame);
            if (i % 20 == 0) {
                assertShown(frame);
            }
        }
        rig.apply(first);
        assertShown(first);
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, copy(buffer("Face", Type.MorphTarget0)),
                "the same face has the same bits, whatever came before");
        rig.apply(new MotionFrame());
        for (float value : copy(buffer("Face", Type.MorphTarget0))) {
            assertEquals(0, value);
        }
    }

    private static float[] copy(FloatBuffer buffer) {
        float[] copy = new float[buffer.limit()];
        buffer.get(0, copy);
        return copy;
    }
}
