package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.app.state.AbstractAppState;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.jme.TalkingAvatarControl;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.record.EglOffscreenContext;
import dev.parley.rig.FacePreset;
import dev.parley.rig.FacePresets;
import dev.parley.signal.ArkitBlendshape;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The panel off screen: its sliders, worked by the test, move the face that is in the scene. */
class HelloPanelTest {

    private static final int PATIENCE_SECONDS = 240;
    private final HelloPanel app = new HelloPanel();

    @Test
    void aPresetMovesSlidersAndFace() throws Exception {
        AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
        settings.setResolution(320, 200);
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start(JmeContext.Type.OffscreenSurface, false);
        try {
            FacePreset happy = FacePresets.emotions().get(1);
            onRenderThread(() -> {
                app.panel().show(happy);
                return null;
            });
            drawFrame();
            TalkingAvatarControl avatar = onRenderThread(
                    () -> app.getStateManager().getState(TalkingAvatarState.class).avatars().get(0));
            assertFalse(avatar.isEnabled());
            assertEquals(.9, onRenderThread(() -> avatar.rig().applied().weight(ArkitBlendshape.MOUTH_SMILE_LEFT)),
                    1e-6);
            assertTrue(onRenderThread(() -> app.panel().shapes().getPreferredSize().x) > 100);
        } finally {
            app.stop(true);
        }
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
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
