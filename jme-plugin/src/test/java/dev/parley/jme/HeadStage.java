package dev.parley.jme;

import com.jme3.app.SimpleApplication;
import com.jme3.asset.plugins.FileLocator;
import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector3f;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import com.jme3.texture.FrameBuffer;
import com.jme3.texture.Image.Format;
import com.jme3.util.BufferUtils;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.rig.AvatarLoader;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.CoverageReport;
import dev.parley.rig.RigException;
import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionFrame;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * A game that loads heads one after the other and takes a picture of each at rest and with its jaw open: white on black,
 * the camera 1 m before the plate.
 */
final class HeadStage extends SimpleApplication {

    static final int SIZE = 240;
    /** Pixels a metre at the plate. */
    static final double SCALE = SIZE / 2.0 / Math.tan(Math.toRadians(14));

    /** What became of one file: two pictures and a report, or a message. */
    record Result(boolean[] rest, boolean[] open, CoverageReport report, String message) {

        /** Metres by which the lowest white in the columns of a share of the picture, 0..1, is lowered. */
        double lowered(double from, double to) {
            return (lowest(open, from, to) - lowest(rest, from, to)) / SCALE;
        }

        private static int lowest(boolean[] white, double from, double to) {
            for (int i = white.length - 1; i >= 0; i--) {
                if (white[i] && i % SIZE >= from * SIZE && i % SIZE < to * SIZE) {
                    return i / SIZE;
                }
            }
            return -1;
        }
    }

    private final Path folder;
    private final List<String> files;
    private final List<Result> results = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private FrameBuffer target;
    private volatile Throwable failure;

    private HeadStage(Path folder, List<String> files) {
        this.folder = folder;
        this.files = files;
    }

    static List<Result> show(Path folder, List<String> files) throws InterruptedException {
        HeadStage app = new HeadStage(folder, files);
        AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
        settings.setResolution(SIZE, SIZE);
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start(JmeContext.Type.OffscreenSurface, false);
        if (!app.ended.await(5, TimeUnit.MINUTES)) {
            throw new AssertionError("the application hangs");
        }
        if (app.failure != null) {
            throw new AssertionError("the application failed", app.failure);
        }
        return app.results;
    }

    @Override
    public void simpleInitApp() {
        setDisplayStatView(false);
        setDisplayFps(false);
        flyCam.setEnabled(false);
        assetManager.registerLocator(folder.toString(), FileLocator.class);
        cam.setFrustumPerspective(28, 1, .05f, 10);
        cam.setLocation(new Vector3f(0, .1f, 1.08f));
        cam.lookAt(new Vector3f(0, .1f, 0), Vector3f.UNIT_Y);
        viewPort.setBackgroundColor(ColorRGBA.Black);
        target = new FrameBuffer(SIZE, SIZE, 1);
        target.setDepthTarget(FrameBuffer.FrameBufferTarget.newTarget(Format.Depth));
        target.addColorTarget(FrameBuffer.FrameBufferTarget.newTarget(Format.RGBA8));
        viewPort.setOutputFrameBuffer(target);
    }

    @Override
    public void simpleUpdate(float tpf) {
        if (results.size() == files.size()) {
            stop();
            return;
        }
        String file = files.get(results.size());
        try {
            AvatarRig rig = new AvatarLoader(assetManager).loadHead(file);
            rootNode.attachChild(rig.root());
            boolean[] rest = picture(null);
            MotionFrame frame = new MotionFrame();
            frame.setWeight(ArkitBlendshape.JAW_OPEN, 1);
            rig.apply(frame);
            results.add(new Result(rest, picture(folder.resolve(file + ".png").toFile()),
                    rig.report(), null));
            rig.root().removeFromParent();
        } catch (RigException e) {
            results.add(new Result(null, null, null, e.getMessage()));
        }
    }

    private boolean[] picture(File png) {
        rootNode.updateLogicalState(0);
        rootNode.updateGeometricState();
        renderManager.renderViewPort(viewPort, 0);
        ByteBuffer pixels = BufferUtils.createByteBuffer(4 * SIZE * SIZE);
        renderer.readFrameBuffer(target, pixels);
        boolean[] white = new boolean[SIZE * SIZE];
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < white.length; i++) {
            // the first row is the lowest
            int at = (SIZE - 1 - i / SIZE) * SIZE + i % SIZE;
            white[at] = (pixels.get(4 * i + 1) & 0xFF) > 128;
            image.setRGB(at % SIZE, at / SIZE, white[at] ? 0xFFFFFF : 0);
        }
        write(image, png);
        return white;
    }

    private static void write(BufferedImage image, File png) {
        try {
            if (png != null) {
                ImageIO.write(image, "png", png);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void handleError(String message, Throwable thrown) {
        failure = thrown == null ? new IllegalStateException(message) : thrown;
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
