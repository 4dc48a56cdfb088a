package dev.parley.jme.record;

import com.jme3.post.SceneProcessor;
import com.jme3.profile.AppProfiler;
import com.jme3.renderer.RenderManager;
import com.jme3.renderer.Renderer;
import com.jme3.renderer.ViewPort;
import com.jme3.renderer.queue.RenderQueue;
import com.jme3.texture.FrameBuffer;
import dev.parley.format.OutputFile;
import dev.parley.format.WavFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes every frame of a view port to an MP4 of H.264 and AAC, through the {@code ffmpeg} program. Add it to the last view
 * port that renders; each frame rendered from then on is one frame of the film, whatever the time: pair it with
 * {@link FixedStepTimer}. The file appears when {@link #finish()} returns. Belongs to the render thread.
 */
public final class Recorder implements SceneProcessor, AutoCloseable {

    private final RecordingSettings settings;
    private final OutputFile output;
    private Path sound;
    private FramePipe pipe;
    private Renderer renderer;
    private FrameBuffer resolved;
    private int frames;

    /**
     * Starts the program.
     *
     * @param settings what the recording is like (not null)
     * @throws RecordingException if the file cannot be written, or the program is missing
     */
    public Recorder(RecordingSettings settings) {
        this.settings = settings;
        try {
            output = new OutputFile(settings.file());
        } catch (IOException e) {
            throw new RecordingException(e.getMessage(), e);
        }
        try {
            sound = sound(settings);
            pipe = new FramePipe(Ffmpeg.command(Ffmpeg.program(), settings, sound, output.temporary()),
                    settings.frameBytes());
        } catch (IOException | RuntimeException e) {
            abandon();
            throw e instanceof RecordingException known ? known : new RecordingException(e.getMessage(), e);
        }
    }

    private static Path sound(RecordingSettings settings) throws IOException {
        if (settings.sound() == null) {
            return null;
        }
        Path file = Files.createTempFile("parley-sound", ".wav");
        WavFile.write(file, settings.sound(), settings.voice());
        return file;
    }

    /**
     * Returns how many frames were recorded so far.
     *
     * @return frames (&ge;0)
     */
    public int frames() {
        return frames;
    }

    /**
     * Ends the film and moves it into place.
     *
     * @throws RecordingException if the program failed; no file is left then
     */
    public void finish() {
        try {
            pipe.finish();
            output.commit();
        } catch (IOException e) {
            throw new RecordingException("cannot write " + settings.file() + ": " + e.getMessage(), e);
        } finally {
            close();
        }
    }

    /** Gives the recording up unless it is finished, and leaves no file. Safe to repeat. */
    @Override
    public void close() {
        abandon();
    }

    private void abandon() {
        try (OutputFile unfinished = output; FramePipe running = pipe) {
            if (sound != null) {
                Files.deleteIfExists(sound);
            }
        } catch (IOException e) {
            throw new RecordingException("cannot tidy up after " + settings.file() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void initialize(RenderManager manager, ViewPort view) {
        renderer = manager.getRenderer();
        resolved = FrameBuffers.create(settings.width(), settings.height(), 1, renderer.isMainFrameBufferSrgb());
    }

    @Override
    public boolean isInitialized() {
        return renderer != null;
    }

    @Override
    public void postFrame(FrameBuffer rendered) {
        renderer.copyFrameBuffer(rendered, resolved, true, false);
        ByteBuffer frame = pipe.take();
        renderer.readFrameBuffer(resolved, frame);
        renderer.setFrameBuffer(rendered);
        pipe.send(frame);
        frames++;
    }

    @Override
    public void reshape(ViewPort view, int width, int height) {
        if (width != settings.width() || height != settings.height()) {
            throw new RecordingException("the view became " + width + "x" + height + " while recording "
                    + settings.width() + "x" + settings.height() + "; keep the window's size");
        }
    }

    @Override
    public void preFrame(float tpf) {
        // only the finished frame counts
    }

    @Override
    public void postQueue(RenderQueue queue) {
        // only the finished frame counts
    }

    @Override
    public void cleanup() {
        if (resolved != null) {
            resolved.dispose();
            resolved = null;
        }
    }

    @Override
    public void setProfiler(AppProfiler profiler) {
        // nothing to measure here
    }
}
