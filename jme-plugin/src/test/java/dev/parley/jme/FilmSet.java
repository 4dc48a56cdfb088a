package dev.parley.jme;

import com.jme3.app.SimpleApplication;
import com.jme3.app.state.AppState;
import com.jme3.math.ColorRGBA;
import com.jme3.math.Vector3f;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.ViewPort;
import com.jme3.renderer.Renderer;
import com.jme3.scene.Geometry;
import com.jme3.scene.Node;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import com.jme3.texture.FrameBuffer;
import com.jme3.texture.Image.Format;
import com.jme3.util.BufferUtils;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.rig.AvatarRig;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A game without a window whose frames a script calls for, one by one, on the render thread. */
final class FilmSet extends SimpleApplication {

    /** Seconds a frame. */
    static final float STEP = 1 / 60f;

    /** What happens on the set. */
    interface Script {
        void play(FilmSet set) throws Exception;
    }

    private final int size;
    private final Script script;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private FrameBuffer target;

    private FilmSet(int size, Script script) {
        super(new AppState[0]);
        this.size = size;
        this.script = script;
    }

    /** Plays a script before a camera of some pixels squared, and throws what it throws. */
    static void play(int size, Script script) throws Exception {
        FilmSet set = new FilmSet(size, script);
        AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
        settings.setResolution(size, size);
        set.setSettings(settings);
        set.setShowSettings(false);
        set.start(JmeContext.Type.OffscreenSurface, false);
        try {
            set.ended.get(8, TimeUnit.MINUTES);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void simpleInitApp() {
        viewPort.setBackgroundColor(ColorRGBA.DarkGray);
        target = new FrameBuffer(size, size, 1);
        target.setDepthTarget(FrameBuffer.FrameBufferTarget.newTarget(Format.Depth));
        target.addColorTarget(FrameBuffer.FrameBufferTarget.newTarget(Format.RGBA8));
        viewPort.setOutputFrameBuffer(target);
        look(.72f);
    }

    @Override
    public void simpleUpdate(float tpf) {
        try {
            script.play(this);
            ended.complete(null);
        } catch (Throwable e) {
            ended.completeExceptionally(e);
        }
        stop();
    }

    /** Stands before the default avatars' faces. */
    void look(float metres) {
        cam.setFrustumPerspective(28, 1, .05f, 100);
        cam.setLocation(new Vector3f(0, .115f, metres));
        cam.lookAt(new Vector3f(0, .115f, 0), Vector3f.UNIT_Y);
    }

    /** One frame as jME's own loop makes it: states, controls, geometry, drawing. */
    void frame() {
        stateManager.update(STEP);
        rootNode.updateLogicalState(STEP);
        rootNode.updateGeometricState();
        stateManager.render(renderManager);
        renderManager.renderViewPort(viewPort, STEP);
        stateManager.postRender();
    }

    /** One frame, as pixels: {@code 0xRRGGBB}, row by row from the top. */
    int[] picture() {
        frame();
        ByteBuffer bytes = BufferUtils.createByteBuffer(4 * size * size);
        renderer.readFrameBuffer(target, bytes);
        int[] pixels = new int[size * size];
        for (int i = 0; i < pixels.length; i++) {
            int from = 4 * ((size - 1 - i / size) * size + i % size);
            pixels[i] = (bytes.get(from) & 0xff) << 16 | (bytes.get(from + 1) & 0xff) << 8 | bytes.get(from + 2) & 0xff;
        }
        return pixels;
    }

    /** Takes away what hides much of the skin, or takes long to draw. */
    static void faceAlone(AvatarRig rig) {
        for (Geometry part : ((Node) rig.root()).descendantMatches(Geometry.class)) {
            if (part.getMesh().getMorphTargets().length < 52) {
                part.removeFromParent();
            }
        }
    }

    RenderManager renders() {
        return renderManager;
    }

    Renderer driver() {
        return renderer;
    }

    ViewPort view() {
        return viewPort;
    }

    /** Counts the pixels of which a colour differs by more than some steps of 255. */
    static int differences(int[] one, int[] other, int steps) {
        int count = 0;
        for (int i = 0; i < one.length; i++) {
            int most = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                most = Math.max(most, Math.abs((one[i] >> shift & 0xff) - (other[i] >> shift & 0xff)));
            }
            count += most > steps ? 1 : 0;
        }
        return count;
    }

    /** Keeps a picture for whoever looks into the folder {@code target/pictures}. */
    void keep(String name, int[] pixels) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, size, size, pixels, 0, size);
        File file = new File("target/pictures/" + name + ".png");
        file.getParentFile().mkdirs();
        ImageIO.write(image, "png", file);
    }

    @Override
    public void handleError(String message, Throwable thrown) {
        ended.completeExceptionally(thrown == null ? new IllegalStateException(message) : thrown);
        stop();
    }
}
