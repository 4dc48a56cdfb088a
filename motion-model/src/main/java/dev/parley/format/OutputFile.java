package dev.parley.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: its bytes go to a hidden sibling, {@link #commit()} moves that into place, and
 * {@link #close()} without a commit leaves nothing behind, nor does the end of the program. Owned by one thread at a time.
 */
public final class OutputFile implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private boolean open = true;

    /**
     * Reserves a place beside the target by creating an empty temporary file there.
     *
     * @param target the file to be (not null); a link is followed
     * @throws IOException if nothing can be written there; the message names the path and the reason
     */
    public OutputFile(Path target) throws IOException {
        this.target = destination(target);
        this.temporary = folder(this.target)
                .resolve("." + this.target.getFileName() + "." + UUID.randomUUID() + ".part");
        create(target);
    }

    /** Something that fills a stream. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the bytes of the file.
         *
         * @param out a buffered stream, closed by the caller (not null)
         * @throws IOException if writing fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a whole file.
     *
     * @param target the file to be; replaced if it exists (not null)
     * @param content what fills it (not null)
     * @throws IOException if writing fails; the target is then as it was before
     */
    public static void write(Path target, Content content) throws IOException {
        try (OutputFile file = new OutputFile(target)) {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(file.temporary, StandardOpenOption.TRUNCATE_EXISTING))) {
                content.writeTo(out);
            }
            file.commit();
        }
    }

    /**
     * Checks that a file can be written, by reserving its place and giving it up again.
     *
     * @param target the file to be (not null, unaffected)
     * @throws IOException if it cannot; the message names the path and the reason
     */
    public static void check(Path target) throws IOException {
        new OutputFile(target).close();
    }

    /**
     * Returns where the bytes go before the commit.
     *
     * @return an existing file in the target's folder
     */
    public Path temporary() {
        return temporary;
    }

    /**
     * Moves the temporary file into place, replacing what is there.
     *
     * @throws IOException if the move fails
     */
    public void commit() throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        open = false;
    }

    /** Deletes the temporary file unless it has been moved into place. Safe to repeat. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            Files.deleteIfExists(temporary);
        }
    }

    private void create(Path asGiven) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("cannot write " + asGiven + ": it is not a regular file; name a file");
        }
        if (!Files.isDirectory(folder(target))) {
            throw new IOException("cannot write " + asGiven + ": there is no folder " + folder(target)
                    + "; create it first");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException("cannot write " + asGiven + ": the file is write-protected");
        }
        try {
            Files.createFile(temporary);
            temporary.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new IOException("cannot write " + asGiven + ": the folder " + folder(target)
                    + " takes no new files", e);
        }
    }

    private static Path destination(Path target) throws IOException {
        return Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    }

    private static Path folder(Path target) {
        Path parent = target.getParent();
        return parent == null ? target : parent;
    }
}
