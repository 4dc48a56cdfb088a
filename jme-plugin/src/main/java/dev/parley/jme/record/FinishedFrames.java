package dev.parley.jme.record;

import com.jme3.post.SceneProcessor;
import com.jme3.profile.AppProfiler;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.ViewPort;
import com.jme3.renderer.queue.RenderQueue;
import com.jme3.texture.FrameBuffer;
import java.nio.ByteBuffer;

/** Reads the finished frames of a view port that keeps its size. Belongs to the render thread. */
abstract class FinishedFrames implements SceneProcessor {

    private final int width;
    private final int height;
    private final String purpose;
    private Readback readback;

    /** Takes the view's size in pixels, and what the frames are for: "recording". */
    FinishedFrames(int width, int height, String purpose) {
        this.width = width;
        this.height = height;
        this.purpose = purpose;
    }

    /** Reads what was rendered: RGBA of 8 bits, the lowest row first. */
    final void read(FrameBuffer rendered, ByteBuffer pixels) {
        readback.read(rendered, pixels);
    }

    @Override
    public void initialize(RenderManager manager, ViewPort view) {
        readback = new Readback(manager, width, height);
    }

    @Override
    public final boolean isInitialized() {
        return readback != null;
    }

    @Override
    public final void reshape(ViewPort view, int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            throw new RecordingException("the view became " + newWidth + "x" + newHeight + " while " + purpose + " "
                    + width + "x" + height + "; keep the window's size");
        }
    }

    @Override
    public final void preFrame(float tpf) {
        // only the finished frame counts
    }

    @Override
    public final void postQueue(RenderQueue queue) {
        // only the finished frame counts
    }

    @Override
    public final void cleanup() {
        if (readback != null) {
            readback.dispose();
            readback = null;
        }
    }

    @Override
    public final void setProfiler(AppProfiler profiler) {
        // nothing to measure here
    }
}
