package dev.parley.jme.record;

import com.jme3.util.BufferUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Carries frames from the render thread to ffmpeg's standard input, on a thread of its own. Frames lie in a few pooled
 * buffers: one thread takes, fills and sends them, and waits when all are on their way. If the program dies, frames go
 * nowhere until {@link #finish()} says why.
 */
final class FramePipe implements AutoCloseable {

    private static final int BUFFERS = 4;
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Process program;
    private final Path errors;
    private final Thread writer;

    FramePipe(List<String> command, int frameBytes) throws IOException {
        errors = Files.createTempFile("parley-ffmpeg", ".log");
        program = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile()).start();
        for (int i = 0; i < BUFFERS; i++) {
            free.add(BufferUtils.createByteBuffer(frameBytes));
        }
        writer = new Thread(this::write, "Parley frame writer");
        writer.setDaemon(true);
        writer.start();
    }

    /** Returns an empty buffer, as soon as there is one. */
    ByteBuffer take() {
        return interruptibly(free::take).clear();
    }

    /** Sends a buffer that {@link #take()} gave. */
    void send(ByteBuffer frame) {
        interruptibly(() -> full.add(frame.rewind()));
    }

    private void write() {
        try (OutputStream out = program.getOutputStream(); WritableByteChannel channel = Channels.newChannel(out)) {
            for (ByteBuffer frame = full.take(); frame != END; frame = full.take()) {
                writeIfAlive(channel, frame);
                free.add(frame);
            }
        } catch (IOException e) {
            // the program has gone; its exit status tells
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeIfAlive(WritableByteChannel channel, ByteBuffer frame) {
        try {
            while (program.isAlive() && frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            program.destroy();
        }
    }

    /** Sends the end, and waits until the program is done. */
    void finish() {
        full.add(END);
        interruptibly(() -> {
            writer.join();
            return null;
        });
        int status = interruptibly(program::waitFor);
        if (status != 0) {
            throw new RecordingException("ffmpeg ended with status " + status + ": " + lastError());
        }
    }

    private String lastError() {
        try (var lines = Files.lines(errors)) {
            return lines.filter(line -> !line.isBlank()).reduce((first, second) -> second)
                    .orElse("it gave no reason");
        } catch (IOException e) {
            return "its reason cannot be read";
        }
    }

    /** Ends the program if it still runs. Safe to repeat. */
    @Override
    public void close() throws IOException {
        program.destroyForcibly();
        writer.interrupt();
        Files.deleteIfExists(errors);
    }

    private interface Waiting<T> {
        T await() throws InterruptedException;
    }

    private static <T> T interruptibly(Waiting<T> waiting) {
        try {
            return waiting.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordingException("the recording was interrupted", e);
        }
    }
}
