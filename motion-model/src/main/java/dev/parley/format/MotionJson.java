package dev.parley.format;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Motion as JSON: every channel by name, at the model's own rate. Frame {@code i} is the face at {@code (i + 0.5) /
 * frameRate} seconds of the sound. Usable on any thread.
 */
public final class MotionJson {

    private MotionJson() {
    }

    /**
     * Writes motion: the 52 weights, the head's angles (radians) and translation (metres), the eyes' angles (radians).
     *
     * @param file where to (not null)
     * @param motion the face at any time of the line (not null)
     * @param frames how many frames (&ge;0)
     * @param frameRate frames a second (&gt;0)
     * @throws IOException if writing fails; the file is then as it was before
     */
    public static void write(Path file, MotionSampler motion, int frames, double frameRate) throws IOException {
        List<MotionChannel> channels = MotionChannel.all();
        float[][] values = new float[channels.size()][frames];
        MotionFrame store = new MotionFrame();
        for (int frame = 0; frame < frames; frame++) {
            motion.sample((frame + 0.5) / frameRate, store);
            for (int c = 0; c < values.length; c++) {
                values[c][frame] = store.get(channels.get(c));
            }
        }
        Map<String, float[]> byName = new LinkedHashMap<>();
        for (int c = 0; c < values.length; c++) {
            byName.put(channels.get(c).name(), values[c]);
        }
        JsonFiles.write(file, new Content(frameRate, frames, 0.5 / frameRate, byName));
    }

    /** What stands in the file; {@code firstFrame} is in seconds. */
    private record Content(double frameRate, int frames, double firstFrame, Map<String, float[]> channels) {
    }
}
