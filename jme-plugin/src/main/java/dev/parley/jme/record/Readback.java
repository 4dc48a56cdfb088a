package dev.parley.jme.record;

import com.jme3.renderer.RenderManager;
import com.jme3.renderer.Renderer;
import com.jme3.texture.FrameBuffer;
import java.nio.ByteBuffer;

/** Brings finished frames into memory: RGBA of 8 bits, the lowest row first. Belongs to the render thread. */
final class Readback {

    private final Renderer renderer;
    private final FrameBuffer resolved;

    Readback(RenderManager manager, int width, int height) {
        renderer = manager.getRenderer();
        resolved = FrameBuffers.create(width, height, 1, renderer.isMainFrameBufferSrgb());
    }

    /**
     * Reads a frame.
     *
     * @param rendered what was rendered to, of any number of samples; null is the window
     * @param pixels receives four bytes a pixel
     */
    void read(FrameBuffer rendered, ByteBuffer pixels) {
        renderer.copyFrameBuffer(rendered, resolved, true, false);
        renderer.readFrameBuffer(resolved, pixels);
        renderer.setFrameBuffer(rendered);
    }

    void dispose() {
        resolved.dispose();
    }
}
