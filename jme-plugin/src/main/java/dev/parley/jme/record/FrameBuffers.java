package dev.parley.jme.record;

import com.jme3.system.AppSettings;
import com.jme3.texture.FrameBuffer;
import com.jme3.texture.FrameBuffer.FrameBufferTarget;
import com.jme3.texture.Image;

/** Makes frame buffers without textures. Belongs to the render thread. */
final class FrameBuffers {

    private FrameBuffers() {
    }

    /** A buffer that stands for the window of an application with these settings. */
    static FrameBuffer of(AppSettings settings) {
        return create(settings.getWidth(), settings.getHeight(), Math.max(1, settings.getSamples()),
                settings.isGammaCorrection());
    }

    /** A buffer of colour and depth. */
    static FrameBuffer create(int width, int height, int samples, boolean srgb) {
        FrameBuffer buffer = new FrameBuffer(width, height, samples);
        buffer.addColorTarget(FrameBufferTarget.newTarget(Image.Format.RGBA8));
        buffer.setDepthTarget(FrameBufferTarget.newTarget(Image.Format.Depth24));
        buffer.setSrgb(srgb);
        return buffer;
    }
}
