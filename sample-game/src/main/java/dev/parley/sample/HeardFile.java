package dev.parley.sample;

import dev.parley.analysis.VoiceFrame;
import dev.parley.format.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a listener hears of a recording, for training: a row a frame of activity (0 or 1), voicing (0 or 1), ln Hz ({@code NaN}
 * before any pitch) and ln energy, tabs between them. Stateless.
 */
final class HeardFile {

    private HeardFile() {
    }

    static void write(Path file, List<VoiceFrame> frames) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (VoiceFrame frame : frames) {
            rows.append(frame.active() ? 1 : 0).append('\t').append(frame.voiced() ? 1 : 0).append('\t')
                    .append(frame.logF0()).append('\t').append(frame.energy()).append('\n');
        }
        OutputFile.write(file, out -> out.write(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
