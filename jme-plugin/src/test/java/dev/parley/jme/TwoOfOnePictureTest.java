package dev.parley.jme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.math.Vector3f;
import com.jme3.scene.Spatial;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.jme.audio.SampleSink;
import dev.parley.jme.audio.VirtualOutputs;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.jme.record.FixedStepTimer;
import dev.parley.jme.record.StillCamera;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.LightRig;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import dev.parley.synthesis.SpeechSynthesizer;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A game's picture of two clones of the woman who speak at once, beside one of two women who wear the same faces. */
class TwoOfOnePictureTest {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 280;
    private static final int FRAMES_PER_SECOND = 24;
    /** By how much the two mouths must differ when the picture is taken. */
    private static final float DIFFERENCE = .22f;
    /** Steps of 255 above which a pixel is another one. */
    private static final int STEP = 24;

    @Test
    void eachIsDrawnAsIfSheWereAlone() throws Exception {
        try (SpeechSynthesizer synthesizer = SpeechSynthesizer.open()) {
            Booth booth = new Booth(synthesizer);
            int[][] pictures = booth.take();
            write(pictures[0], new File("target/two-clones.png"));
            int apart = difference(pictures[0], pictures[2]);
            assertTrue(apart > 600, "both faces move away from rest: " + apart + " pixels");
            int wrong = difference(pictures[0], pictures[1]);
            assertTrue(wrong < apart / 50, wrong + " of " + apart + " pixels are not as for two women of their own");
        }
    }

    private static int difference(int[] one, int[] other) {
        int count = 0;
        for (int i = 0; i < one.length; i++) {
            count += Math.abs((one[i] >> 8 & 0xff) - (other[i] >> 8 & 0xff)) > STEP ? 1 : 0;
        }
        return count;
    }

    private static void write(int[] pixels, File file) throws Exception {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
        ImageIO.write(image, "png", file);
    }

    /** Lets two clones speak until their mouths differ; then draws two other models with those faces, and at rest. */
    private static final class Booth extends SimpleApplication {

        private final SpeechSynthesizer synthesizer;
        private final CompletableFuture<int[][]> taken = new CompletableFuture<>();
        private final int[][] pictures = new int[3][];
        private final TalkingAvatarControl[] clones = new TalkingAvatarControl[2];
        private final AvatarRig[] models = new AvatarRig[2];
        private final MotionFrame[] faces = {new MotionFrame(), new MotionFrame()};
        private int shown = -1;
        private boolean isMoment;

        Booth(SpeechSynthesizer synthesizer) {
            super(new AppState[0]);
            this.synthesizer = synthesizer;
        }

        int[][] take() throws Exception {
            AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
            settings.setResolution(WIDTH, HEIGHT);
            setSettings(settings);
            setShowSettings(false);
            start(JmeContext.Type.OffscreenSurface, false);
            return taken.get(300, TimeUnit.SECONDS);
        }

        @Override
        public void simpleInitApp() {
            setTimer(new FixedStepTimer(FRAMES_PER_SECOND));
            TalkingAvatarState avatars = new TalkingAvatarState(synthesizer);
            avatars.setSynchronous(true);
            avatars.setOutputs(new VirtualOutputs(() -> timer.getTimeInSeconds(), rate -> SampleSink.NOWHERE));
            stateManager.attach(avatars);
            AvatarLoader loader = new AvatarLoader(assetManager);
            Spatial original = avatars.add(loader.load("woman")).getSpatial();
            for (int i = 0; i < 2; i++) {
                clones[i] = original.clone().getControl(TalkingAvatarControl.class);
                models[i] = loader.load("woman");
                place(clones[i].getSpatial(), i);
                rootNode.attachChild(clones[i].getSpatial());
            }
            clones[0].speak("Papa baked my big apple pie. Mama may bake more.");
            clones[1].speak("Ah, father, calm the large dark car, and far stars are ours.");
            new LightRig().attachTo(rootNode);
            LightRig.prepare(renderManager);
            cam.setFrustumPerspective(24, (float) WIDTH / HEIGHT, .05f, 20);
            cam.setLocation(new Vector3f(0, .138f, .85f));
            cam.lookAt(new Vector3f(0, .11f, 0), Vector3f.UNIT_Y);
            guiViewPort.addProcessor(new StillCamera(WIDTH, HEIGHT, this::keep));
        }

        private static void place(Spatial model, int index) {
            model.setLocalTranslation(index == 0 ? -.14f : .14f, 0, 0);
        }

        @Override
        public void simpleUpdate(float tpf) {
            if (shown >= 0) {
                return;
            }
            for (int i = 0; i < 2 && clones[i].rig() != null; i++) {
                faces[i].copyFrom(clones[i].rig().applied());
            }
            isMoment = timer.getTimeInSeconds() > 1 && faces[1].weight(ArkitBlendshape.JAW_OPEN)
                    - opening(faces[0]) > DIFFERENCE && opening(faces[0]) < .06f;
        }

        private static float opening(MotionFrame face) {
            return face.weight(ArkitBlendshape.JAW_OPEN) - face.weight(ArkitBlendshape.MOUTH_CLOSE);
        }

        /** The controls move the faces after the application's update, so what is drawn is what they wear then. */
        private void keep(int[] pixels) {
            if (shown < 0 && !isMoment) {
                if (timer.getTimeInSeconds() > 8) {
                    taken.completeExceptionally(new AssertionError("the mouths never differ"));
                    stop();
                }
                return;
            }
            pictures[++shown] = pixels.clone();
            if (shown == 2) {
                taken.complete(pictures);
                stop();
                return;
            }
            for (int i = 0; i < 2; i++) {
                if (shown == 0) {
                    faces[i].copyFrom(clones[i].rig().applied());
                    clones[i].getSpatial().removeFromParent();
                    place(models[i].root(), i);
                    rootNode.attachChild(models[i].root());
                }
                models[i].apply(shown == 0 ? faces[i] : new MotionFrame());
            }
        }

        @Override
        public void handleError(String message, Throwable thrown) {
            taken.completeExceptionally(thrown == null ? new AssertionError(message) : thrown);
            stop();
        }
    }
}
