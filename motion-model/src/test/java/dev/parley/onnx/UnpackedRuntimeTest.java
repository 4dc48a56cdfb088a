package dev.parley.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that are unpacked once, from real jars. */
class UnpackedRuntimeTest {

    private static final String NAME = "native/libsome.so";

    @TempDir
    private Path folder;
    private byte[] content;

    @BeforeEach
    void drawContent() {
        content = new byte[200_000];
        new Random(4).nextBytes(content);
    }

    @Test
    void copiesOnceAndLeavesNothingElse() throws IOException {
        Path first = copy("a.jar");
        long made = Files.getLastModifiedTime(first).toMillis();
        assertArrayEquals(content, Files.readAllBytes(first));
        assertEquals(first, copy("a.jar"));
        assertEquals(made, Files.getLastModifiedTime(first).toMillis());
        try (Stream<Path> files = Files.list(first.getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void replacesACopyThatIsCutOrAltered() throws IOException {
        Path copy = copy("a.jar");
        byte[] altered = content.clone();
        altered[1000] ^= 1;
        Files.write(copy, altered);
        assertArrayEquals(content, Files.readAllBytes(copy("a.jar")));
        Files.write(copy, new byte[10]);
        assertArrayEquals(content, Files.readAllBytes(copy("a.jar")));
    }

    @Test
    void keepsVersionsApart() throws IOException {
        Path old = copy("a.jar");
        byte[] before = content.clone();
        content[7] ^= 1;
        assertNotEquals(old, copy("b.jar"));
        assertArrayEquals(before, Files.readAllBytes(old));
    }

    @Test
    void failsWhereNoFolderCanBe() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file");
        assertThrows(IOException.class, () -> copy("a.jar"));
    }

    private Path copy(String jar) throws IOException {
        Path file = folder.resolve(jar);
        if (!Files.exists(file)) {
            try (OutputStream out = Files.newOutputStream(file); JarOutputStream entries = new JarOutputStream(out)) {
                entries.putNextEntry(new JarEntry(NAME));
                entries.write(content);
            }
        }
        URL url = URI.create("jar:" + file.toUri() + "!/" + NAME).toURL();
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        Path version = new UnpackedRuntime(folder.resolve("cache")).folder(connection.getJarEntry());
        return UnpackedRuntime.copy(connection.getJarEntry(), url, version);
    }
}
