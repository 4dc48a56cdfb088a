package dev.parley.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

    private static final int WIDTH = 110;
    private static final int HEIGHT = 126;
    private static final int COLUMNS = 11;
    private static final int SHAPES = 52;
    private static final int VISEMES = 15;
    private static final int EMOTIONS = 7;
    /** Rows of a cell that no label reaches. */
    private static final int FACE_ROWS = HEIGHT - 32;

    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    /** Every shape, viseme and emotion changes its face, but for the two that are rest. */
    @Test
    void everyFaceOfTheWomanIsThere() throws Exception {
        Path file = folder.resolve("woman.png");
        assertEquals(0, speak("--contact-sheet", file.toString(), "--size", WIDTH + "x" + HEIGHT), errors::toString);
        BufferedImage sheet = ImageIO.read(file.toFile());
        assertEquals(COLUMNS * WIDTH, sheet.getWidth());
        assertEquals(7 * HEIGHT, sheet.getHeight());
        int visemes = (SHAPES + COLUMNS - 1) / COLUMNS * COLUMNS;
        for (int i = 0; i < SHAPES; i++) {
            assertTrue(differs(sheet, visemes, i) > 20, "shape " + i + ": " + differs(sheet, visemes, i) + " pixels");
        }
        for (int i = 1; i < VISEMES + EMOTIONS; i++) {
            assertEquals(i != VISEMES, differs(sheet, visemes, visemes + i) > 20, "viseme or emotion " + i);
        }
    }

    /** Pixels of two faces that are clearly not the same. */
    private static int differs(BufferedImage sheet, int one, int other) {
        int count = 0;
        for (int y = 0; y < FACE_ROWS; y++) {
            for (int x = 0; x < WIDTH; x++) {
                count += Math.abs(green(sheet, one, x, y) - green(sheet, other, x, y)) > 12 ? 1 : 0;
            }
        }
        return count;
    }

    private static int green(BufferedImage sheet, int place, int x, int y) {
        return sheet.getRGB(place % COLUMNS * WIDTH + x, place / COLUMNS * HEIGHT + y) >> 8 & 0xff;
    }

    @Test
    void whatCannotBeIsOneLineAndNoFile() throws Exception {
        refused("ends in .png or .jpg", "--contact-sheet", folder.resolve("a.gif").toString());
        refused("there is no avatar 'nobody'", "--contact-sheet", folder.resolve("a.png").toString(), "--avatar",
                "nobody");
        refused("says nothing", "--contact-sheet", folder.resolve("a.png").toString(), "Hello.");
        refused("no folder", "--contact-sheet", folder.resolve("no/a.png").toString());
    }

    private void refused(String word, String... arguments) throws Exception {
        errors.getBuffer().setLength(0);
        assertEquals(2, speak(arguments));
        assertTrue(errors.toString().contains(word), errors::toString);
        assertEquals(1, errors.toString().lines().count(), errors::toString);
        try (var files = Files.list(folder)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    private int speak(String... arguments) {
        return SpeakCommand.run(new Console(new PrintWriter(errors)), arguments);
    }
}
