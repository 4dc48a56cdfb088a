package dev.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.MorphControl;
import com.jme3.anim.SkinningControl;
import com.jme3.asset.DesktopAssetManager;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.math.Vector3f;
import com.jme3.renderer.queue.RenderQueue.Bucket;
import com.jme3.scene.Geometry;
import com.jme3.scene.VertexBuffer;
import dev.parley.signal.ArkitBlendshape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarLoaderTest {

    private static final String PROFILE =
            "{\"name\": \"tiny\", \"joints\": {\"head\": \"Head\"}, \"morphThreshold\": 0.005}";

    private final DesktopAssetManager assets = new DesktopAssetManager(true);
    private final AvatarLoader loader = new AvatarLoader(assets);

    @TempDir
    Path folder;

    private AvatarRig tiny() throws IOException {
        TinyGlb.write(folder.resolve("Models/tiny.glb"));
        Files.createDirectories(folder.resolve("Rigs"));
        Files.writeString(folder.resolve("Rigs/tiny.json"), PROFILE);
        assets.registerLocator(folder.toString(), FileLocator.class);
        return loader.load("tiny");
    }

    @Test
    void quantisedTargetsArriveInMetres() throws IOException {
        AvatarRig rig = tiny();
        assertEquals(EnumSet.of(ArkitBlendshape.JAW_OPEN, ArkitBlendshape.MOUTH_SMILE_LEFT), rig.coverage());
        rig.apply(Heads.frame("jawOpen", .5, "mouthSmileLeft", 1));
        Geometry face = rig.deformers().get(0).geometry();
        FloatBuffer moved = face.getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget0);
        float[] expected = {0, -.5f * TinyGlb.MOVE, 0, 0, 0, 0, TinyGlb.MOVE, 0, 0};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], moved.get(i), 1e-6, "coordinate " + i);
        }
        assertEquals(.5f * TinyGlb.LEAN, face.getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget1).get(1), 1e-6);
    }

    @Test
    void seeThroughPartsAreDrawnLast() throws IOException {
        Geometry face = tiny().deformers().get(0).geometry();
        assertEquals(Bucket.Transparent, face.getQueueBucket());
        assertFalse(face.getMaterial().getAdditionalRenderState().isDepthWrite());
    }

    @Test
    void twoAvatarsOfOneFileAreIndependent() throws IOException {
        AvatarRig one = tiny();
        AvatarRig two = loader.load("tiny");
        one.apply(Heads.frame("jawOpen", 1));
        two.apply(Heads.frame("jawOpen", .25));
        assertEquals(-TinyGlb.MOVE, drop(one), 1e-6);
        assertEquals(-.25f * TinyGlb.MOVE, drop(two), 1e-6);
    }

    private static float drop(AvatarRig rig) {
        return rig.deformers().get(0).geometry().getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget0).get(1);
    }

    @Test
    void stockMorphControlsAreTakenAway() throws IOException {
        tiny();
        var model = loader.model("Models/tiny.glb");
        model.addControl(new MorphControl());
        AvatarRig.of(model, loader.profile("Rigs/tiny.json"));
        assertNull(model.getControl(MorphControl.class));
    }

    @Test
    void loadingLogsNoAlarm() throws IOException {
        List<String> alarms = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
                    alarms.add(message.getMessage());
                }
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger("com.jme3.scene.plugins.gltf");
        logger.addHandler(handler);
        tiny();
        logger.removeHandler(handler);
        assertEquals(List.of(), alarms);
    }

    @Test
    void theWomanHasAllShapesJointsAndItsProfileFits() {
        AvatarRig woman = loader.load("woman");
        assertEquals(EnumSet.allOf(ArkitBlendshape.class), woman.coverage());
        woman.apply(Heads.frame("headYaw", .4, "leftEyeYaw", .2));
        var skin = RigJoint.controls(woman.root(), SkinningControl.class).get(0);
        var node = (com.jme3.scene.Node) skin.getSpatial();
        Vector3f nose = Heads.turned(node, "Head", Vector3f.UNIT_Z);
        assertEquals(Math.sin(.4), nose.x, 1e-4);
        Vector3f sight = Heads.turned(node, "LeftEye", Vector3f.UNIT_Z);
        assertEquals(Math.sin(.6), sight.x, 1e-4);
    }

    @Test
    void theWomansJawDropsByTheLengthItWasSculptedTo() {
        AvatarRig woman = loader.load("woman");
        woman.apply(Heads.frame("jawOpen", 1));
        double largest = woman.deformers().stream()
                .filter(deformer -> deformer.geometry().getName().startsWith("Face"))
                .mapToDouble(deformer -> largest(deformer.geometry())).max().orElseThrow();
        assertEquals(.0286, largest, .001, "metres");
    }

    private static double largest(Geometry geometry) {
        FloatBuffer moved = geometry.getMesh().getFloatBuffer(VertexBuffer.Type.MorphTarget0);
        double largest = 0;
        for (int i = 0; i < moved.limit(); i += 3) {
            largest = Math.max(largest, Math.hypot(Math.hypot(moved.get(i), moved.get(i + 1)), moved.get(i + 2)));
        }
        return largest;
    }

    @Test
    void absentAndBrokenFilesAreNamed() throws IOException {
        tiny();
        assertTrue(message(() -> loader.load("nobody")).startsWith("Rigs/nobody.json: no such profile"));
        assertTrue(message(() -> loader.model("Models/nobody.glb")).startsWith("Models/nobody.glb: no such model"));
        Files.write(folder.resolve("Models/broken.glb"), new byte[] {1, 2, 3});
        assertTrue(message(() -> loader.model("Models/broken.glb")).startsWith("Models/broken.glb: begins with"));
    }

    private static String message(org.junit.jupiter.api.function.Executable executable) {
        String message = assertThrows(RigException.class, executable).getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }
}
