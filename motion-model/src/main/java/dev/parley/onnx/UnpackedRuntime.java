package dev.parley.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;

/**
 * ONNX Runtime's own libraries, unpacked once for all starts: its Java unpacks 28 MB from its jar at every start, which
 * takes a fifth of a second. A copy in the user's cache is used if its size and CRC-32 are those of the jar's entry; a game
 * that ships the libraries itself ({@code onnxruntime.native.path}) is left alone, and where no copy can be made, or
 * {@code -Dparley.onnxruntime.cache=false} forbids it, ONNX Runtime does as it always does. For Linux and macOS: the jar has
 * a library more for Windows, which has to lie beside the others.
 */
final class UnpackedRuntime {

    /** Set to {@code false} it leaves all to ONNX Runtime. */
    static final String SWITCH = "parley.onnxruntime.cache";
    private static final Logger LOGGER = Logger.getLogger(UnpackedRuntime.class.getName());
    private static final String PROPERTY = "onnxruntime.native.";
    private static final String[] LIBRARIES = {"onnxruntime", "onnxruntime4j_jni"};
    /** A library that others load from beside the runtime: then all of them stay where ONNX Runtime puts them. */
    private static final String SHARED = "onnxruntime_providers_shared";

    private final Path cache;

    /** Keeps copies in a folder, which is made. */
    UnpackedRuntime(Path cache) {
        this.cache = cache;
    }

    /** Points ONNX Runtime to the copies, before its first use. */
    static void use() {
        try {
            Path cache = UserCache.folder("onnxruntime");
            if (cache.isAbsolute()) {
                new UnpackedRuntime(cache).point();
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "ONNX Runtime unpacks its libraries by itself", e);
        }
    }

    private void point() throws IOException {
        if ("false".equals(System.getProperty(SWITCH)) || isChosen() || resource(SHARED) != null) {
            return;
        }
        Path[] copies = new Path[LIBRARIES.length];
        Path folder = null;
        for (int i = 0; i < copies.length; i++) {
            URL url = resource(LIBRARIES[i]);
            if (url == null || !(url.openConnection() instanceof JarURLConnection jar)) {
                return;
            }
            // the second looks for the first beside it
            folder = folder == null ? folder(jar.getJarEntry()) : folder;
            copies[i] = copy(jar.getJarEntry(), url, folder);
        }
        for (int i = 0; i < copies.length; i++) {
            System.setProperty(PROPERTY + LIBRARIES[i] + ".path", copies[i].toString());
        }
    }

    private static boolean isChosen() {
        for (String library : LIBRARIES) {
            if (System.getProperty(PROPERTY + library + ".path") != null
                    || System.getProperty(PROPERTY + library + ".skip") != null) {
                return true;
            }
        }
        return System.getProperty(PROPERTY + "path") != null;
    }

    /** Returns a folder for a version of the libraries, by the entry of the first. */
    Path folder(JarEntry entry) {
        return cache.resolve(String.format(Locale.ROOT, "%08x-%d", entry.getCrc(), entry.getSize()));
    }

    /** Returns the copy of an entry, made if need be: whole or not at all, whoever else makes it at the same time. */
    static Path copy(JarEntry entry, URL source, Path folder) throws IOException {
        String name = Path.of(entry.getName()).getFileName().toString();
        Path copy = folder.resolve(name).toAbsolutePath();
        if (!isCopy(copy, entry)) {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, name, ".part");
            try (InputStream in = source.openStream()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return copy;
    }

    private static boolean isCopy(Path file, JarEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            CRC32 sum = new CRC32();
            sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            return sum.getValue() == entry.getCrc();
        }
    }

    private static URL resource(String library) {
        String machine = System.getProperty("os.arch");
        String arch = machine.equals("amd64") || machine.equals("x86_64") ? "x64" : machine;
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = UserCache.isWindows() ? "win" : system.startsWith("mac") ? "osx" : "linux";
        String file = System.mapLibraryName(library).replace("jnilib", "dylib");
        return OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + os + "-" + arch + "/" + file);
    }
}
