package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.anim.AnimComposer;
import com.jme3.anim.tween.action.BlendableAction;
import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.math.Vector3f;
import com.jme3.scene.Spatial;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.jme.bake.BakedClips;
import dev.parley.jme.bake.BakedMotion;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.jme.record.StillCamera;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.LightRig;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import dev.parley.signal.MotionFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Frames of a baked motion, drawn through jME's own morphing and skinning, beside those of the rig that wore it. */
class BakedPictureTest {

    private static final int SIZE = 200;
    private static final double RATE = 80;
    private static final int FRAMES = 80;
    /** Steps of 255 above which a pixel is another one. */
    private static final int STEP = 24;
    private static final double[] MOMENTS = {.1, .35, .7};

    /** A jaw that opens, a smile, a blink, a turning head, eyes that look aside. */
    private static MotionClip motion() {
        List<MotionChannel> channels = List.of(MotionChannel.of(ArkitBlendshape.JAW_OPEN),
                MotionChannel.of(ArkitBlendshape.MOUTH_SMILE_LEFT), MotionChannel.of(ArkitBlendshape.EYE_BLINK_RIGHT),
                MotionChannel.HEAD_YAW, MotionChannel.LEFT_EYE_YAW, MotionChannel.RIGHT_EYE_YAW);
        float[] values = new float[FRAMES * channels.size()];
        for (int i = 0; i < FRAMES; i++) {
            float share = i / (FRAMES - 1f);
            int row = i * channels.size();
            values[row] = .8f * share;
            values[row + 1] = 1 - share;
            values[row + 2] = share * share;
            values[row + 3] = .5f * share;
            values[row + 4] = -.3f * share;
            values[row + 5] = -.3f * share;
        }
        return new MotionClip(channels, values, RATE);
    }

    @Test
    void theBakedFaceLooksLikeTheRigs() throws Exception {
        List<int[]> pictures = new Booth().take();
        for (int i = 0; i < MOMENTS.length; i++) {
            int[] rig = pictures.get(2 * i);
            int[] baked = pictures.get(2 * i + 1);
            int moved = difference(rig, pictures.get(2 * MOMENTS.length));
            assertTrue(moved > 400, "the face moves at " + MOMENTS[i] + ": " + moved + " pixels");
            assertTrue(difference(rig, baked) < moved / 20,
                    difference(rig, baked) + " of " + moved + " pixels differ at " + MOMENTS[i]);
        }
    }

    private static int difference(int[] one, int[] other) {
        int count = 0;
        for (int i = 0; i < one.length; i++) {
            count += Math.abs((one[i] >> 8 & 0xff) - (other[i] >> 8 & 0xff)) > STEP ? 1 : 0;
        }
        return count;
    }

    /** Shows rig and baked model by turns, then the rig at rest, one a frame. */
    private static final class Booth extends SimpleApplication {

        private final CompletableFuture<List<int[]>> taken = new CompletableFuture<>();
        private final List<int[]> pictures = new ArrayList<>();
        private final MotionFrame frame = new MotionFrame();
        private AvatarRig rig;
        private Spatial baked;
        private AnimComposer composer;
        private int shown = -1;

        Booth() {
            super(new AppState[0]);
        }

        List<int[]> take() throws Exception {
            AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
            settings.setResolution(SIZE, SIZE);
            setSettings(settings);
            setShowSettings(false);
            start(JmeContext.Type.OffscreenSurface, false);
            return taken.get(300, TimeUnit.SECONDS);
        }

        @Override
        public void simpleInitApp() {
            AvatarLoader loader = new AvatarLoader(assetManager);
            rig = loader.load("woman");
            BakedMotion motion = BakedMotion.of("move", loader.load("woman"), motion(), FRAMES / RATE);
            baked = loader.model("Models/woman.glb");
            composer = BakedClips.composer(baked);
            composer.addAnimClip(BakedClips.bind(motion.clip(), baked));
            ((BlendableAction) composer.action("move")).setTransitionLength(0);
            composer.setCurrentAction("move", AnimComposer.DEFAULT_LAYER, false);
            new LightRig().attachTo(rootNode);
            LightRig.prepare(renderManager);
            cam.setFrustumPerspective(20, 1, .05f, 20);
            cam.setLocation(new Vector3f(0, .138f, .8f));
            cam.lookAt(new Vector3f(0, .11f, 0), Vector3f.UNIT_Y);
            guiViewPort.addProcessor(new StillCamera(SIZE, SIZE, this::keep));
        }

        @Override
        public void simpleUpdate(float tpf) {
            int moment = Math.max(0, shown) / 2;
            rootNode.detachAllChildren();
            if (shown % 2 != 0 && shown > 0) {
                rootNode.attachChild(baked);
                composer.setTime(MOMENTS[moment]);
                composer.setGlobalSpeed(0);
            } else {
                rootNode.attachChild(rig.root());
                frame.clear();
                rig.apply(moment < MOMENTS.length ? motion().sample(MOMENTS[moment], frame) : frame);
            }
        }

        private void keep(int[] pixels) {
            if (shown++ >= 0) {
                pictures.add(pixels.clone());
            }
            if (pictures.size() == 2 * MOMENTS.length + 1 && !taken.isDone()) {
                taken.complete(pictures);
                stop();
            }
        }

        @Override
        public void handleError(String message, Throwable thrown) {
            taken.completeExceptionally(thrown == null ? new AssertionError(message) : thrown);
            stop();
        }
    }
}
