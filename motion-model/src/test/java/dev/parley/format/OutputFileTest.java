package dev.parley.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    Path folder;

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        assertThrows(IOException.class, () -> OutputFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("the disk is full");
        }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aReaderNeverSeesHalfAFile() throws Exception {
        Path file = folder.resolve("a.txt");
        OutputFile.write(file, out -> {
            out.write(new byte[100_000]);
            assertFalse(Files.exists(file));
        });
        assertEquals(100_000, Files.size(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("no/such/a.txt");
        IOException failure = assertThrows(IOException.class, () -> OutputFile.check(file));
        assertTrue(failure.getMessage().contains("no/such"), failure.getMessage());
    }

    @Test
    void aFolderIsNotOverwritten() {
        IOException failure = assertThrows(IOException.class, () -> OutputFile.check(folder));
        assertTrue(failure.getMessage().contains("not a regular file"), failure.getMessage());
    }

    @Test
    void aLinkIsFollowed() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        OutputFile.write(link, out -> out.write("new".getBytes()));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void checkingLeavesNoTrace() throws Exception {
        OutputFile.check(folder.resolve("a.txt"));
        assertEquals(List.of(), files());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
