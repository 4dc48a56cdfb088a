package dev.parley.format;

import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionClip;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads motion that Live Link Face, or {@link LiveLinkFaceCsv}, has written: a header that names the columns, then 60 rows
 * a second, row 0 at the start. Columns that are no channel are left out. Stateless; any thread.
 */
public final class LiveLinkFaceReader {

    private LiveLinkFaceReader() {
    }

    /**
     * Reads a file.
     *
     * @param file where (not null)
     * @param frameRate frames a second of the clip wanted (&gt;0)
     * @return the motion, interpolated linearly between the rows
     * @throws IOException if it cannot be read or is no such file; the message names it and the line
     */
    public static MotionClip read(Path file, double frameRate) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            List<MotionChannel> channels = new ArrayList<>();
            List<Integer> columns = new ArrayList<>();
            bind(header == null ? "" : header, channels, columns);
            if (channels.isEmpty()) {
                throw new IOException(file + ":1: no column is a facial channel; expected Live Link Face's header "
                        + "(Timecode,BlendShapeCount,EyeBlinkLeft,...)");
            }
            List<float[]> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    rows.add(row(file, rows.size() + 2, line, columns));
                }
            }
            return clip(file, channels, rows, frameRate);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8 text; expected a Live Link Face CSV", e);
        }
    }

    private static void bind(String header, List<MotionChannel> channels, List<Integer> columns) {
        String[] names = header.replaceFirst("^\uFEFF", "").split(",");
        for (int i = 0; i < names.length; i++) {
            Optional<MotionChannel> channel = MotionChannel.byName(names[i].strip());
            if (channel.isPresent()) {
                channels.add(channel.get());
                columns.add(i);
            }
        }
    }

    private static float[] row(Path file, int number, String line, List<Integer> columns) throws IOException {
        String[] cells = line.split(",", -1);
        float[] values = new float[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String cell = columns.get(i) < cells.length ? cells[columns.get(i)].strip() : "";
            try {
                values[i] = Float.parseFloat(cell);
            } catch (NumberFormatException e) {
                throw new IOException(file + ":" + number + ": column " + (columns.get(i) + 1) + " is '" + cell
                        + "'; expected a number", e);
            }
            if (!Float.isFinite(values[i])) {
                throw new IOException(file + ":" + number + ": column " + (columns.get(i) + 1) + " is " + cell
                        + "; expected a finite number");
            }
        }
        return values;
    }

    /** Row r stands at r / 60 s, frame i at (i + 0.5) / frameRate. */
    private static MotionClip clip(Path file, List<MotionChannel> channels, List<float[]> rows, double frameRate)
            throws IOException {
        if (rows.isEmpty()) {
            throw new IOException(file + " has no rows of motion; expected one every 60th of a second");
        }
        double seconds = (double) rows.size() / LiveLinkFaceCsv.ROWS_PER_SECOND;
        int width = channels.size();
        float[] values = new float[Math.max(1, (int) Math.round(seconds * frameRate)) * width];
        for (int i = 0; i < values.length / width; i++) {
            double at = Math.min((i + 0.5) / frameRate * LiveLinkFaceCsv.ROWS_PER_SECOND, rows.size() - 1);
            float[] low = rows.get((int) at);
            float[] high = rows.get(Math.min((int) at + 1, rows.size() - 1));
            for (int c = 0; c < width; c++) {
                values[i * width + c] = (float) (low[c] + (at - Math.floor(at)) * (high[c] - low[c]));
            }
        }
        return new MotionClip(channels, values, frameRate);
    }
}
