package dev.parley.jme.record;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.app.SimpleApplication;
import com.jme3.light.DirectionalLight;
import com.jme3.material.Material;
import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector3f;
import com.jme3.scene.Geometry;
import com.jme3.scene.shape.Box;
import com.jme3.scene.shape.Sphere;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.format.VoiceTag;
import dev.parley.signal.PcmAudio;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A turning PBR sphere above, a plain green floor below; recorded for some frames. */
final class TwoColours extends SimpleApplication {

    static final int FRAMES_PER_SECOND = 30;

    private final RecordingSettings film;
    private final int frames;
    private final PcmAudio sound;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Recorder recorder;
    private Geometry sphere;
    private volatile Throwable failure;

    private TwoColours(RecordingSettings film, int frames, PcmAudio sound) {
        this.film = film;
        this.frames = frames;
        this.sound = sound;
    }

    static void record(Path file, int frames, int samples, PcmAudio sound) throws Exception {
        RecordingSettings film = new RecordingSettings(file, 320, 240, FRAMES_PER_SECOND,
                new VoiceTag("test-voice", "7"));
        TwoColours app = new TwoColours(film, frames, sound);
        AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
        settings.setResolution(film.width(), film.height());
        settings.setSamples(samples);
        app.setSettings(settings);
        app.setShowSettings(false);
        app.setTimer(new FixedStepTimer(film.framesPerSecond()));
        app.start(JmeContext.Type.OffscreenSurface, false);
        assertTrue(app.ended.await(2, TimeUnit.MINUTES), "the application hangs");
        if (app.failure != null) {
            throw new AssertionError("the application failed", app.failure);
        }
    }

    @Override
    public void simpleInitApp() {
        setDisplayStatView(false);
        setDisplayFps(false);
        sphere = new Geometry("sphere", new Sphere(32, 32, 1));
        Material skin = new Material(assetManager, "Common/MatDefs/Light/PBRLighting.j3md");
        skin.setColor("BaseColor", ColorRGBA.Red);
        sphere.setMaterial(skin);
        sphere.setLocalTranslation(0, 2, 0);
        Geometry floor = new Geometry("floor", new Box(10, 1, 1));
        Material paint = new Material(assetManager, "Common/MatDefs/Misc/Unshaded.j3md");
        paint.setColor("Color", new ColorRGBA(0, 0.5f, 0, 1));
        floor.setMaterial(paint);
        floor.setLocalTranslation(0, -3, 0);
        rootNode.attachChild(sphere);
        rootNode.attachChild(floor);
        rootNode.addLight(new DirectionalLight(new Vector3f(-1, -1, -1)));
        viewPort.setBackgroundColor(ColorRGBA.Blue);
        recorder = Recorder.start(film);
        guiViewPort.addProcessor(recorder);
    }

    @Override
    public void simpleUpdate(float tpf) {
        sphere.move(tpf, 0, 0);
        if (recorder.frames() == frames) {
            guiViewPort.removeProcessor(recorder);
            recorder.finish(sound);
            stop();
        }
    }

    @Override
    public void handleError(String message, Throwable thrown) {
        failure = thrown;
        ended.countDown();
    }

    @Override
    public void destroy() {
        try {
            super.destroy();
        } finally {
            ended.countDown();
        }
    }
}
