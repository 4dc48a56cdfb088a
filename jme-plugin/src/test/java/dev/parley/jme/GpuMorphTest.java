package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.material.Material;
import com.jme3.renderer.Limits;
import com.jme3.scene.Geometry;
import com.jme3.scene.Mesh;
import com.jme3.scene.VertexBuffer.Type;
import com.jme3.texture.FrameBuffer;
import com.jme3.texture.Image.Format;
import com.jme3.texture.Texture2D;
import com.jme3.util.BufferUtils;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.LightRig;
import dev.parley.rig.MorphDeformer;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The deformer in the vertex shader beside the one on the CPU, in frames that are really drawn. */
class GpuMorphTest {

    private static final int SIZE = 160;
    private static final int EDGE = 64;

    private final Random random = new Random(3);

    private MotionFrame face(int shapes) {
        MotionFrame frame = new MotionFrame();
        int left = shapes;
        for (ArkitBlendshape shape : ArkitBlendshape.values()) {
            if (left-- > 0) {
                frame.setWeight(shape, .1f + .6f * random.nextFloat());
            }
        }
        return frame;
    }

    @Test
    void eachVertexIsWhereTheCpuPutsIt() throws Exception {
        FilmSet.play(EDGE, set -> {
            AvatarRig rig = new AvatarLoader(set.getAssetManager()).load("woman");
            MorphDeformer skin = skin(rig);
            Geometry face = skin.geometry();
            face.removeFromParent();
            Material stock = new Material(set.getAssetManager(), "MatDefs/Test/Vertices.j3md");
            face.setMaterial(stock);
            face.getMesh().setMode(Mesh.Mode.Points);
            face.setCullHint(com.jme3.scene.Spatial.CullHint.Never);
            set.getRootNode().attachChild(face);
            FrameBuffer floats = floats(set);
            for (int shapes : new int[] {1, 15, 44, 52}) {
                rig.apply(face(shapes));
                float[] moves = copy(face.getMesh().getFloatBuffer(Type.MorphTarget0));
                float[] turns = copy(face.getMesh().getFloatBuffer(Type.MorphTarget1));
                assertNear(moves, added(set, floats, face, false), 0, shapes + " shapes, stock");
            }
            rig.apply(face(44));
            float[] moves = copy(face.getMesh().getFloatBuffer(Type.MorphTarget0));
            float[] turns = copy(face.getMesh().getFloatBuffer(Type.MorphTarget1));
            assertTrue(rig.moveToGpu(set.driver()));
            assertEquals(null, face.getMesh().getBuffer(Type.MorphTarget0), "no buffer is sent any more");
            assertNear(moves, added(set, floats, face, false), 1e-6, "what was shown before");
            assertNear(turns, added(set, floats, face, true), 1e-6, "its normals");
            AvatarRig twin = new AvatarLoader(set.getAssetManager()).load("woman");
            for (int shapes : new int[] {1, 15, 44, 52, 0}) {
                MotionFrame frame = face(shapes);
                twin.apply(frame);
                rig.apply(frame);
                assertNear(copy(skin(twin).geometry().getMesh().getFloatBuffer(Type.MorphTarget0)),
                        added(set, floats, face, false), 1e-6, shapes + " shapes");
                assertNear(copy(skin(twin).geometry().getMesh().getFloatBuffer(Type.MorphTarget1)),
                        added(set, floats, face, true), 1e-6, shapes + " shapes' normals");
            }
        });
    }

    private static MorphDeformer skin(AvatarRig rig) {
        return rig.deformers().stream().filter(deformer -> deformer.targets() == 52).findFirst().orElseThrow();
    }

    private static FrameBuffer floats(FilmSet set) {
        FrameBuffer buffer = new FrameBuffer(EDGE, EDGE, 1);
        buffer.addColorTarget(FrameBuffer.FrameBufferTarget.newTarget(new Texture2D(EDGE, EDGE, Format.RGBA32F)));
        set.view().setOutputFrameBuffer(buffer);
        return buffer;
    }

    private static float[] added(FilmSet set, FrameBuffer floats, Geometry face, boolean normals) {
        face.getMaterial().setBoolean("ShowNormals", normals);
        set.frame();
        ByteBuffer bytes = BufferUtils.createByteBuffer(16 * EDGE * EDGE);
        set.driver().readFrameBufferWithFormat(floats, bytes, Format.RGBA32F);
        FloatBuffer pixels = bytes.asFloatBuffer();
        float[] values = new float[3 * face.getMesh().getVertexCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels.get(4 * (i / 3) + i % 3);
        }
        return values;
    }

    private static float[] copy(FloatBuffer buffer) {
        float[] copy = new float[buffer.limit()];
        buffer.get(0, copy);
        return copy;
    }

    private static void assertNear(float[] expected, float[] actual, double tolerance, String what) {
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            most = Math.max(most, Math.abs(expected[i] - actual[i]));
        }
        assertTrue(most <= tolerance, what + ": the largest difference is " + most);
    }

    @Test
    void picturesAreThoseOfTheCpu() throws Exception {
        FilmSet.play(SIZE, set -> {
            AvatarLoader loader = new AvatarLoader(set.getAssetManager());
            AvatarRig cpu = loader.load("woman");
            AvatarRig gpu = loader.load("woman");
            assertTrue(gpu.moveToGpu(set.driver()));
            LightRig light = new LightRig().attachTo(set.getRootNode());
            LightRig.prepare(set.renders());
            set.view().addProcessor(light.shadows(set.getAssetManager(), 256));
            FilmSet.faceAlone(cpu);
            FilmSet.faceAlone(gpu);
            int[] rest = shown(set, cpu, new MotionFrame());
            for (int shapes : new int[] {15, 44}) {
                MotionFrame frame = face(shapes);
                frame.set(MotionChannel.HEAD_YAW, .3f);
                frame.set(MotionChannel.LEFT_EYE_YAW, .2f);
                int[] one = shown(set, cpu, frame);
                int[] other = shown(set, gpu, frame);
                set.keep("gpu-" + shapes + "-cpu", one);
                set.keep("gpu-" + shapes, other);
                assertTrue(FilmSet.differences(one, rest, 24) > 500, "the face moves");
                int differences = FilmSet.differences(one, other, 3);
                assertTrue(differences <= 4, differences + " pixels differ at " + shapes + " shapes");
            }
        });
    }

    private static int[] shown(FilmSet set, AvatarRig rig, MotionFrame frame) {
        set.getRootNode().attachChild(rig.root());
        rig.apply(frame);
        int[] picture = set.picture();
        rig.root().removeFromParent();
        return picture;
    }

    @Test
    void withoutVertexTexturesTheCpuGoesOnWithOneLine() throws Exception {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger(AvatarRig.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(new java.util.logging.SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        logger.addHandler(handler);
        try {
            FilmSet.play(EDGE, set -> {
                AvatarRig rig = new AvatarLoader(set.getAssetManager()).load("woman");
                set.driver().getLimits().put(Limits.VertexTextureUnits, 0);
                assertFalse(rig.moveToGpu(set.driver()));
                set.getRootNode().attachChild(rig.root());
                rig.apply(face(15));
                set.frame();
                FloatBuffer merged = skin(rig).geometry().getMesh().getFloatBuffer(Type.MorphTarget0);
                assertTrue(java.util.stream.IntStream.range(0, merged.limit()).anyMatch(i -> merged.get(i) != 0));
            });
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("'woman' is morphed on the CPU: the graphics driver has no float textures"),
                lines.get(0));
    }
}
