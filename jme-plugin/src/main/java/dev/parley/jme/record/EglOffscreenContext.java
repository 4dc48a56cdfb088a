package dev.parley.jme.record;

import com.jme3.input.JoyInput;
import com.jme3.input.KeyInput;
import com.jme3.input.MouseInput;
import com.jme3.input.TouchInput;
import com.jme3.input.dummy.DummyKeyInput;
import com.jme3.input.dummy.DummyMouseInput;
import com.jme3.system.AppSettings;
import com.jme3.system.Displays;
import com.jme3.system.NanoTimer;
import com.jme3.system.lwjgl.LwjglContext;
import com.jme3.texture.FrameBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lwjgl.system.Configuration;

/**
 * A jMonkeyEngine context without window, screen or X server. What an application renders to its main frame buffer goes to
 * a buffer of the settings' size, samples and gamma. Frames follow each other as fast as they can. The application's
 * methods are called on a thread of this context's own.
 *
 * <p>Use it by {@link #configure(AppSettings)}; jMonkeyEngine then creates it.
 */
public final class EglOffscreenContext extends LwjglContext implements Runnable {

    private final AtomicBoolean closing = new AtomicBoolean();
    private EglDisplay display;

    /**
     * Called by jMonkeyEngine.
     */
    public EglOffscreenContext() {
        Configuration.OPENGL_CONTEXT_API.set("EGL");
    }

    /**
     * Makes an application that starts with these settings render off screen, without sound; its keys and mouse stay silent.
     *
     * @param settings the application's settings (not null, modified)
     * @return the settings
     */
    public static AppSettings configure(AppSettings settings) {
        settings.setCustomRenderer(EglOffscreenContext.class);
        settings.setAudioRenderer(null);
        return settings;
    }

    @Override
    public void setSettings(AppSettings newSettings) {
        super.setSettings(newSettings);
        settings.setRenderer(AppSettings.LWJGL_OPENGL32);
    }

    @Override
    public void create(boolean waitFor) {
        new Thread(this, "Parley off-screen renderer").start();
        if (waitFor) {
            waitFor(true);
        }
    }

    /** Runs the application until it stops. */
    @Override
    public void run() {
        if (!open()) {
            return;
        }
        try {
            listener.initialize();
            while (!closing.get()) {
                listener.update();
                renderer.postFrame();
            }
        } catch (RuntimeException | Error e) {
            listener.handleError("Off-screen rendering stopped", e);
        } finally {
            shutDown();
        }
    }

    private boolean open() {
        try {
            timer = new NanoTimer();
            display = new EglDisplay();
            internalCreate();
            renderer.setMainFrameBufferOverride(FrameBuffers.of(settings));
            return true;
        } catch (RuntimeException | LinkageError e) {
            listener.handleError("Off-screen rendering cannot start", e);
            return false;
        }
    }

    private void shutDown() {
        try {
            listener.destroy();
            renderer.cleanup();
        } finally {
            display.close();
            internalDestroy();
        }
    }

    @Override
    public void destroy(boolean waitFor) {
        closing.set(true);
        if (waitFor) {
            waitFor(false);
        }
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException("an off-screen context keeps its size; start another application");
    }

    @Override
    public Type getType() {
        return Type.OffscreenSurface;
    }

    @Override
    public MouseInput getMouseInput() {
        return new DummyMouseInput();
    }

    @Override
    public KeyInput getKeyInput() {
        return new DummyKeyInput();
    }

    @Override
    public JoyInput getJoyInput() {
        return null;
    }

    @Override
    public TouchInput getTouchInput() {
        return null;
    }

    @Override
    public void setTitle(String title) {
        // there is no window to name
    }

    @Override
    public void setAutoFlushFrames(boolean enabled) {
        // there is no window to flush to
    }

    @Override
    public int getFramebufferWidth() {
        return settings.getWidth();
    }

    @Override
    public int getFramebufferHeight() {
        return settings.getHeight();
    }

    @Override
    public int getWindowXPosition() {
        return 0;
    }

    @Override
    public int getWindowYPosition() {
        return 0;
    }

    @Override
    public Displays getDisplays() {
        return new Displays();
    }

    @Override
    public int getPrimaryDisplay() {
        return 0;
    }
}
