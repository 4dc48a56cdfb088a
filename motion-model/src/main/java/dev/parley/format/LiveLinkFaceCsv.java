package dev.parley.format;

import dev.parley.signal.ArkitBlendshape;
import dev.parley.signal.MotionChannel;
import dev.parley.signal.MotionFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Motion as Epic's Live Link Face app records it: 63 columns, 60 rows a second; row 0 is the first sample of the sound.
 * Angles are radians by the right-hand rule about the face's axes. Usable on any thread.
 */
public final class LiveLinkFaceCsv {

    /** Rows a second. */
    public static final int ROWS_PER_SECOND = 60;

    /** Value of the column BlendShapeCount: the 52 shapes and nine angles. */
    private static final String COUNT = "61";
    /** The app's eyes have a roll as well; ARKit's eyes do not roll. */
    private static final List<String> ANGLES = List.of("HeadYaw", "HeadPitch", "HeadRoll", "LeftEyeYaw",
            "LeftEyePitch", "LeftEyeRoll", "RightEyeYaw", "RightEyePitch", "RightEyeRoll");

    private LiveLinkFaceCsv() {
    }

    /**
     * Returns the header.
     *
     * @return 63 column names in the app's order (unmodifiable)
     */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("Timecode", "BlendShapeCount"));
        for (ArkitBlendshape shape : shapes()) {
            columns.add(pascalCase(shape.arkitName()));
        }
        columns.addAll(ANGLES);
        return List.copyOf(columns);
    }

    /**
     * Writes motion.
     *
     * @param file where to (not null)
     * @param motion the face at any time of the line (not null)
     * @param seconds the line's duration; the last row lies before its end, except that there is always a row (&ge;0)
     * @throws IOException if writing fails; the file is then as it was before
     */
    public static void write(Path file, MotionSampler motion, double seconds) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\n");
        columns().forEach(schema::addColumn);
        ObjectWriter writer = new CsvMapper().writer(schema.build());
        OutputFile.write(file, out -> {
            try (SequenceWriter rows = writer.writeValues(out)) {
                writeRows(rows, motion, rows(seconds));
            }
        });
    }

    /** How many rows a line of some duration has. */
    static int rows(double seconds) {
        return Math.max(1, (int) Math.ceil(seconds * ROWS_PER_SECOND - 1e-9));
    }

    private static void writeRows(SequenceWriter rows, MotionSampler motion, int count) {
        MotionFrame store = new MotionFrame();
        for (int row = 0; row < count; row++) {
            motion.sample((double) row / ROWS_PER_SECOND, store);
            rows.write(row(row, store));
        }
    }

    private static List<String> row(int row, MotionFrame face) {
        List<String> cells = new ArrayList<>();
        cells.add(timecode(row));
        cells.add(COUNT);
        for (ArkitBlendshape shape : shapes()) {
            cells.add(number(face.weight(shape)));
        }
        for (String angle : ANGLES) {
            cells.add(number(MotionChannel.byName(angle).map(face::get).orElse(0f)));
        }
        return cells;
    }

    /** Hours, minutes, seconds, frame and thousandths of a frame. */
    private static String timecode(int row) {
        int second = row / ROWS_PER_SECOND;
        return String.format(Locale.ROOT, "%02d:%02d:%02d:%02d.000", second / 3600, second / 60 % 60, second % 60,
                row % ROWS_PER_SECOND);
    }

    /** Six decimals, and no negative zero. */
    private static String number(float value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.equals("-0.000000") ? "0.000000" : text;
    }

    /** Apple's order, but right before left for the sideways shapes of jaw and mouth. */
    private static List<ArkitBlendshape> shapes() {
        List<ArkitBlendshape> shapes = new ArrayList<>(List.of(ArkitBlendshape.values()));
        swap(shapes, ArkitBlendshape.JAW_LEFT, ArkitBlendshape.JAW_RIGHT);
        swap(shapes, ArkitBlendshape.MOUTH_LEFT, ArkitBlendshape.MOUTH_RIGHT);
        return shapes;
    }

    private static void swap(List<ArkitBlendshape> shapes, ArkitBlendshape one, ArkitBlendshape other) {
        Collections.swap(shapes, shapes.indexOf(one), shapes.indexOf(other));
    }

    private static String pascalCase(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
