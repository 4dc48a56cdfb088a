package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.app.state.AbstractAppState;
import com.jme3.scene.Spatial;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import com.simsilica.lemur.Button;
import com.simsilica.lemur.Container;
import com.simsilica.lemur.Label;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.jme.record.StillCamera;
import dev.parley.rig.AvatarRig;
import dev.parley.rig.FacePreset;
import dev.parley.rig.FacePresets;
import dev.parley.signal.ArkitBlendshape;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel off screen: its sliders and buttons, worked by the test, move the face that is in the scene. */
class HelloPanelTest {

    private static final int PATIENCE_SECONDS = 240;
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 800;

    @TempDir
    Path folder;

    private HelloPanel app;

    private void start(HelloPanel panel, int width, int height) {
        app = panel;
        AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
        settings.setResolution(width, height);
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start(JmeContext.Type.OffscreenSurface, false);
    }

    @Test
    void aPresetMovesSlidersAndFace() throws Exception {
        start(new HelloPanel(), 320, 200);
        try {
            FacePreset happy = FacePresets.emotions().get(1);
            onRenderThread(() -> {
                app.panel().show(happy);
                return null;
            });
            drawFrame();
            TalkingAvatarControl avatar = onRenderThread(() -> avatars().get(0));
            assertFalse(avatar.isEnabled());
            assertEquals(.9, onRenderThread(() -> avatar.rig().applied().weight(ArkitBlendshape.MOUTH_SMILE_LEFT)),
                    1e-6);
            assertTrue(onRenderThread(() -> app.panel().shapes().getPreferredSize().x) > 100);
        } finally {
            app.stop(true);
        }
    }

    /** Clicks as a hand would: the shape, another target, saving; the face in the scene and the file change. */
    @Test
    void aMappingIsChangedByClicksAndSaved() throws Exception {
        try (InputStream woman = getClass().getClassLoader().getResourceAsStream("Models/woman.glb")) {
            Files.copy(woman, folder.resolve("hero.glb"));
        }
        start(new HelloPanel(AvatarChoice.of(folder.resolve("hero.glb").toString(), null)), WIDTH, HEIGHT);
        try {
            AvatarRig before = onRenderThread(app::rig);
            click(app.panel().tools(), "Mapping");
            click(app.mapping().shapes(), "jawOpen");
            drawFrame();
            assertEquals(1, onRenderThread(() -> app.rig().applied().weight(ArkitBlendshape.JAW_OPEN)), 1e-6);
            assertSame(before, app.rig());
            click(app.mapping().tools(), ">");
            click(app.mapping().tools(), "mouthPucker");
            click(app.mapping().tools(), "- gain");
            drawFrame();
            AvatarRig after = onRenderThread(app::rig);
            assertNotSame(before, after);
            assertEquals(List.of(after),
                    onRenderThread(() -> avatars().stream().map(TalkingAvatarControl::rig).toList()));
            assertTrue(onRenderThread(() -> app.getRootNode().hasChild(after.root())
                    && !app.getRootNode().hasChild(before.root())));
            assertEquals(.9, onRenderThread(() -> after.applied().weight(ArkitBlendshape.JAW_OPEN)), 1e-6);
            assertTrue(onRenderThread(() -> words(app.mapping().shapes())).stream()
                    .filter("mouthPucker"::equals).count() > 1, "it drives two shapes now");
            picture(new File("target/mapping.png"));
            click(app.mapping().tools(), "Save");
            assertTrue(Files.readString(folder.resolve("hero.rig.json")).contains("mouthPucker"));
            click(app.mapping().tools(), "Faces");
            picture(new File("target/panel.png"));
        } finally {
            app.stop(true);
        }
    }

    private List<TalkingAvatarControl> avatars() {
        return app.getStateManager().getState(TalkingAvatarState.class).avatars();
    }

    private void click(Container panel, String words) throws Exception {
        onRenderThread(() -> {
            parts(panel).stream().filter(part -> part instanceof Button button
                    && button.getText().replace("> ", "").equals(words.replace("> ", ""))).map(Button.class::cast)
                    .findFirst().orElseThrow(() -> new AssertionError("no button " + words)).click();
            return null;
        });
    }

    private static List<String> words(Container panel) {
        return parts(panel).stream().filter(Label.class::isInstance).map(part -> ((Label) part).getText()).toList();
    }

    private static List<Spatial> parts(Container panel) {
        List<Spatial> parts = new ArrayList<>();
        panel.depthFirstTraversal(parts::add);
        return parts;
    }

    /** Keeps a frame for people to look at. */
    private void picture(File file) throws Exception {
        CompletableFuture<int[]> taken = new CompletableFuture<>();
        int width = onRenderThread(() -> app.getCamera().getWidth());
        int height = onRenderThread(() -> app.getCamera().getHeight());
        StillCamera camera = new StillCamera(width, height, pixels -> taken.complete(pixels.clone()));
        onRenderThread(() -> {
            app.getGuiViewPort().addProcessor(camera);
            return null;
        });
        int[] pixels = taken.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        onRenderThread(() -> {
            app.getGuiViewPort().removeProcessor(camera);
            return null;
        });
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(image, "png", file);
    }

    /** Waits for a frame that is updated and drawn after what was asked for before. */
    private void drawFrame() throws Exception {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        onRenderThread(() -> app.getStateManager().attach(new AbstractAppState() {
            @Override
            public void postRender() {
                drawn.complete(null);
            }
        }));
        drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private <T> T onRenderThread(Callable<T> deed) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        app.enqueue(() -> {
            try {
                result.complete(deed.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
