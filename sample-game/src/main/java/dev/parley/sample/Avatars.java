package dev.parley.sample;

import dev.parley.rig.RigException;
import dev.parley.rig.RigProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The avatars on the class path: a model {@code Models/NAME.glb} and a profile {@code Rigs/NAME.json} each. */
final class Avatars {

    private static final String MODELS = "Models/";
    private static final String ENDING = ".glb";

    private Avatars() {
    }

    /** Reads an avatar's profile; no graphics are needed. */
    static RigProfile profile(String name) {
        if (!names().contains(name)) {
            throw new InputException("there is no avatar '" + name + "'; available: " + String.join(", ", names()));
        }
        String path = "Rigs/" + name + ".json";
        try (InputStream json = Avatars.class.getClassLoader().getResourceAsStream(path)) {
            if (json == null) {
                throw new InputException("avatar '" + name + "' has no profile " + path + " on the class path");
            }
            return RigProfile.read(json, path);
        } catch (IOException | RigException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /** Returns where an avatar's model is on the class path. */
    static String model(String name) {
        return MODELS + name + ENDING;
    }

    /** Reads an avatar's model. */
    static byte[] glb(String name) {
        String path = model(name);
        try (InputStream glb = Avatars.class.getClassLoader().getResourceAsStream(path)) {
            if (glb == null) {
                throw new InputException("avatar '" + name + "' has no model " + path + " on the class path");
            }
            return glb.readAllBytes();
        } catch (IOException e) {
            throw new InputException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Lists the avatars by name. */
    static TreeSet<String> names() {
        try {
            return Collections.list(Avatars.class.getClassLoader().getResources(MODELS)).stream()
                    .flatMap(url -> files(url).stream()).filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files(URL folder) {
        try {
            URLConnection connection = folder.openConnection();
            if (connection instanceof JarURLConnection jar) {
                String prefix = jar.getEntryName();
                return jar.getJarFile().stream().map(entry -> entry.getName()).filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length())).toList();
            }
            try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new InputException("the avatars in " + folder + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
