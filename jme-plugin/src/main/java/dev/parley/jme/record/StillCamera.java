package dev.parley.jme.record;

import com.jme3.texture.FrameBuffer;
import com.jme3.util.BufferUtils;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Hands every finished frame of a view port to the application, as pixels, with the edges of scenes of one sample
 * smoothed. Add it to the last view port that renders. Belongs to the render thread.
 */
public final class StillCamera extends FinishedFrames {

    private final int width;
    private final int height;
    private final Consumer<int[]> album;
    private final ByteBuffer bytes;
    private final int[] pixels;
    private final EdgeSmoother smoother;

    /**
     * Creates a camera.
     *
     * @param width of the view port in pixels, above 0
     * @param height of the view port in pixels, above 0
     * @param album receives each frame, on the render thread: {@code 0xRRGGBB}, row by row from the top (not null; the
     *     array is used again for the next frame)
     */
    public StillCamera(int width, int height, Consumer<int[]> album) {
        super(width, height, "taking pictures of");
        this.width = width;
        this.height = height;
        this.album = Objects.requireNonNull(album, "album");
        bytes = BufferUtils.createByteBuffer(4 * width * height);
        pixels = new int[width * height];
        smoother = new EdgeSmoother(width, height);
    }

    @Override
    public void postFrame(FrameBuffer rendered) {
        bytes.clear();
        read(rendered, bytes);
        smoother.smooth(bytes);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = 4 * ((height - 1 - y) * width + x);
                pixels[y * width + x] = (bytes.get(from) & 0xff) << 16 | (bytes.get(from + 1) & 0xff) << 8
                        | bytes.get(from + 2) & 0xff;
            }
        }
        album.accept(pixels);
    }
}
