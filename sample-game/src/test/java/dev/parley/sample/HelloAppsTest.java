package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jme3.app.Application;
import com.jme3.app.SimpleApplication;
import com.jme3.app.state.BaseAppState;
import com.jme3.system.AppSettings;
import com.jme3.system.JmeContext;
import dev.parley.jme.SpeechHandle;
import dev.parley.jme.SpeechListener;
import dev.parley.jme.TalkingAvatarState;
import dev.parley.jme.record.EglOffscreenContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the Hello games off screen until their avatar has said its first line. */
class HelloAppsTest {

    private static final int PATIENCE_SECONDS = 240;

    @Test
    void talkingHeadSpeaks() throws Exception {
        assertSpeaks(new HelloTalkingHead());
    }

    @Test
    void speechEventsSpeaks() throws Exception {
        assertSpeaks(new HelloSpeechEvents());
    }

    @Test
    void streamingSpeaks() throws Exception {
        assertSpeaks(new HelloStreaming());
    }

    private static void assertSpeaks(SimpleApplication app) throws Exception {
        CompletableFuture<SpeechHandle> heard = new CompletableFuture<>();
        app.getStateManager().attach(new Eavesdropper(heard));
        AppSettings settings = EglOffscreenContext.configure(new AppSettings(true));
        settings.setResolution(64, 64);
        app.setSettings(settings);
        app.setShowSettings(false);
        app.start(JmeContext.Type.OffscreenSurface, false);
        try {
            SpeechHandle line = heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertEquals(1, line.progress());
            assertTrue(line.heardSeconds() > 1, "heard " + line.heardSeconds() + " s");
        } finally {
            app.stop(true);
        }
    }

    /** Waits for the avatar of the game, then for the end of its first line. */
    private static final class Eavesdropper extends BaseAppState implements SpeechListener {

        private final CompletableFuture<SpeechHandle> heard;
        private boolean listening;

        Eavesdropper(CompletableFuture<SpeechHandle> heard) {
            this.heard = heard;
        }

        @Override
        public void update(float tpf) {
            TalkingAvatarState avatars = getState(TalkingAvatarState.class);
            if (!listening && avatars != null) {
                avatars.avatars().get(0).addListener(this);
                listening = true;
            }
        }

        @Override
        public void onEnd(SpeechHandle line) {
            heard.complete(line);
        }

        @Override
        public void onError(SpeechHandle line, Throwable error) {
            heard.completeExceptionally(error);
        }

        @Override
        protected void initialize(Application app) {
        }

        @Override
        protected void cleanup(Application app) {
        }

        @Override
        protected void onEnable() {
        }

        @Override
        protected void onDisable() {
        }
    }
}
