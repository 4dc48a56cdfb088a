package dev.parley.sample;

import dev.parley.format.OutputFile;
import dev.parley.rig.FacePreset;
import dev.parley.rig.FacePresets;
import dev.parley.rig.RigProfile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** All faces of an avatar in one picture: rows of shapes, then visemes and emotions. For one thread at a time. */
final class ContactSheet {

    private static final int COLUMNS = 11;
    private static final float JPEG_QUALITY = .93f;
    /** Where no face is. */
    private static final int EMPTY = 0x30353d;

    /**
     * One face of the sheet.
     *
     * @param label what stands on it
     * @param face what it shows
     * @param place counted from the upper left, row by row
     */
    record Cell(String label, FacePreset face, int place) {
    }

    private final List<Cell> cells = new ArrayList<>();
    private final FrameSize size;
    private final BufferedImage image;
    private int next;

    /** Lays the sheet out for a rig with these rules; the size is that of one face. */
    ContactSheet(RigProfile profile, FrameSize size) {
        this.size = size;
        add("", FacePresets.shapes(profile.rules()));
        startRow();
        add("viseme ", FacePresets.visemes());
        add("emotion ", FacePresets.emotions());
        int rows = cells.get(cells.size() - 1).place / COLUMNS + 1;
        image = new BufferedImage(COLUMNS * size.width(), rows * size.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[size.width() * size.height()];
        Arrays.fill(pixels, EMPTY);
        for (int place = 0; place < rows * COLUMNS; place++) {
            put(place, pixels);
        }
    }

    private void add(String kind, List<FacePreset> faces) {
        for (FacePreset face : faces) {
            cells.add(new Cell(kind + face.name(), face, next++));
        }
    }

    private void startRow() {
        next = (next + COLUMNS - 1) / COLUMNS * COLUMNS;
    }

    List<Cell> cells() {
        return cells;
    }

    /** Takes the picture of a cell, {@code 0xRRGGBB} row by row. */
    void put(Cell cell, int[] pixels) {
        put(cell.place, pixels);
    }

    private void put(int place, int[] pixels) {
        image.setRGB(place % COLUMNS * size.width(), place / COLUMNS * size.height(), size.width(), size.height(),
                pixels, 0, size.width());
    }

    /** Says whether a file can hold a sheet: by its ending. */
    static void check(Path file) {
        if (!isJpeg(file) && !ending(file, ".png")) {
            throw new InputException("--contact-sheet " + file + ": name a file that ends in .png or .jpg");
        }
        OutputCheck.check(List.of(file));
    }

    private static boolean isJpeg(Path file) {
        return ending(file, ".jpg") || ending(file, ".jpeg");
    }

    private static boolean ending(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    void write(Path file) throws IOException {
        OutputFile.write(file, out -> encode(out, isJpeg(file) ? "jpeg" : "png"));
    }

    private void encode(OutputStream out, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam options = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                options.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
    }
}
